package intake

import (
	"testing"

	"clinicready/assessment"
)

// What a report covers is said control by control: one row's yes lifts no
// other that says otherwise, and the order of the rows makes no difference.
func TestVendorCoversIndependentOfOrder(t *testing.T) {
	covers := func(words ...string) []Entry {
		var out []Entry
		for _, w := range words {
			v := &VendorCells{Name: "V"}
			switch w {
			case "yes":
				v.Covers = assessment.True
			case "no":
				v.Covers = assessment.False
			}
			out = append(out, Entry{Vendor: v})
		}
		return out
	}
	for _, c := range []struct {
		rows []Entry
		want assessment.Tri
	}{
		{covers("yes", ""), assessment.True},
		{covers("", "yes"), assessment.True},
		{covers("yes", "no", ""), assessment.Unknown},
		{covers("no", "yes", ""), assessment.Unknown},
		{covers("no"), assessment.Unknown},
		{covers(""), assessment.Unknown},
	} {
		if got := new(Applied).vendors(nil, c.rows); len(got) != 1 || got[0].Covers != c.want {
			t.Errorf("%v: the register says %v, want %v", c.rows, got, c.want)
		}
	}
}
