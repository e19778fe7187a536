package questionnaires

import (
	"bytes"
	"reflect"
	"testing"
)

// A stored pack comes out of somebody's file: it is read back exactly as it
// was stored, or refused with words and nothing of it is used. The hash is
// always the right one here, since anybody can compute it.
func FuzzStored(f *testing.F) {
	sound, err := demo().Store()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sound.ID, sound.Version, sound.JSON)
	f.Add("demo", "2", sound.JSON)
	f.Add("demo", "1", append(bytes.Clone(sound.JSON), '\n'))
	f.Add("demo", "1", bytes.Replace(sound.JSON, []byte(`"id":"demo"`), []byte(`"ID":"demo"`), 1))
	f.Add("", "", []byte("null"))
	f.Fuzz(func(t *testing.T, id, version string, raw []byte) {
		s := Stored{ID: id, Version: version, JSON: raw}
		rehash(&s)
		p, err := FromStored(s)
		if err != nil {
			if err.Error() == "" || !reflect.DeepEqual(p, Pack{}) {
				t.Errorf("error %q with pack %+v", err, p)
			}
			return
		}
		again, err := p.Store()
		if err != nil || !reflect.DeepEqual(again, s) {
			t.Errorf("stored again as %s, want %s (%v)", again.JSON, s.JSON, err)
		}
	})
}
