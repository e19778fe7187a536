package screens

import (
	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment/method"
	"clinicready/ui/tui/widgets"
)

// The actions of the walk.
const (
	walkAnswer   ID = "walk.answer"
	walkClear    ID = "walk.clear"
	walkLevel    ID = "walk.level"
	walkSkip     ID = "walk.skip"
	walkDated    ID = "walk.dated"
	walkUndated  ID = "walk.undated"
	walkPick     ID = "walk.pick"
	walkUp       ID = "walk.up"
	walkDown     ID = "walk.down"
	walkNote     ID = "walk.note"
	walkFlag     ID = "walk.flag"
	walkEvidence ID = "walk.evidence"
	walkOwner    ID = "walk.owner"
	walkReviewed ID = "walk.reviewed"
	walkNextOpen ID = "walk.next-open"
	walkPrevOpen ID = "walk.previous-open"
	walkFlagged  ID = "walk.next-flagged"
	walkNext     ID = "walk.next"
	walkPrevious ID = "walk.previous"
	walkFind     ID = "walk.find"
	walkGo       ID = "walk.go"
	walkWhat     ID = "walk.what-else"
	walkOrder    ID = "walk.order"
	walkFilter   ID = "walk.filter"
	walkTree     ID = "walk.tree"
	walkFocus    ID = "walk.focus"
	walkOpen     ID = "walk.open"
	walkLeave    ID = "walk.leave-tree"
	walkUndo     ID = "walk.undo"
	walkPageDown ID = "walk.page-down"
	walkPageUp   ID = "walk.page-up"
)

const (
	whenAsking   = "while the answers have the cursor"
	whenEvidence = "while the evidence line has the cursor"
	whenDate     = "while the date is typed"
	whenTree     = "while the tree has the cursor"
)

var walkActions = []Action{
	{walkAnswer, Walk, []string{"1", "2", "3", "4", "5", "6"}, "", "answer: 1 Yes, 2 Partly, 3 No, 4 Don't know, 5 Not applicable, 6 another claim", whenAsking},
	{walkLevel, Walk, []string{"0", "1", "2"}, "level", "what you could show: 0 nothing, 1 a policy or setting, 2 that and dated records", whenEvidence},
	{walkSkip, Walk, []string{"enter", "esc"}, "skip", "leave the evidence level open and go on", whenEvidence},
	{walkDated, Walk, []string{"enter"}, "take the date", "record the date of the newest record; empty is none", whenDate},
	{walkUndated, Walk, []string{"esc"}, "as it was", "leave the date as it was: none, where there was none", whenDate},
	{walkNote, Walk, []string{"n"}, "note", "write a note on this question", ""},
	{walkFlag, Walk, []string{"f"}, "flag", "raise or lower the flag", ""},
	{walkEvidence, Walk, []string{"e"}, "evidence", "change the evidence level and date of the answer", ""},
	{walkNextOpen, Walk, []string{"u"}, "next open", "go to the next question that is open", ""},
	{walkFind, Walk, []string{"/"}, "find", "find a question by any word of it", ""},
	{walkTree, Walk, []string{"t"}, "tree", "open the tree of requirements, or close it", ""},
	{walkUndo, Walk, []string{"z"}, "undo", "take back the last answer, note, owner or flag", ""},
	{walkOwner, Walk, []string{"o"}, "owner", "say who is responsible for what is asked", ""},
	{walkWhat, Walk, []string{"w"}, "what else", "show every requirement that this answer counts for", ""},
	{walkGo, Walk, []string{"g"}, "go to", "go to a criterion, a citation or a question by its id", ""},
	{walkOrder, Walk, []string{"v"}, "order", "change the order: by criterion, by HIPAA safeguard, by area, as listed", ""},
	{walkFilter, Walk, []string{"F"}, "filter", "show all questions, or only some", ""},
	{walkPrevOpen, Walk, []string{"U"}, "", "go to the previous question that is open", ""},
	{walkFlagged, Walk, []string{"]"}, "", "go to the next flagged question", ""},
	{walkNext, Walk, []string{"right", "l"}, "", "go to the next question", ""},
	{walkPrevious, Walk, []string{"left", "h"}, "", "go to the previous question", ""},
	{walkUp, Walk, []string{"up", "k"}, "", "move up", ""},
	{walkDown, Walk, []string{"down", "j"}, "", "move down", ""},
	{walkPick, Walk, []string{"enter"}, "", "give the answer that the cursor is on", whenAsking},
	{walkClear, Walk, []string{"backspace", "delete"}, "", "take the answer away: the question is open again", whenAsking},
	{walkReviewed, Walk, []string{"m"}, "", "mark the answer as reviewed, or not; only an assessor can", ""},
	{walkFocus, Walk, []string{"tab"}, "", "move between tree and question", ""},
	{walkOpen, Walk, []string{"enter"}, "open", "go to the first open question there", whenTree},
	{walkLeave, Walk, []string{"esc"}, "question", "go back to the question", whenTree},
	{walkPageDown, Walk, []string{"pgdown", " "}, "", "read on, where the text is longer than the screen", ""},
	{walkPageUp, Walk, []string{"pgup"}, "", "read back", ""},
}

// Keys implements Screen.
func (w *walk) Keys() []ID {
	always := []ID{
		walkNote, walkFlag, walkEvidence, walkNextOpen, walkFind, walkTree, walkUndo, walkOwner, walkWhat, walkGo, walkOrder,
		walkFilter, walkPrevOpen, walkFlagged, walkNext, walkPrevious, walkReviewed, walkFocus, walkPageDown, walkPageUp,
	}
	if len(w.route.steps) == 0 {
		return []ID{walkFilter, walkFind, walkOrder, walkUndo}
	}
	switch {
	case w.tree:
		return append([]ID{walkOpen, walkLeave, walkUp, walkDown}, always...)
	case w.phase == phaseDate:
		return []ID{walkDated, walkUndated}
	case w.phase == phaseEvidence:
		return append([]ID{walkLevel, walkSkip}, always...)
	}
	return append([]ID{walkAnswer, walkPick, walkUp, walkDown, walkClear}, always...)
}

// Update implements Screen.
func (w *walk) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case ActionMsg:
		w.do(msg)
	case tea.KeyMsg:
		if w.phase == phaseDate {
			w.typeDate(msg)
		}
	case ShownMsg, ChangedMsg:
		w.rebuild()
	}
	return nil
}

func (w *walk) do(msg ActionMsg) {
	it := w.item()
	switch msg.ID {
	case walkFilter:
		w.app.Open(w.filterDialog())
		return
	case walkFind:
		w.app.Open(w.findDialog())
		return
	case walkOrder:
		w.turnOrder()
		return
	case walkUndo:
		w.undo()
		return
	}
	if it == nil {
		return
	}
	if why, ro := w.app.Session().ReadOnly(); ro && writes(msg.ID) {
		// Before a form opens, so that nothing is typed in vain.
		w.app.Say("this clinic is open read-only: " + why)
		return
	}
	switch msg.ID {
	case walkAnswer:
		w.number(it, int(msg.Key[0]-'0'))
	case walkPick:
		w.pick(it)
	case walkClear:
		w.clear(it)
	case walkLevel:
		w.level(it, int(msg.Key[0]-'0'))
	case walkSkip:
		w.skip()
	case walkEvidence:
		w.again(it)
	case walkNote:
		w.app.Open(w.noteDialog(it))
	case walkOwner:
		w.app.Open(w.ownerDialog(it))
	case walkFlag:
		w.flag(it)
	case walkReviewed:
		w.review(it)
	case walkWhat:
		w.app.Open(w.whatDialog(it))
	case walkGo:
		w.app.Open(w.goDialog())
	default:
		w.move(msg.ID)
	}
}

// writes reports the actions that record something.
func writes(id ID) bool {
	switch id {
	case walkAnswer, walkPick, walkClear, walkLevel, walkEvidence, walkNote, walkOwner, walkFlag, walkReviewed:
		return true
	}
	return false
}

// move does the actions that only move the cursor.
func (w *walk) move(id ID) {
	switch id {
	case walkUp:
		w.step(-1)
	case walkDown:
		w.step(1)
	case walkNext:
		w.moveTo(min(w.at+1, len(w.route.steps)-1))
	case walkPrevious:
		w.moveTo(max(w.at-1, 0))
	case walkNextOpen:
		w.seek(1, w.open, w.nothingOpen())
	case walkPrevOpen:
		w.seek(-1, w.open, w.nothingOpen())
	case walkFlagged:
		w.seek(1, func(s step) bool { it := w.itemOf(s); return it != nil && it.State.Flag }, "no question is flagged here")
	case walkTree, walkFocus:
		w.tree = !w.tree
		w.treeAt = w.route.steps[w.at].stop
	case walkLeave:
		w.tree = false
	case walkOpen:
		w.enterStop()
	case walkPageDown:
		w.scroll = min(w.scroll+max(1, w.h/2), w.scrollMax)
	case walkPageUp:
		w.scroll = max(w.scroll-max(1, w.h/2), 0)
	}
}

// step moves the cursor one line in the tree or in the answers.
func (w *walk) step(by int) {
	if w.tree {
		w.treeAt = max(0, min(w.treeAt+by, len(w.route.stops)-1))
		return
	}
	w.choice = max(0, min(w.choice+by, len(choicesOf(w.item().Q))-1))
}

func (w *walk) seek(by int, want func(step) bool, none string) {
	here := w.route.steps[w.at].question
	if i := w.route.next(w.at, by, func(s step) bool { return s.question != here && want(s) }); i >= 0 {
		w.moveTo(i)
		return
	}
	w.app.Say(none)
}

// nothingOpen says that no question is open, and where to go from there.
func (w *walk) nothingOpen() string {
	if w.filter != allQuestions {
		return "no question is open among these; F shows all"
	}
	return "every question is answered: R shows the results, P the plan, E writes the report"
}

// enterStop goes to the first open question of the stop under the cursor.
func (w *walk) enterStop() {
	s := w.route.stops[w.treeAt]
	to := s.first
	for i := range s.questions {
		if w.open(w.route.steps[s.first+i]) {
			to = s.first + i
			break
		}
	}
	w.tree = false
	w.moveTo(to)
}

// turnOrder takes the next order that has something in it.
func (w *walk) turnOrder() {
	w.order = (w.order + 1) % orders
	w.phase = phaseAsk
	w.rebuild()
	w.settled()
	w.app.Say(w.order.word())
}

func (w *walk) undo() {
	as := w.app.Assessment()
	if as == nil {
		return
	}
	ch, id, err := w.app.Session().Undo(as)
	if err == nil && id == "" {
		w.app.Say("there is nothing to undo since this clinic was opened")
		return
	}
	if w.app.Save(ch, err) {
		w.rebuild()
		w.jump(id)
		w.app.Say("taken back: " + id)
	}
}

func (w *walk) filterDialog() widgets.Dialog {
	set := func(f filter) func() tea.Cmd {
		return func() tea.Cmd {
			w.filter, w.phase = f, phaseAsk
			// What is in sight stays on the route only if the filter lets it.
			w.route = routeOf(w.app.Result(), w.app.Assessment().Scope, w.order, f, "")
			w.at, w.treeAt = 0, 0
			w.settled()
			return nil
		}
	}
	return widgets.NewAsk("Filter", "Which questions?",
		widgets.Choice{Key: "a", Label: "all", Do: set(allQuestions)},
		widgets.Choice{Key: "u", Label: "unanswered", Do: set(openOnly)},
		widgets.Choice{Key: "g", Label: "gaps: answered, with less than full credit", Do: set(gapsOnly)},
		widgets.Choice{Key: "f", Label: "flagged", Do: set(flaggedOnly)},
		widgets.Choice{Key: "d", Label: "don't know", Do: set(dontKnowOnly)},
		widgets.Choice{Key: "s", Label: "evidence that counts less than chosen: old, or not dated", Do: set(staleOnly)},
	)
}

func (w *walk) flag(it *method.Item) {
	up := !it.State.Flag
	if w.app.Save(w.app.Session().SetFlag(w.app.Assessment(), it.Q.ID, up)) {
		if up {
			w.app.Say("flagged; ] goes from flag to flag")
		} else {
			w.app.Say("the flag is down")
		}
	}
}

func (w *walk) review(it *method.Item) {
	on := it.State.Reviewed <= it.State.Changed || it.State.Reviewed == 0
	if w.app.Save(w.app.Session().SetReviewed(w.app.Assessment(), it.Q.ID, on)) {
		if on {
			w.app.Say("reviewed by " + w.app.Actor())
		} else {
			w.app.Say("not reviewed any more")
		}
	}
}
