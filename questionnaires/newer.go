package questionnaires

import (
	"slices"

	"golang.org/x/mod/semver"
)

// Age is how a pack stands to another of the same id.
type Age int

// The ages. Versions that are not numbers cannot be compared.
const (
	SamePack Age = iota
	NewerPack
	OlderPack
	OtherPack
)

// Against tells how old a pack is beside another, by their versions: 1.10.0 is
// newer than 1.9.0, and 2 is 2.0.0.
func (p Pack) Against(other Pack) Age { return against(p.Version, other.Version) }

func against(version, other string) Age {
	a, b := "v"+version, "v"+other
	switch {
	case version == other:
		return SamePack
	case !semver.IsValid(a) || !semver.IsValid(b):
		return OtherPack
	case semver.Compare(a, b) > 0:
		return NewerPack
	case semver.Compare(a, b) < 0:
		return OlderPack
	}
	return SamePack
}

// AnyNewer reports whether Newer would move to one of the offered packs. It
// compares ids and versions, and needs no pack beside those in use.
func AnyNewer(have []Pack, offered []PackVersion) bool {
	return slices.ContainsFunc(have, func(p Pack) bool {
		return slices.ContainsFunc(offered, func(o PackVersion) bool {
			return o.ID == p.ID && against(o.Version, p.Version) == NewerPack
		})
	})
}

// Newer are the packs in use, each in its newest version among those offered:
// what an assessment would move to. The second result reports whether any is
// newer.
func Newer(have, offered []Pack) ([]Pack, bool) {
	out, newer := make([]Pack, len(have)), false
	for i, p := range have {
		out[i] = p
		for _, o := range offered {
			if o.ID == p.ID && o.Against(out[i]) == NewerPack {
				out[i], newer = o, true
			}
		}
	}
	return out, newer
}
