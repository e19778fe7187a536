package questionnaires

// Difference is what separates two sets of packs for somebody who has answered
// the first. Lists hold ids: Added and Changed in the order of the new set,
// Retired in the order of the old one.
type Difference struct {
	Added   []string
	Changed []string
	Retired []string
}

// Empty reports whether every answer stands as it was given.
func (d Difference) Empty() bool { return len(d.Added)+len(d.Changed)+len(d.Retired) == 0 }

// Compare tells what a set asks otherwise than an older one. A question is
// changed when what its answer means is: the question as asked, or what partly
// means. Weights, risks, references and actions may differ without that: the
// answer then stands and counts as the new set says.
func Compare(old, now *Set) Difference {
	var d Difference
	for i := range now.Questions {
		q := &now.Questions[i]
		switch was, ok := old.Question(q.ID); {
		case !ok:
			d.Added = append(d.Added, q.ID)
		case was.Ask != q.Ask || was.Partly != q.Partly:
			d.Changed = append(d.Changed, q.ID)
		}
	}
	for i := range old.Questions {
		if id := old.Questions[i].ID; now.Index(id) < 0 {
			d.Retired = append(d.Retired, id)
		}
	}
	return d
}
