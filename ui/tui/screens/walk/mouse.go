package walk

// notch is how many lines one notch of the wheel moves the text.
const notch = 3

// inTree reports whether a cell of the body belongs to the tree.
func (w *walk) inTree(x int) bool {
	return w.w < wide && w.tree || w.w >= wide && x < treeWidth(w.w)
}

// Wheel implements screen.Pointed: it moves the cursor of the tree, or the
// text, but never the cursor of the answers.
func (w *walk) Wheel(x, by int) bool {
	switch {
	case len(w.route.steps) == 0:
	case w.inTree(x):
		w.tree = true
		w.step(by)
	default:
		w.scroll = max(0, min(w.scroll+by*notch, w.scrollMax))
	}
	return true
}

// Click implements screen.Pointed: it chooses a requirement of the tree.
func (w *walk) Click(x, y int) {
	if i := y + w.treeFirst; w.inTree(x) && y >= 0 && i < len(w.treeRows) && w.treeRows[i] >= 0 {
		w.tree, w.treeAt = true, w.treeRows[i]
	}
}
