package questionnaires

import "golang.org/x/mod/semver"

// Age is how a pack stands to another of the same id.
type Age int

// The ages. Versions that are no numbers cannot be compared.
const (
	SamePack Age = iota
	NewerPack
	OlderPack
	OtherPack
)

// Against tells how old a pack is beside another, by their versions: 1.10.0 is
// newer than 1.9.0, and 2 is 2.0.0.
func (p Pack) Against(other Pack) Age {
	a, b := "v"+p.Version, "v"+other.Version
	switch {
	case p.Version == other.Version:
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

// Newer are the packs in use, each in its newest version among those offered:
// what an assessment would move to. The second result tells whether any is
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
