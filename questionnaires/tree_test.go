package questionnaires

import "slices"

// What only the tests ask of the tree.

// Crosswalk lists the pairs, judged by hand, by citation. The caller owns the
// slice.
func Crosswalk() []Pair { return slices.Clone(tree().pairs) }

// Related lists the crosswalk partners of one requirement, in crosswalk order;
// none when it has no pair. The caller owns the slice.
func Related(ref Ref) []Ref { return slices.Clone(tree().related[ref]) }

// PointsOfFocus lists all 330 in the revision's order. The caller owns the
// slice.
func PointsOfFocus() []PointOfFocus { return slices.Clone(tree().focus) }
