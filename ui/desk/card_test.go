package desk_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"clinicready/ui/desk"
)

// A file of the first program carries no version of its summary rows: the list
// shows of it what its journal says, and the same once it was opened and its
// rows were made again.
func TestCardOfAnOlderFile(t *testing.T) {
	for _, name := range []string{"small", "embedded"} {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join("..", "..", "assessment", "sqlite", "testdata", "format-1", name+".clinic"))
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			path := filepath.Join(dir, name+".clinic")
			if err := os.WriteFile(path, raw, 0o600); err != nil {
				t.Fatal(err)
			}
			d := desk.New(dir, "clinicready", time.Now)
			before, err := d.Cards(t.Context())
			if err != nil || len(before) != 1 {
				t.Fatalf("%d cards, %v", len(before), err)
			}
			if c := before[0]; c.Problem != "" || c.R == nil || c.Assessment == "" || c.Touched == "" || c.HIPAA == "" {
				t.Fatalf("the card is not whole: %+v", c)
			}
			h, err := d.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if err := h.Close(); err != nil {
				t.Fatal(err)
			}
			after, err := d.Cards(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(before, after) {
				t.Errorf("the card changed by opening:\n%+v\n%+v", before, after)
			}
		})
	}
}
