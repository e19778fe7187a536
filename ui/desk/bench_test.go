package desk_test

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	_ "modernc.org/sqlite" // the floor opens the files with the driver alone

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/desk"
)

// BenchmarkHomeThousand lists a folder of 10 clinic files, of 100 and of 1,000,
// as the list of clinics shows them. The floor opens each file with the database
// driver and reads one row.
func BenchmarkHomeThousand(b *testing.B) {
	now := func() time.Time { return time.Date(2026, 11, 23, 14, 2, 0, 0, time.UTC) }
	one := filepath.Join(b.TempDir(), "one"+desk.Extension)
	scope, err := assessment.NewScope(desk.DefaultParts(), assessment.TargetHIPAA, 0, assessment.ModeQuick)
	if err != nil {
		b.Fatal(err)
	}
	h, err := desk.New(b.TempDir(), "clinicready test", now).Create(b.Context(), ui.NewClinic{Name: "Oak Street", Actor: "Dana", Preset: "solo", Scope: scope, Path: one})
	if err != nil {
		b.Fatal(err)
	}
	if err := h.Close(); err != nil {
		b.Fatal(err)
	}
	whole, err := os.ReadFile(one)
	if err != nil {
		b.Fatal(err)
	}
	dir, files := b.TempDir(), 0
	for _, times := range []int{1, 10, 100} {
		for ; files < 10*times; files++ {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d%s", files, desk.Extension)), whole, 0o600); err != nil {
				b.Fatal(err)
			}
		}
		size := strconv.Itoa(times) + "x"
		b.Run("ours/"+size, func(b *testing.B) {
			d := desk.New(dir, "clinicready test", now)
			for b.Loop() {
				cards, err := d.Cards(b.Context())
				if err != nil || len(cards) != files || cards[files-1].Name != "Oak Street" {
					b.Fatalf("%d cards of %d files, %v", len(cards), files, err)
				}
			}
		})
		b.Run("floor/"+size, func(b *testing.B) {
			for b.Loop() {
				for n := range files {
					readOne(b, filepath.Join(dir, fmt.Sprintf("%04d%s", n, desk.Extension)))
				}
			}
		})
	}
}

// readOne opens a clinic file, reads the name of its clinic and lets it go.
func readOne(b *testing.B, path string) {
	b.Helper()
	u := url.URL{Scheme: "file", Path: path, RawQuery: "mode=ro"}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		b.Fatal(err)
	}
	var name string
	if err := db.QueryRowContext(b.Context(), "SELECT clinic FROM assessment").Scan(&name); err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
}
