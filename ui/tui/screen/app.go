package screen

import (
	"context"
	"errors"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/help"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// App is what a screen sees of everything else: the desk, the open clinic, the
// theme, and ways to save, to navigate and to open a dialog. All of it is used
// from Update and View only.
type App struct {
	Desk  ui.Desk
	Theme *theme.Theme
	// Actions are those of every screen and of the root.
	Actions Table
	// Now tells the time, for what the footer says; days come from Today.
	Now func() time.Time

	ctx    context.Context //nolint:containedctx // the program's life, handed to commands
	actor  string
	handle *ui.Handle
	id     string
	hand   func(*session.Change)
	held   bool
	outbox []tea.Msg
	notice Notice

	// newer are the packs to move to, where the program holds newer ones, of
	// the assessment and head that newerOf says.
	newer   []questionnaires.Pack
	newerOf newerOf
}

// newerOf is what newer packs depend on.
type newerOf struct {
	handle *ui.Handle
	head   assessment.Head
	id     string
}

// Notice is one sentence for the person, shown in the footer until the next key.
type Notice struct {
	Text string
	// Bad marks what went wrong.
	Bad bool
}

// NewApp makes the context of all screens.
func NewApp(ctx context.Context, desk ui.Desk, th *theme.Theme, actions Table, actor string, now func() time.Time) *App {
	return &App{ctx: ctx, Desk: desk, Theme: th, Actions: actions, Now: now, actor: actor}
}

// Context is for commands: it ends when the program does.
func (a *App) Context() context.Context { return a.ctx }

// Handle is the open clinic, or nil.
func (a *App) Handle() *ui.Handle { return a.handle }

// Session is the session of the open clinic, or nil.
func (a *App) Session() *session.Session {
	if a.handle == nil {
		return nil
	}
	return a.handle.Session
}

// Clinic is the open clinic as it stands, or nil.
func (a *App) Clinic() *assessment.Clinic {
	if a.handle == nil {
		return nil
	}
	return a.handle.Session.Clinic()
}

// Assessment is the one being worked on, or nil. Ask again after every change:
// a rebase makes it again.
func (a *App) Assessment() *assessment.Assessment {
	if a.handle == nil {
		return nil
	}
	as, ok := a.handle.Session.Clinic().Assessment(a.id)
	if !ok {
		return nil
	}
	return as
}

// ChooseAssessment changes which assessment is worked on; "" is the newest.
func (a *App) ChooseAssessment(id string) {
	a.id = id
	a.Emit(ChangedMsg{})
}

// Set is the questions and actions of the assessment.
func (a *App) Set() *questionnaires.Set {
	if as := a.Assessment(); as != nil {
		return a.handle.Session.Set(as)
	}
	return nil
}

// Named is a question or an action as people name it: "Q4 second factor".
func (a *App) Named(id string) string {
	set := a.Set()
	if set == nil {
		return id
	}
	if q, ok := set.Question(id); ok {
		about := q.Topic
		if about == "" {
			about = widgets.Words(q.Ask, 40)
		}
		return widgets.Safe(set.QuestionNumber(id) + " " + about)
	}
	if act, ok := set.Action(id); ok {
		return widgets.Safe(set.ActionNumber(id) + " " + act.Title)
	}
	return widgets.Safe(id)
}

// Today is the day by the session's clock.
func (a *App) Today() assessment.Date {
	if s := a.Session(); s != nil {
		return s.Today()
	}
	return assessment.DateOf(a.Now())
}

// Result is the assessment as scored now, or nil. The session computes it once
// after a change, for all who ask: nothing in it may be written to.
func (a *App) Result() *method.Result {
	if as := a.Assessment(); as != nil {
		return a.handle.Session.Result(as, assessment.Date{})
	}
	return nil
}

// Plan is the plan of the assessment, or nil, shared as Result is.
func (a *App) Plan() *method.Plan {
	if as := a.Assessment(); as != nil {
		_, p := a.handle.Session.Evaluate(as, assessment.Date{})
		return p
	}
	return nil
}

// Input is what the method looks at now. Ask for it only while a clinic is open.
func (a *App) Input() method.Input {
	return a.handle.Session.Input(a.Assessment(), assessment.Date{})
}

// Newer are the packs that the assessment could move to, because the program
// holds newer ones than it was answered under; nil where it does not.
func (a *App) Newer() []questionnaires.Pack {
	as := a.Assessment()
	if as == nil {
		a.newer, a.newerOf = nil, newerOf{}
		return nil
	}
	of := newerOf{a.handle, a.Clinic().Head, as.ID}
	if of != a.newerOf {
		a.newer, a.newerOf = nil, of
		if packs, newer := help.Newer(a.handle.Session, as); newer {
			a.newer = packs
		}
	}
	return a.newer
}

// Actor is who is at the keyboard, as entered.
func (a *App) Actor() string { return a.actor }

// SetActor changes who is at the keyboard.
func (a *App) SetActor(name string) {
	a.actor = assessment.Clean(name)
	if s := a.Session(); s != nil {
		s.SetActor(a.actor)
	}
}

// Save takes what an intent of the session answered: a change is handed to the
// writer, in order, and every screen is told; an error is shown. It reports
// whether the intent was accepted. A nil change without an error is accepted:
// nothing was different.
//
//	if app.Save(app.Session().SetFlag(a, q.ID, true)) { ... }
func (a *App) Save(ch *session.Change, err error) bool {
	if assessment.IsCode(err, assessment.CodeNobody) {
		a.Fail(errors.New("not recorded: say first who you are"))
		a.Open(WhoDialog(a))
		return false
	}
	if err != nil {
		a.Fail(err)
		return false
	}
	if ch != nil {
		a.hand(ch)
		a.Emit(ChangedMsg{})
	}
	return true
}

// Say shows a sentence in the footer until the next key.
func (a *App) Say(text string) { a.notice = Notice{Text: widgets.Safe(text)} }

// Fail shows an error in the footer until the next key.
func (a *App) Fail(err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	a.notice = Notice{Text: widgets.Safe(err.Error()), Bad: true}
}

// Notice is what is shown in the footer now.
func (a *App) Notice() Notice { return a.notice }

// ClearNotice takes the sentence away; the root does so at the next key.
func (a *App) ClearNotice() { a.notice = Notice{} }

// Emit hands a message to the root, which acts on it before the next key.
func (a *App) Emit(msg tea.Msg) { a.outbox = append(a.outbox, msg) }

// TakeOutbox returns what was emitted and forgets it.
func (a *App) TakeOutbox() []tea.Msg {
	out := a.outbox
	a.outbox = nil
	return out
}

// NavigateMsg asks the root to show a screen.
type NavigateMsg struct {
	To  Name
	Arg any
	// Fresh drops the screens that are open.
	Fresh bool
}

// BackMsg asks the root to leave the screen.
type BackMsg struct{}

// OpenDialogMsg asks the root to put a dialog on top.
type OpenDialogMsg struct{ Dialog widgets.Dialog }

// OpenPathMsg asks the root to open a clinic file.
type OpenPathMsg struct{ Path string }

// OpenedMsg tells the root that a clinic was opened or made, and where to go
// with it; "" is the walk.
type OpenedMsg struct {
	Handle *ui.Handle
	To     Name
}

// Go shows a screen; one that is open already is come back to as it was left.
func (a *App) Go(to Name, arg any) { a.Emit(NavigateMsg{To: to, Arg: arg}) }

// Back leaves the screen.
func (a *App) Back() { a.Emit(BackMsg{}) }

// Open puts a dialog on top.
func (a *App) Open(d widgets.Dialog) { a.Emit(OpenDialogMsg{d}) }

// OpenPath opens a clinic file and goes to its walk.
func (a *App) OpenPath(path string) { a.Emit(OpenPathMsg{path}) }

// CopyMsg asks the root to hand a text to the terminal's clipboard.
type CopyMsg struct{ Text string }

// OpenFileMsg asks the root to open a written file with the person's program
// for it.
type OpenFileMsg struct{ Path string }

// EditMsg asks the root to let the person go on with a text in their editor;
// the dialog on top gets a widgets.EditedMsg.
type EditMsg struct{ Text string }

// Copy hands a text to the terminal's clipboard.
func (a *App) Copy(text string) { a.Emit(CopyMsg{widgets.Safe(text)}) }

// OpenFile opens a written file with the person's program for it.
func (a *App) OpenFile(path string) { a.Emit(OpenFileMsg{path}) }

// Edit lets the person go on with a text in their editor.
func (a *App) Edit(text string) { a.Emit(EditMsg{text}) }

// Attach gives the screens an open clinic and the way to save; the root does.
func (a *App) Attach(h *ui.Handle, hand func(*session.Change)) {
	a.handle, a.id, a.hand, a.held = h, "", hand, false
	h.Session.SetActor(a.actor)
}

// Detach takes the clinic away; the root does.
func (a *App) Detach() { a.handle, a.id, a.hand, a.held = nil, "", nil, false }

// Hold asks the root to leave the clinic as it is, because a command reads it:
// what another program saved meanwhile is taken in only after Release. The
// screen itself sees to it that the person changes nothing.
func (a *App) Hold() { a.held = true }

// Release ends Hold.
func (a *App) Release() { a.held = false }

// Held reports that a command reads the clinic.
func (a *App) Held() bool { return a.held }
