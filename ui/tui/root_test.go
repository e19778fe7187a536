package tui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

func TestBurstsDoEveryKey(t *testing.T) {
	d := newDriver(t, halfFixture())
	d.to("second-factor").keys("t", "jj").see("> CC6.7").keys("kjt")
	d.to("own-account").keys("33") // the answer and, on the next question, the answer
	if got := d.stored("own-account").Answer.Kind; got != assessment.No {
		t.Errorf("first key stored %q", got)
	}
	d = newDriver(t, emptyFixture())
	d.to("second-factor").keys("j3") // the two keys of the trap: move, then answer
	if got := d.stored("second-factor").Answer.Kind; got != assessment.No {
		t.Errorf("j3 stored %q", got)
	}
	// A burst goes on through a dialog that one of its keys opens.
	d = newDriver(t, emptyFixture())
	d.to("second-factor").keys("nhi").keys(" there").keys("ctrl+s")
	if got := d.stored("second-factor").Note; got != "hi there" {
		t.Errorf("note %q", got)
	}
	d.keys("1q3")
	if !d.ended {
		t.Error("q in the middle of a burst did not quit")
	}
	if got := d.state("second-factor").Answer; got.Kind != assessment.Yes {
		t.Errorf("keys after q were done: %+v", got)
	}
}

// alt_digit, alt_letter: on every screen and in every dialog, a key with alt
// that has no meaning does nothing and says so. A terminal's own words can look
// like one.
func TestAltRuneDoesNothing(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor")
	for _, r := range "3nyq " {
		d.alt(r).on(screen.Walk).see("does nothing here")
		if got := d.stored("second-factor").Answer.Kind; got != assessment.Unanswered {
			t.Fatalf("alt and %q answered %q", r, got)
		}
	}
	d.keys("1").alt('3').see("“alt+3” does nothing here").keys("t").alt('f').see("“alt+f” does nothing here").keys("t")
	if got := d.stored("own-account").Answer.Kind; got != assessment.Unanswered {
		t.Errorf("alt and 3 answered the next question with %q", got)
	}
	d.keys("n").typed("abc").alt('3').see("“alt+3” does nothing here", "abc").keys("ctrl+s")
	if got := d.stored("second-factor").Note; got != "abc" {
		t.Errorf("note %q", got)
	}
	for _, k := range []string{"H", "S", "R", "P", "E", "C"} {
		d.keys(k)
		at := d.m.where()
		for _, r := range "3y" {
			d.alt(r).on(at).see("does nothing here")
		}
	}
	if d.ended {
		t.Error("the program ended")
	}
}

// unbracketed_paste, as far as it reaches the root in one message.
func TestPasteWithoutBrackets(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("1131").see("a paste was ignored")
	if got := d.stored("second-factor").Answer.Kind; got != assessment.Unanswered {
		t.Errorf("a paste answered %q", got)
	}
	d.keys("w", "1131").see("a paste was ignored").keys("esc")
	d.keys("n", "1131").see("1131").keys("ctrl+s")
	if got := d.stored("second-factor").Note; got != "1131" {
		t.Errorf("note %q", got)
	}
}

func TestSuspend(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.m.suspendable = func() bool { return false }
	d.keys("ctrl+z").see("would bring the program back", "z takes back the last answer")
	d.keys("n", "ctrl+z").see("would bring the program back").keys("esc")
	d.m.suspendable = func() bool { return true }
	for _, keys := range [][]string{{"ctrl+z"}, {"n", "ctrl+z"}} {
		var cmd tea.Cmd
		for _, k := range keys {
			_, cmd = d.m.Update(keyOf(k))
		}
		if !suspends(cmd) {
			t.Errorf("%v does not suspend", keys)
		}
	}
}

// suspends reports whether a command asks the library to suspend.
func suspends(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case tea.SuspendMsg:
		return true
	case tea.BatchMsg:
		return slices.ContainsFunc(msg, suspends)
	}
	return false
}

// size_zero: COLUMNS and LINES, or 80x24.
func TestSizeZero(t *testing.T) {
	for _, c := range []struct {
		columns, lines string
		in, want       tea.WindowSizeMsg
	}{
		{"", "", tea.WindowSizeMsg{}, tea.WindowSizeMsg{Width: 80, Height: 24}},
		{"100", "30", tea.WindowSizeMsg{}, tea.WindowSizeMsg{Width: 100, Height: 30}},
		{"100", "30", tea.WindowSizeMsg{Width: 60, Height: 20}, tea.WindowSizeMsg{Width: 60, Height: 20}},
		{"-3", "many", tea.WindowSizeMsg{Width: 60}, tea.WindowSizeMsg{Width: 80, Height: 24}},
		{"99999999", "0", tea.WindowSizeMsg{}, tea.WindowSizeMsg{Width: 80, Height: 24}},
	} {
		o := OptionsFromEnv(func(k string) string { return map[string]string{"COLUMNS": c.columns, "LINES": c.lines}[k] })
		if got := o.sized(nil, c.in); got != c.want {
			t.Errorf("COLUMNS %q, LINES %q, %v is drawn at %v, want %v", c.columns, c.lines, c.in, got, c.want)
		}
	}
}

// bracketed_paste_1_MiB
func TestPaste(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").paste("1131").see("a paste was ignored")
	if got := d.stored("second-factor").Answer.Kind; got != assessment.Unanswered {
		t.Errorf("a paste answered %q", got)
	}
	d.keys("w").paste("x").see("a paste was ignored", "What else this answers").keys("esc")
	d.keys("n").paste("one\r\ntwo\x1b[31m\u202E!").keys("ctrl+s")
	if got := d.stored("second-factor").Note; got != "one\ntwo[31m!" {
		t.Errorf("pasted %q", got)
	}
	d.keys("n").paste(strings.Repeat("a", 10_100)).see("112 characters did not fit: left out", "10,000 of 10,000").keys("ctrl+s")
	if got := len(d.stored("second-factor").Note); got != 10_000 {
		t.Errorf("note of %d characters", got)
	}
	d.to("log-review").keys("1", "c", "backspace").paste("2026-11-20").keys("enter")
	if got := d.stored("log-review").Answer.EvidenceDate; got != assessment.NewDate(2026, 11, 20) {
		t.Errorf("pasted date %s", got)
	}
}

func TestTooSmallStillSavesAndQuits(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("n").typed("keep me").resize(39, 24).see("Too small").keys("1", "f")
	if got := d.state("second-factor"); got.Flag || got.Answer.Kind != assessment.Unanswered {
		t.Errorf("a key did something unseen: %+v", got)
	}
	d.resize(80, 24).see("keep me").resize(80, 9).see("Too small").keys("q")
	if !d.ended {
		t.Error("q did not quit")
	}
	if got := d.stored("second-factor").Note; got != "keep me" {
		t.Errorf("the note was not saved at quitting: %q", got)
	}
}

// resize_to_1x1_and_back
//
// Every size draws within itself, in every phase, and comes back the same.
func TestEverySizeKeepsTheFrame(t *testing.T) {
	sizes := []int{1, 2, 9, 10, 11, 15, 16, 20, 39, 40, 59, 80, 99, 100, 137, 200}
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"asking", nil},
		{"evidence", []string{"1"}},
		{"tree", []string{"t"}},
		{"note", []string{"n"}},
		{"form", []string{"6", "p"}},
		{"find", []string{"/"}},
		{"what else", []string{"w"}},
		{"filter", []string{"F"}},
		{"palette", []string{":"}},
		{"who", []string{"@"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDriverAs(t, hostileFixture(), look{80, 24, theme.Dark, false})
			d.to("second-factor").keys(c.keys...)
			before := d.view()
			for _, w := range sizes {
				for _, h := range sizes {
					d.m.Update(tea.WindowSizeMsg{Width: w, Height: h})
					v := d.view()
					if w >= MinWidth && h >= MinHeight && len(strings.Split(v, "\n")) != h {
						t.Fatalf("%dx%d is drawn in %d lines", w, h, len(strings.Split(v, "\n")))
					}
					if v == "" {
						t.Fatalf("%dx%d is drawn empty", w, h)
					}
				}
			}
			if d.resize(80, 24).view() != before {
				t.Errorf("after all sizes the view is another:\n%s\nbefore\n%s", d.view(), before)
			}
		})
	}
}

func TestFirstViewBeforeAnySize(t *testing.T) {
	m := newModel(context.Background(), newDesk(), plainLook.make(), Options{Now: clock})
	if v := m.View(); v != "" {
		t.Errorf("drawn without a size: %q", v)
	}
}

func TestSavedOnlyAfterTheCommit(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").unseen("saved")
	d.m.Update(keyOf("f")) // no waiting for the writer
	d.see("saving").unseen("saved 14:02")
	d.idle()
	d.see("saved 14:02").unseen("saving")
}

func TestFailedSaveKeepsTheAnswerAndRetries(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.desk.clinics[path].FailNext(&assessment.Error{Code: assessment.CodeFull, Text: "disk is full"})
	d.to("second-factor").keys("1")
	d.see("NOT SAVED, disk is full: r to retry", "1 Yes [x]").unseen("saved 14:02")
	if got := d.stored("second-factor").Answer.Kind; got != assessment.Unanswered {
		t.Errorf("stored %q", got)
	}
	d.keys("c", "enter", "3").see("NOT SAVED", "2 of 8") // one can go on working
	d.desk.clinics[path].FailNext(&assessment.Error{Code: assessment.CodeFull, Text: "disk is full"})
	d.keys("r").see("NOT SAVED, disk is full")
	d.keys("r").see("saved 14:02").unseen("NOT SAVED")
	if a, b := d.stored("second-factor").Answer, d.stored("own-account").Answer; a.Kind != assessment.Yes || a.Evidence != assessment.EvidenceRecords || b.Kind != assessment.No {
		t.Errorf("stored %+v and %+v", a, b)
	}
}

func TestQuittingUnsavedAsks(t *testing.T) {
	d := newDriver(t, emptyFixture())
	for range 3 {
		d.desk.clinics[path].FailNext(&assessment.Error{Code: assessment.CodeFull, Text: "disk is full"})
	}
	d.to("second-factor").keys("3", "q").see("1 change is not saved: disk is full")
	if d.ended {
		t.Fatal("quit without asking")
	}
	d.keys("ctrl+c", "esc").unseen("1 change is not saved").keys("ctrl+c", "r").see("NOT SAVED").keys("ctrl+c", "Q")
	if !d.ended {
		t.Error("Q did not quit")
	}
	err := d.m.finish(nil, make(chan struct{}))
	if err == nil || !strings.Contains(err.Error(), "1 change was not saved: disk is full") {
		t.Errorf("after quitting: %v", err)
	}
}

func TestSomebodyElseWasFirst(t *testing.T) {
	d := newDriver(t, emptyFixture())
	other, err := d.desk.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	theirs := func(ch *session.Change, err error) {
		t.Helper()
		if err == nil {
			err = other.Session.Commit(t.Context(), ch)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	other.Session.SetActor("Sam")
	a, _ := other.Session.Clinic().Assessment("")
	theirs(other.Session.Answer(a, "oversight", assessment.Answer{Kind: assessment.Yes}))
	d.to("second-factor").keys("3").see("somebody else changed this clinic meanwhile; both are kept", "2 of 8")
	if d.stored("oversight").Answer.Kind != assessment.Yes || d.stored("second-factor").Answer.Kind != assessment.No {
		t.Error("one of the two is lost")
	}

	if err := other.Session.Reload(t.Context()); err != nil {
		t.Fatal(err)
	}
	a, _ = other.Session.Clinic().Assessment("")
	theirs(other.Session.Answer(a, "own-account", assessment.Answer{Kind: assessment.DontKnow}))
	d.to("own-account").keys("3").see("Somebody else was here", "own-account").keys("enter")
	if got := d.stored("own-account").Answer.Kind; got != assessment.No {
		t.Errorf("stored %q", got)
	}
	d.see("saved 14:02").keys("f").see("flagged")
}

// An export reads the clinic beside the program: what somebody else saved is
// taken in when it is done, and not while it reads.
func TestSomebodyElseDuringAnExport(t *testing.T) {
	d := newDriver(t, emptyFixture())
	other, err := d.desk.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	other.Session.SetActor("Sam")
	a, _ := other.Session.Clinic().Assessment("")
	ch, err := other.Session.Answer(a, "oversight", assessment.Answer{Kind: assessment.Yes})
	if err == nil {
		err = other.Session.Commit(t.Context(), ch)
	}
	if err != nil {
		t.Fatal(err)
	}
	d.to("second-factor")
	d.m.Update(keyOf("3")) // no waiting for the writer
	d.m.Update(keyOf("E"))
	_, write := d.m.Update(keyOf("w"))
	d.idle()
	before := d.m.app.Assessment()
	d.see("Writing PDF, full report", "NOT SAVED")
	if before.State("oversight").Answer.Kind != "" {
		t.Error("the clinic was changed under the export")
	}
	d.run(write)
	d.idle()
	d.see("Written:", "somebody else changed this clinic meanwhile; both are kept")
	if d.stored("oversight").Answer.Kind != assessment.Yes || d.stored("second-factor").Answer.Kind != assessment.No {
		t.Error("one of the two is lost")
	}
}

// A change that cannot be made any more is named.
func TestRebaseTellsWhatWasNotKept(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.m.tellRebased(session.OnTop{Touched: []string{"own-account"}, Dropped: []error{errors.New("it was closed")}})
	d.see("somebody else changed this clinic; not kept: it was closed")
}

func TestRebaseThatCannotReadIsRetried(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.desk.clinics[path].FailNext(assessment.ErrMoved)
	d.desk.clinics[path].SetReadOnly("the share is gone")
	d.to("second-factor")
	d.desk.clinics[path].SetReadOnly("")
	d.m.Update(keyOf("3"))
	d.desk.clinics[path].SetReadOnly("the share is gone")
	d.idle()
	d.see("NOT SAVED", "the share is gone")
	d.desk.clinics[path].SetReadOnly("")
	d.keys("r").see("saved 14:02")
	if got := d.stored("second-factor").Answer.Kind; got != assessment.No {
		t.Errorf("stored %q", got)
	}
}

func TestOpeningAnotherClinicSavesTheFirst(t *testing.T) {
	d := newDriver(t, emptyFixture())
	second := deskOf(t, halfFixture())
	d.desk.add("/data/second.clinic", second.clinics[path], ui.Card{Name: "Second"})
	d.to("second-factor")
	d.m.Update(keyOf("3")) // no waiting for the writer
	d.m.app.OpenPath("/data/second.clinic")
	d.send(screen.ChangedMsg{})
	d.see("Are backups kept apart")
	if got := d.stored("second-factor").Answer.Kind; got != assessment.No {
		t.Errorf("the first clinic lost its last answer: %q", got)
	}
}

// A clinic that is open here would be read-only for a second opening.
func TestOpeningTheOpenClinicGoesBackToIt(t *testing.T) {
	d := newDriver(t, emptyFixture())
	h := d.m.app.Handle()
	d.to("second-factor").keys("esc").on(screen.Home)
	d.m.app.OpenPath(path)
	d.send(screen.ShownMsg{})
	if d.on(screen.Walk); d.m.app.Handle() != h {
		t.Error("the open clinic was opened again")
	}
	again, err := d.desk.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	closed := false
	again.Close = func() error { closed = true; return nil }
	d.send(screen.OpenedMsg{Handle: again, To: screen.Home})
	if d.on(screen.Home); d.m.app.Handle() != h || !closed {
		t.Errorf("the second handle is kept (closed %v)", closed)
	}
}

func TestTooSmallAndUnsavedCanBeLeft(t *testing.T) {
	d := newDriver(t, emptyFixture())
	for range 2 {
		d.desk.clinics[path].FailNext(&assessment.Error{Code: assessment.CodeFull, Text: "disk is full"})
	}
	d.keys("f").resize(39, 9).see("NOT SAVED").keys("r").see("NOT SAVED").keys("Q")
	if !d.ended {
		t.Error("Q did not quit")
	}
}

func TestLongSaveErrorStillTellsTheWayOut(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.desk.clinics[path].FailNext(&assessment.Error{Code: assessment.CodeWrite, Text: strings.Repeat("the disk has a great deal to say ", 40)})
	d.keys("f").resize(40, 10).see("NOT SAVED", "r to retry")
	d.keys("r").unseen("NOT SAVED")
}

func TestErrorsAreShown(t *testing.T) {
	d := start(t, newDesk(), plainLook, Options{Path: "/nowhere", Actor: "Dana"})
	d.see("there is no clinic file /nowhere").on(screen.Home)
}

func TestNameIsAskedWhenThereIsNone(t *testing.T) {
	d := start(t, deskOf(t, emptyFixture()), plainLook, Options{Path: path})
	d.see("Who is at the keyboard?", "Dana, Ellis").keys("enter").see("a name is needed").typed("ellis").keys("enter", "f")
	d.unseen("Who is at").keys("right").see("Ellis (assessor)")
	events := d.m.app.Session().Journal()
	if got := events[len(events)-1].Actor; got != "Ellis" {
		t.Errorf("written by %q", got)
	}
}

func TestUnknownKeySaysSo(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.keys("%").see("“%” does nothing here; ? shows what does").keys("f").unseen("does nothing here")
}

func TestPaletteDoesActions(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys(":").see("write a note").typed("lower flag").keys("enter").see("flagged")
	d.keys("ctrl+p", "esc").unseen("Commands")
}

// Keys mean one thing at a time: no two actions that can be done at the same
// moment share a key, but for those that the screen takes from the root.
func TestKeysAreUnambiguous(t *testing.T) {
	phases := map[string][]string{"asking": nil, "evidence": {"1"}, "tree": {"t"}}
	for name, keys := range phases {
		d := newDriver(t, emptyFixture())
		d.to("second-factor").keys(keys...)
		seen := map[string]screen.ID{}
		for _, id := range d.m.screen().Keys() {
			a, ok := table().Find(id)
			if !ok {
				t.Fatalf("%s: %s is not in the table", name, id)
			}
			for _, k := range a.Keys {
				if other, dup := seen[k]; dup {
					t.Errorf("%s: %q does both %s and %s", name, k, other, id)
				}
				seen[k] = id
			}
		}
	}
	ids := map[screen.ID]bool{}
	for _, a := range table() {
		if ids[a.ID] {
			t.Errorf("%s stands twice in the table", a.ID)
		}
		ids[a.ID] = true
		if a.Help == "" || strings.HasSuffix(a.Help, ".") || len(a.Keys) == 0 {
			t.Errorf("%s has no help, a period in it, or no keys", a.ID)
		}
	}
}

// keysMarkdown is docs/keys.md: the table for reading.
func keysMarkdown() string {
	var b strings.Builder
	b.WriteString("# Keys\n\nMade from the table of actions in `ui/tui/screens`; a test compares. ")
	b.WriteString("In a text field every key is text, except `enter`, `tab`, `esc` and those with `ctrl`.\n")
	all := table()
	section := func(title string, name screen.Name) {
		of := all.Of(name)
		if len(of) == 0 {
			return
		}
		b.WriteString("\n## " + title + "\n\n| key | does | when |\n|---|---|---|\n")
		for _, a := range of {
			var keys []string
			for _, k := range a.Keys {
				keys = append(keys, "`"+screen.KeyWord(k)+"`")
			}
			b.WriteString("| " + strings.Join(keys, " ") + " | " + a.Help + " | " + a.When + " |\n")
		}
	}
	section("Everywhere", screen.Everywhere)
	for _, r := range places {
		section(strings.ToUpper(string(r.name[:1]))+string(r.name[1:]), r.name)
	}
	return b.String()
}

func TestKeysDocument(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "keys.md")
	got := keysMarkdown()
	if blessing() {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Error("docs/keys.md differs from the table of actions; `make bless` writes it")
	}
}

// faulty panics where it is told to.
type faulty struct {
	screen.Screen
	in string
}

func (f *faulty) Update(msg tea.Msg) tea.Cmd {
	if _, ok := msg.(screen.ActionMsg); !ok {
		return nil
	}
	switch f.in {
	case "update":
		_ = strings.Split("secret", "")[len("an answer")]
	case "command":
		return tea.Batch(nil, func() tea.Msg { panic("a note: secret") })
	}
	return nil
}

func (f *faulty) View() string {
	if f.in == "view" {
		panic(errors.New("secret"))
	}
	return ""
}

// panic_in_view
func TestFaultIsCaughtAndWrittenDownWithoutAnswers(t *testing.T) {
	for _, in := range []string{"update", "command", "view"} {
		t.Run(in, func(t *testing.T) {
			dir := t.TempDir()
			d := start(t, deskOf(t, emptyFixture()), plainLook, Options{Path: path, Actor: "Dana", CrashDir: dir})
			d.to("second-factor").keys("1", "c", "enter")
			d.m.visits[len(d.m.visits)-1].screen = &faulty{d.m.screen(), in}
			if in == "view" {
				d.m.View()
				d.m.Update(<-d.posts)
			} else {
				d.send(keyOf("f"))
				if !d.ended {
					t.Error("the program goes on")
				}
			}
			err := d.m.finish(nil, make(chan struct{}))
			var crash *CrashError
			if !errors.As(err, &crash) || filepath.Dir(crash.Path) != dir || !strings.Contains(err.Error(), crash.Path) {
				t.Fatalf("answered %v", err)
			}
			b, rerr := os.ReadFile(crash.Path)
			if rerr != nil {
				t.Fatal(rerr)
			}
			if strings.Contains(string(b), "secret") {
				t.Errorf("the crash file tells what it must not:\n%s", b)
			}
			if !strings.Contains(string(b), "root_test.go") {
				t.Errorf("the crash file does not say where:\n%s", b)
			}
			if info, _ := os.Stat(crash.Path); info.Mode().Perm() != 0o600 {
				t.Errorf("mode %v", info.Mode())
			}
			if got := d.stored("second-factor").Answer.Evidence; got != assessment.EvidenceRecords {
				t.Errorf("saved answers are gone: %v", got)
			}
		})
	}
}

func TestCrashFileThatCannotBeWrittenIsTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := crash{dir: filepath.Join(file, "below"), now: clock}
	c.keep(crashMsg{where: "x", fault: "y", stack: "z"})
	err := c.report()
	if c.path != "" || !strings.Contains(err.Error(), "could not be written") || !errors.Is(err, c.err) {
		t.Errorf("answered %v", err)
	}
}

func TestEndMessageKeepsWhatIsTyped(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.to("second-factor").keys("n").typed("half a note")
	d.send(endMsg{})
	if !d.ended {
		t.Error("the program goes on")
	}
	if got := d.stored("second-factor").Note; got != "half a note" {
		t.Errorf("stored %q", got)
	}
}

func TestOptionsFromEnv(t *testing.T) {
	env := map[string]string{"NO_COLOR": "1", "LANG": "C", "EDITOR": "vi"}
	o := OptionsFromEnv(func(k string) string { return env[k] })
	if !o.NoColor || !o.ASCII || o.Editor != "vi" || o.Theme != theme.Auto {
		t.Errorf("read %+v", o)
	}
}

// A dialog under another one gets its turn again.
func TestDialogsStack(t *testing.T) {
	d := newDriver(t, emptyFixture())
	d.m.app.Open(widgets.NewAsk("first", "One?"))
	d.m.app.Open(widgets.NewAsk("second", "Two?"))
	d.send(screen.ShownMsg{})
	d.see("Two?").keys("esc").see("One?").keys("esc").unseen("One?")
	if len(d.m.dialogs) != 0 {
		t.Errorf("%d dialogs left", len(d.m.dialogs))
	}
	if slices.ContainsFunc(d.m.visits, func(p visit) bool { return p.name == screen.Walk }) == false {
		t.Error("the walk is gone")
	}
}
