package walk

import (
	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// The actions of the walk.
const (
	walkAnswer   screen.ID = "walk.answer"
	walkClear    screen.ID = "walk.clear"
	walkLevel    screen.ID = "walk.level"
	walkSkip     screen.ID = "walk.skip"
	walkNoStep   screen.ID = "walk.no-step"
	walkDated    screen.ID = "walk.dated"
	walkUndated  screen.ID = "walk.undated"
	walkPick     screen.ID = "walk.pick"
	walkUp       screen.ID = "walk.up"
	walkDown     screen.ID = "walk.down"
	walkNote     screen.ID = "walk.note"
	walkFlag     screen.ID = "walk.flag"
	walkEvidence screen.ID = "walk.evidence"
	walkOwner    screen.ID = "walk.owner"
	walkReviewed screen.ID = "walk.reviewed"
	walkNextOpen screen.ID = "walk.next-open"
	walkPrevOpen screen.ID = "walk.previous-open"
	walkFlagged  screen.ID = "walk.next-flagged"
	walkNext     screen.ID = "walk.next"
	walkPrevious screen.ID = "walk.previous"
	walkFind     screen.ID = "walk.find"
	walkGo       screen.ID = "walk.go"
	walkWhat     screen.ID = "walk.what-else"
	walkOrder    screen.ID = "walk.order"
	walkFilter   screen.ID = "walk.filter"
	walkTree     screen.ID = "walk.tree"
	walkFocus    screen.ID = "walk.focus"
	walkOpen     screen.ID = "walk.open"
	walkLeave    screen.ID = "walk.leave-tree"
	walkUndo     screen.ID = "walk.undo"
	walkRedo     screen.ID = "walk.redo"
	walkPageDown screen.ID = "walk.page-down"
	walkPageUp   screen.ID = "walk.page-up"
	walkCopy     screen.ID = "walk.copy"
)

const (
	whenAsking   = "while the answers have the cursor"
	whenQuestion = "while the question has the cursor"
	whenEvidence = "while the evidence line has the cursor"
	whenDate     = "while the date is typed"
	whenTree     = "while the tree has the cursor"
)

// Actions are what can be done on the walk.
var Actions = []screen.Action{
	{ID: walkAnswer, Screen: screen.Walk, Keys: []string{"1", "2", "3", "4", "5", "6"}, Help: "answer: 1 Yes, 2 Partly, 3 No, 4 Don't know, 5 Not applicable, 6 another claim", When: whenQuestion},
	{ID: walkLevel, Screen: screen.Walk, Keys: []string{"a", "b", "c"}, Label: "evidence", Help: "what you could show: a nothing written, b a policy or setting, c that and dated records", When: whenQuestion},
	{ID: walkSkip, Screen: screen.Walk, Keys: []string{"enter"}, Label: "skip", Help: "leave the evidence open and go on", When: whenEvidence},
	{ID: walkNoStep, Screen: screen.Walk, Keys: []string{"esc"}, Help: "leave the evidence as it was and stay at the question", When: whenEvidence},
	{ID: walkDated, Screen: screen.Walk, Keys: []string{"enter"}, Label: "take the date", Help: "record the date of the newest record; empty is none", When: whenDate},
	{ID: walkUndated, Screen: screen.Walk, Keys: []string{"esc"}, Label: "as it was", Help: "leave the date as it was: none, where there was none", When: whenDate},
	{ID: walkNote, Screen: screen.Walk, Keys: []string{"n"}, Label: "note", Help: "write a note on this question"},
	{ID: walkFlag, Screen: screen.Walk, Keys: []string{"f"}, Label: "flag", Help: "raise or lower the flag"},
	{ID: walkEvidence, Screen: screen.Walk, Keys: []string{"e"}, Label: "evidence", Help: "change the evidence level and date of the answer"},
	{ID: walkNextOpen, Screen: screen.Walk, Keys: []string{"u"}, Label: "next open", Help: "go to the next question that is open"},
	{ID: walkFind, Screen: screen.Walk, Keys: []string{"/"}, Label: "find", Help: "find a question by any word of it"},
	{ID: walkTree, Screen: screen.Walk, Keys: []string{"t"}, Label: "tree", Help: "open the tree of requirements, or close it"},
	{ID: walkUndo, Screen: screen.Walk, Keys: []string{"z"}, Label: "undo", Help: "take back the last answer, note, owner or flag; a form is one step"},
	{ID: walkRedo, Screen: screen.Walk, Keys: []string{"ctrl+r"}, Help: "do again what was taken back last"},
	{ID: walkOwner, Screen: screen.Walk, Keys: []string{"o"}, Label: "owner", Help: "say who is responsible for what is asked"},
	{ID: walkWhat, Screen: screen.Walk, Keys: []string{"w"}, Label: "what else", Help: "show every requirement that this answer counts for"},
	{ID: walkGo, Screen: screen.Walk, Keys: []string{"g"}, Label: "go to", Help: "go to a criterion, a citation or a question by its id"},
	{ID: walkCopy, Screen: screen.Walk, Keys: []string{"y"}, Help: "copy the citations to the terminal's clipboard"},
	{ID: walkOrder, Screen: screen.Walk, Keys: []string{"v"}, Label: "order", Help: "change the order: by criterion, by HIPAA safeguard, by area, as listed"},
	{ID: walkFilter, Screen: screen.Walk, Keys: []string{"F"}, Label: "filter", Help: "show all questions, or only some"},
	{ID: walkPrevOpen, Screen: screen.Walk, Keys: []string{"U"}, Help: "go to the previous question that is open"},
	{ID: walkFlagged, Screen: screen.Walk, Keys: []string{"]"}, Help: "go to the next flagged question"},
	{ID: walkNext, Screen: screen.Walk, Keys: []string{"right", "l"}, Help: "go to the next question"},
	{ID: walkPrevious, Screen: screen.Walk, Keys: []string{"left", "h"}, Help: "go to the previous question"},
	{ID: walkUp, Screen: screen.Walk, Keys: []string{"up", "k"}, Help: "move up"},
	{ID: walkDown, Screen: screen.Walk, Keys: []string{"down", "j"}, Help: "move down"},
	{ID: walkPick, Screen: screen.Walk, Keys: []string{"enter"}, Help: "give the answer that the cursor is on", When: whenAsking},
	{ID: walkClear, Screen: screen.Walk, Keys: []string{"backspace", "delete"}, Help: "take the answer away: the question is open again", When: whenAsking},
	{ID: walkReviewed, Screen: screen.Walk, Keys: []string{"m"}, Help: "mark the answer as reviewed, or not; only an assessor can"},
	{ID: walkFocus, Screen: screen.Walk, Keys: []string{"tab"}, Help: "move between tree and question"},
	{ID: walkOpen, Screen: screen.Walk, Keys: []string{"enter"}, Label: "open", Help: "go to the first open question there", When: whenTree},
	{ID: walkLeave, Screen: screen.Walk, Keys: []string{"esc"}, Label: "question", Help: "go back to the question", When: whenTree},
	{ID: walkPageDown, Screen: screen.Walk, Keys: []string{"pgdown", " "}, Help: "read on, where the text is longer than the screen"},
	{ID: walkPageUp, Screen: screen.Walk, Keys: []string{"pgup"}, Help: "read back"},
}

// Keys implements Screen.
func (w *walk) Keys() []screen.ID {
	always := []screen.ID{
		walkNote, walkFlag, walkEvidence, walkNextOpen, walkFind, walkTree, walkUndo, walkRedo, walkOwner, walkWhat, walkGo, walkOrder,
		walkFilter, walkPrevOpen, walkFlagged, walkNext, walkPrevious, walkReviewed, walkFocus, walkPageDown, walkPageUp,
		walkCopy,
	}
	if len(w.route.steps) == 0 {
		return []screen.ID{walkFilter, walkFind, walkOrder, walkUndo, walkRedo}
	}
	switch {
	case w.tree:
		return append([]screen.ID{walkOpen, walkLeave, walkUp, walkDown}, always...)
	case w.phase == phaseDate:
		return []screen.ID{walkDated, walkUndated}
	case w.phase == phaseEvidence:
		return append([]screen.ID{walkLevel, walkSkip, walkNoStep, walkAnswer}, always...)
	}
	return append([]screen.ID{walkAnswer, walkPick, walkUp, walkDown, walkClear, walkLevel}, always...)
}

// Update implements Screen.
func (w *walk) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case screen.ActionMsg:
		w.do(msg)
	case tea.KeyMsg:
		if w.phase == phaseDate {
			w.typeDate(msg)
		}
	case screen.ShownMsg, screen.ChangedMsg:
		w.rebuild()
	}
	return nil
}

func (w *walk) do(msg screen.ActionMsg) {
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
		w.back((*session.Session).Undo, "taken back", "there is nothing to take back since this clinic was opened")
		return
	case walkRedo:
		w.back((*session.Session).Redo, "done again", "there is nothing to do again")
		return
	}
	if it == nil {
		return
	}
	if err := w.app.Session().Writable(); err != nil && writes(msg.ID) {
		// Before a form opens, so that nothing is typed in vain.
		w.app.Say(err.Error())
		return
	}
	switch msg.ID {
	case walkAnswer:
		w.press(it, msg.Key)
	case walkPick:
		w.pick(it)
	case walkClear:
		w.clear(it)
	case walkLevel:
		w.letter(it, msg.Key)
	case walkSkip:
		w.skip()
	case walkNoStep:
		w.settled()
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
	case walkCopy:
		w.app.Copy(cites(it.Q, "; "))
	default:
		w.move(msg.ID)
	}
}

// writes reports the actions that record something.
func writes(id screen.ID) bool {
	switch id {
	case walkAnswer, walkPick, walkClear, walkLevel, walkEvidence, walkNote, walkOwner, walkFlag, walkReviewed:
		return true
	}
	return false
}

// move does the actions that only move the cursor.
func (w *walk) move(id screen.ID) {
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
	w.choice = max(0, min(w.choice+by, len(assessment.Choices(w.item().Q))-1))
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

// back takes a step back, or does one again, and says which.
func (w *walk) back(take func(*session.Session, *assessment.Assessment) (*session.Change, string, error), did, none string) {
	as := w.app.Assessment()
	if as == nil {
		return
	}
	ch, id, err := take(w.app.Session(), as)
	if err == nil && id == "" {
		w.app.Say(none)
		return
	}
	if w.app.Save(ch, err) {
		w.rebuild()
		w.jump(id)
		w.app.Say(did + ": " + w.app.Named(id))
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
