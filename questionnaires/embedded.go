package questionnaires

import (
	_ "embed"
	"reflect"
	"sync"
)

//go:generate go run generate.go

// embeddedForm holds the packs that ship with the program, in the order in which
// they are asked. It is made from the YAML of the folder packs, and the
// package's tests hold it to that: nothing of it is checked again when the
// program runs. To make it from nothing, start with an empty file.
//
//go:embed embedded.bin
var embeddedForm string

// PackVersion names a pack and its content.
type PackVersion struct {
	ID      string
	Version string
	// SHA256 is that of the pack's stored form, in lower-case hexadecimal.
	SHA256 string
}

// embeddedPack is a pack of the program, which is read when it is needed.
type embeddedPack struct {
	PackVersion
	pack func() Pack
}

var (
	embedded    = sync.OnceValue(readEmbedded)
	embeddedSet = sync.OnceValue(func() *Set { return embeddedOf(embedded()) })
)

// readEmbedded finds the packs in the embedded form; each is read once.
func readEmbedded() []embeddedPack {
	var packs []embeddedPack
	for c := (compact{embeddedForm}); c.rest != ""; {
		version, form := c.head()
		packs = append(packs, embeddedPack{version, sync.OnceValue(func() Pack {
			var p Pack
			(&compact{form}).value(reflect.ValueOf(&p).Elem())
			return p
		})})
	}
	return packs
}

// embeddedOf takes packs together that Combine accepted when the embedded form
// was made, and so without its checks.
func embeddedOf(from []embeddedPack) *Set {
	packs := make([]Pack, len(from))
	for i, e := range from {
		packs[i] = e.pack()
	}
	c := newCombiner(packs)
	for i := range c.set.Packs {
		c.add(&c.set.Packs[i])
	}
	c.contradictions()
	c.derive()
	return c.set
}

// Embedded is the set of the packs that ship with the program. It is shared by
// all callers and must not be changed.
func Embedded() *Set { return embeddedSet() }

// EmbeddedPacks lists the packs that ship with the program, to combine them
// with others. The packs' content is shared and must not be changed.
func EmbeddedPacks() []Pack {
	packs := make([]Pack, 0, len(embedded()))
	for _, e := range embedded() {
		packs = append(packs, e.pack())
	}
	return packs
}

// EmbeddedVersions names the packs that ship with the program, in the order of
// EmbeddedPacks, without reading them.
func EmbeddedVersions() []PackVersion {
	versions := make([]PackVersion, 0, len(embedded()))
	for _, e := range embedded() {
		versions = append(versions, e.PackVersion)
	}
	return versions
}

// asEmbedded finds the embedded pack that a pack is: the same content in the
// same memory, which nobody may change. A copy with anything changed is not it.
func asEmbedded(p *Pack) (embeddedPack, bool) {
	for _, e := range embedded() {
		// One that came from a folder is not: the generator, which makes the
		// embedded form again after a change of the types, must not read the old one.
		if e.ID != p.ID || e.Version != p.Version || p.origin != nil {
			continue
		}
		own := e.pack()
		if p.Title == own.Title && p.Notes == own.Notes && same(p.Retired, own.Retired) &&
			same(p.Questions, own.Questions) && same(p.Actions, own.Actions) && same(p.Contradictions, own.Contradictions) &&
			same(p.Projects, own.Projects) && same(p.Routines, own.Routines) {
			return e, true
		}
	}
	return embeddedPack{}, false
}

// same reports whether two slices are the same memory.
func same[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// allEmbedded reports whether packs are just those that ship with the program,
// in their order.
func allEmbedded(packs []Pack) bool {
	if len(packs) != len(embedded()) {
		return false
	}
	for i, e := range embedded() {
		if own, ok := asEmbedded(&packs[i]); !ok || own.ID != e.ID {
			return false
		}
	}
	return true
}
