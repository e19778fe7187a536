package questionnaires

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"
)

// embeddedNames are the packs that ship with the program, in the order in which
// they are asked.
var embeddedNames = []string{"clinicready"}

//go:embed packs
var embeddedFiles embed.FS

// A pack of ours that does not load is a broken build, hence the panics; the
// package's tests load it first.
var (
	embeddedPacks = sync.OnceValue(func() []Pack {
		var packs []Pack
		for _, name := range embeddedNames {
			folder, err := fs.Sub(embeddedFiles, "packs/"+name)
			if err != nil {
				panic(err)
			}
			p, err := LoadDir(folder, "packs/"+name)
			if err != nil {
				panic(fmt.Sprintf("embedded pack:\n%v", err))
			}
			packs = append(packs, p)
		}
		return packs
	})
	embeddedSet = sync.OnceValue(func() *Set {
		s, err := Combine(embeddedPacks()...)
		if err != nil {
			panic(fmt.Sprintf("embedded packs:\n%v", err))
		}
		return s
	})
)

// Embedded is the set of the packs that ship with the program. It is shared by
// all callers and must not be changed.
func Embedded() *Set { return embeddedSet() }

// EmbeddedPacks lists the packs that ship with the program, to combine them
// with others. The packs' content is shared and must not be changed.
func EmbeddedPacks() []Pack { return append([]Pack(nil), embeddedPacks()...) }
