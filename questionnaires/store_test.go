package questionnaires

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"reflect"
	"strings"
	"testing"
)

func TestStoreRoundTrip(t *testing.T) {
	good, err := LoadDir(os.DirFS("testdata/good"), "good")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(EmbeddedPacks(), good, demo()) {
		t.Run(p.ID, func(t *testing.T) {
			s, err := p.Store()
			if err != nil {
				t.Fatal(err)
			}
			if s.ID != p.ID || s.Version != p.Version || len(s.SHA256) != 64 {
				t.Errorf("stored as %s %s %s", s.ID, s.Version, s.SHA256)
			}
			back, err := FromStored(s)
			if err != nil {
				t.Fatal(err)
			}
			again, err := back.Store()
			if err != nil || !reflect.DeepEqual(again, s) {
				t.Errorf("stored again as %s, want %s (%v)", again.SHA256, s.SHA256, err)
			}
			p.origin = nil
			if !reflect.DeepEqual(p, back) {
				t.Errorf("stored %+v\ncame back %+v", p, back)
			}
		})
	}
}

// The bytes are part of the clinic file's format: they must not change under
// the same pack.
func TestStoredForm(t *testing.T) {
	s, err := demo().Store()
	if err != nil {
		t.Fatal(err)
	}
	want := `{"actions":[{"cost":"C0","effort":"XS","id":"A1","title":"Fit a lock"}],` +
		`"id":"demo","questions":[{"ask":"Locked?","closed_by":["A1"],"id":"q1","impact":"H","likelihood":"M",` +
		`"refs":["soc2:CC6.4"],"weight":3}],"title":"Demo","version":"1"}`
	if string(s.JSON) != want {
		t.Errorf("got  %s\nwant %s", s.JSON, want)
	}
	if want := "64b03d88cdad7029736d6e6856e9483c017466fa7e0aefd36e022e0befb0a408"; s.SHA256 != want {
		t.Errorf("SHA-256 %s, want %s", s.SHA256, want)
	}
}

func TestFromStoredRefuses(t *testing.T) {
	sound, err := demo().Store()
	if err != nil {
		t.Fatal(err)
	}
	replace := func(old, with string) func(*Stored) {
		return func(s *Stored) {
			changed := strings.Replace(string(s.JSON), old, with, 1)
			if changed == string(s.JSON) {
				t.Fatalf("%s is not in the JSON", old)
			}
			s.JSON = []byte(changed)
			rehash(s)
		}
	}
	tests := []struct {
		name   string
		change func(s *Stored)
		want   string
	}{
		{"a changed byte", func(s *Stored) { s.JSON[len(s.JSON)-3] = '2' }, "SHA-256"},
		{"another hash", func(s *Stored) { s.SHA256 = strings.Repeat("0", 64) }, "SHA-256"},
		{"an upper-case hash", func(s *Stored) { s.SHA256 = strings.ToUpper(s.SHA256) }, "SHA-256"},
		{"unknown key", replace(`"weight":3`, `"weight":3,"wieght":3`), "unknown field"},
		{"key in another case", replace(`"title":"Demo"`, `"Title":"Demo"`), "canonical"},
		{"key twice", replace(`"weight":3`, `"weight":1,"weight":3`), "canonical"},
		{"missing level", replace(`"impact":"H",`, ``), "canonical"},
		{"spaces", replace(`"weight":3`, `"weight": 3`), "canonical"},
		{"unknown level", replace(`"impact":"H"`, `"impact":"HH"`), "unknown level"},
		{"level as a number", replace(`"impact":"H"`, `"impact":3`), "impact"},
		{"bad reference", replace(`soc2:CC6.4`, `CC6.4`), "not a reference"},
		{"unknown reference", replace(`soc2:CC6.4`, `soc2:CC6.9`), "unknown reference"},
		{"wrong weight", replace(`"weight":3`, `"weight":4`), "weight 4"},
		{"more after it", func(s *Stored) { s.JSON = append(s.JSON, "{}"...); rehash(s) }, "more after"},
		{"not JSON", func(s *Stored) { s.JSON = []byte("{"); rehash(s) }, "unexpected EOF"},
		{"another id", func(s *Stored) { s.ID = "other" }, "is of pack demo 1"},
		{"another version", func(s *Stored) { s.Version = "2" }, "is of pack demo 1"},
		{"too large", func(s *Stored) { s.JSON = make([]byte, maxPackSize+1); rehash(s) }, "larger than 16 MiB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sound
			s.JSON = append([]byte(nil), sound.JSON...)
			tt.change(&s)
			p, err := FromStored(s)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
			if !reflect.DeepEqual(p, Pack{}) {
				t.Error("a pack came back beside the error")
			}
		})
	}
}

func rehash(s *Stored) {
	sum := sha256.Sum256(s.JSON)
	s.SHA256 = hex.EncodeToString(sum[:])
}
