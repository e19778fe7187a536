package questionnaires

import (
	"crypto/sha256"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/gowebpki/jcs"
)

// BenchmarkEmbedded reads the packs that ship with the program, as its first
// screen waits for. The floor is making the same values in memory.
func BenchmarkEmbedded(b *testing.B) {
	b.Run("packs", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, e := range readEmbedded() {
				e.pack()
			}
		}
	})
	b.Run("set", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			embeddedOf(readEmbedded())
		}
	})
	b.Run("floor-copy", func(b *testing.B) {
		p := EmbeddedPacks()[0]
		b.ReportAllocs()
		for b.Loop() {
			deepCopy(reflect.ValueOf(p))
		}
	})
}

// BenchmarkLoadYAML is what reading the same packs from YAML costs; the floor is
// reading the bytes of the files.
func BenchmarkLoadYAML(b *testing.B) {
	fsys := os.DirFS("packs/clinicready")
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := LoadDir(fsys, "packs/clinicready"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("floor-read", func(b *testing.B) {
		files, err := packFiles(fsys)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			for _, f := range files {
				if _, err := readCapped(fsys, f); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkFromStored opens the pack of a clinic: the one that ships with the
// program, and one as large that does not. The floors are the hash and
// encoding/json over the same bytes.
func BenchmarkFromStored(b *testing.B) {
	ours, err := EmbeddedPacks()[0].Store()
	if err != nil {
		b.Fatal(err)
	}
	foreign, err := foreignPack().Store()
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range []struct {
		name string
		Stored
	}{{"embedded", ours}, {"foreign", foreign}} {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := FromStored(s.Stored); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("floor-sha256", func(b *testing.B) {
		for b.Loop() {
			sha256.Sum256(foreign.JSON)
		}
	})
	b.Run("floor-json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var p Pack
			if err := json.Unmarshal(foreign.JSON, &p); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkStore puts a pack into the form that is kept; the floors are
// encoding/json, and a canonicalizer over what it writes.
func BenchmarkStore(b *testing.B) {
	p := foreignPack()
	b.Run("store", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := p.Store(); err != nil {
				b.Fatal(err)
			}
		}
	})
	raw, err := json.Marshal(p)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("floor-json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := json.Marshal(p); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("floor-jcs", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := jcs.Transform(raw); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkCombine takes packs together: those of the program, one more beside
// them, and one as large in their place. The floor is a copy of the lists.
func BenchmarkCombine(b *testing.B) {
	small := demo()
	foreign := foreignPack()
	for _, c := range []struct {
		name  string
		packs []Pack
	}{{"embedded", EmbeddedPacks()}, {"embedded-and-own", append(EmbeddedPacks(), small)}, {"foreign", []Pack{foreign}}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Combine(c.packs...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("floor-lists", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = slices.Clone(foreign.Questions)
			_ = slices.Clone(foreign.Actions)
		}
	})
}

// BenchmarkNewer is asked on every screen: it compares names alone.
func BenchmarkNewer(b *testing.B) {
	have := EmbeddedPacks()
	b.ReportAllocs()
	for b.Loop() {
		AnyNewer(have, EmbeddedVersions())
	}
}

// BenchmarkTree parses the tables of requirements; the floor is reading a
// table's bytes.
func BenchmarkTree(b *testing.B) {
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			parseTree()
		}
	})
	b.Run("floor-read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for _, name := range []string{"groups.csv", "requirements.csv", "crosswalk.csv", "points_of_focus.csv"} {
				if _, err := requirementData.ReadFile("requirements/" + name); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// foreignPack is the program's own pack under another version, which it
// therefore does not know.
func foreignPack() Pack {
	p := EmbeddedPacks()[0]
	p.Version += "-draft"
	return p
}

func deepCopy(v reflect.Value) reflect.Value {
	to := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && !v.Field(i).IsZero() {
				to.Field(i).Set(deepCopy(v.Field(i)))
			}
		}
	case reflect.Slice:
		to.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			to.Index(i).Set(deepCopy(v.Index(i)))
		}
	default:
		to.Set(v)
	}
	return to
}
