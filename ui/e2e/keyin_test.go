//go:build unix

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// spoken is what a terminal can say while nobody types.
var spoken = map[string]string{
	"osc 11":      "\x1b]11;rgb:1111/2222/3333\x1b\\",
	"osc 10, bel": "\x1b]10;rgb:1111/1111/3333\a",
	"osc 4":       "\x1b]4;1;rgb:1313/1313/1313\x1b\\",
	"osc 52":      "\x1b]52;c;MTMxcQ==\a",
	"dcs":         "\x1bP>|term 13\x1b\\",
	"apc":         "\x1b_G13;OK\x1b\\",
	"da, cpr":     "\x1b[?62;1;3c\x1b[13;1R",
	"mouse":       "\x1b[<0;13;1M\x1b[M 11",
}

// unheard sends what is not a key, whole or in two pieces, and then a key that
// shows that all before it was read: nothing may have come of it.
func (x *term) unheard(first, rest string, between time.Duration) {
	x.t.Helper()
	before := x.text()
	x.keys(first)
	if rest != "" {
		<-time.After(between) // the silence is what is tested
		x.keys(rest)
	}
	<-time.After(600 * time.Millisecond) // what belongs to it is known for this long
	x.keys("'").see("“'” does nothing here")
	if after := x.text(); above(after) != above(before) {
		x.t.Fatalf("%q, %q changed the screen from\n%s\nto\n%s", first, rest, before, after)
	}
}

// above is a screen without its footer.
func above(screen string) string {
	lines := strings.Split(strings.TrimRight(screen, "\n"), "\n")
	return strings.Join(lines[:max(0, len(lines)-2)], "\n")
}

// nothingSaid ends the program and checks that no answer is in the file.
func nothingSaid(t *testing.T, x *term, home string) {
	t.Helper()
	x.keys("q").wait()
	if got := score(t, home, clinicFile(t, home)).answered(); got != 0 {
		t.Errorf("%d answers that nobody gave", got)
	}
}

// osc_reply_late
func TestTerminalRepliesAreNoKeys(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	for name, s := range spoken {
		t.Log(name)
		x.unheard(s, "", 0)
		x.unheard(s[:len(s)/2], s[len(s)/2:], 40*time.Millisecond)
	}
	for _, k := range []struct{ key, sees string }{{"R", "[Results]"}, {"P", "[Plan]"}, {"E", "[Report]"}, {"H", "1 clinic"}} {
		x.keys(k.key).see(k.sees)
		x.keys("'").see("“'” does nothing here", k.sees)
		x.unheard(spoken["osc 11"], "", 0)
	}
	nothingSaid(t, x, home)
}

// alt_digit
func TestAltIsNoAnswer(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	x.keys(esc+"3").see("“alt+3” does nothing here", "0 of 25 · 0 %")
	x.keys(esc+"j33").see("“alt+j” does nothing here", "0 of 25 · 0 %")
	nothingSaid(t, x, home)
}

// csi_split_in_two_reads
func TestTornSequenceIsNoKeys(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	// Held together: the key itself, which means nothing here but says so.
	for _, at := range []int{2, 3, 5} {
		seq := esc + "[1;2A"
		x.keys("'").see("“'” does nothing here").keys(seq[:at])
		<-time.After(20 * time.Millisecond)
		x.keys(seq[at:]).see("“shift+up” does nothing here")
	}
	// Too late for that: nothing.
	x.unheard(esc+"[", "1;2A", 200*time.Millisecond)
	x.unheard(esc+"[1;5", "C", 200*time.Millisecond)
	x.unheard(esc+"O", "q", 200*time.Millisecond)
	nothingSaid(t, x, home)
}

// unbracketed_paste
func TestPasteWithoutBrackets(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	for name, s := range map[string]string{
		"a name": "Di\r", "an address": "1313 Main Street\r", "a form": strings.Repeat("13 yes\r\n", 1000),
		"with its end": "\x1b[200~1\x1b[201~13q\r\x1b[201~", "one megabyte": "\x1b[200~" + strings.Repeat("13 y\n", 210_000) + "\x1b[201~",
		"never ended": "\x1b[200~13 y",
	} {
		t.Log(name)
		x.keys("'").see("“'” does nothing here")
		x.keys(s).see("a paste was ignored", "0 of 25 · 0 %")
	}
	x.keys("n").see("of 10,000").keys("1313 Main Street").see("1313 Main Street", "16 of 10,000").keys(ctrlS).see("saved")
	nothingSaid(t, x, home)
}

// keypad_application_mode
func TestKeypadDigitIsADigit(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	x.keys("\x1bOs").see("1 of 25 · 4 %", "saved").keys("q").wait()
	s := score(t, home, clinicFile(t, home))
	if s.answered() != 1 || s.Questions[0].S != 0 || !s.Questions[0].Answered {
		t.Errorf("%d answers, the first %+v; want it alone, No", s.answered(), s.Questions[0])
	}
}

// terminal_gone_without_hangup: the leader of the session keeps the signal to
// itself, and the terminal is closed.
func TestTerminalGoneWithoutHangUp(t *testing.T) {
	home := t.TempDir()
	newClinic(start(t, home, 80, 24)).keys("q").wait()
	file := clinicFile(t, home)
	x := startShell(t, home, "-c", `trap '' HUP; "$0" "$@"; echo "ended $?" >"$HOME/ended"`, "open", file, "--by", "Dana")
	x.see("1 of 25").keys("1b").see("1 of 25 · 4 %", "saved").keys("n").see("of 10,000").keys("abc").see("3 of 10,000")
	x.mu.Lock()
	x.leave = true
	x.mu.Unlock()
	x.keys("d")
	x.mu.Lock()
	for !x.ended {
		x.read.Wait()
	}
	x.mu.Unlock()
	began := time.Now()
	if err := x.tty.Close(); err != nil {
		t.Fatal(err)
	}
	x.wait()
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("ended %v after the terminal was gone, want within 2 s", took)
	}
	if b, err := os.ReadFile(home + "/ended"); err != nil || !strings.HasPrefix(string(b), "ended") {
		t.Errorf("the shell noted %q, %v", b, err)
	}
	if got := score(t, home, file).answered(); got != 1 {
		t.Errorf("%d answers, want 1", got)
	}
	start(t, home, 80, 24, "open", file, "--by", "Dana").see("1 of 25 · 4 %").keys("q").wait() // the lock is free
}

// startShell runs the program under a shell.
func startShell(t *testing.T, home, flag, script string, args ...string) *term {
	t.Helper()
	cmd := exec.Command("sh", append([]string{flag, script, binary}, args...)...)
	cmd.Env = env(used(t, home))
	return startCmd(t, cmd, &pty.Winsize{Cols: 80, Rows: 24})
}

// size_zero
func TestTerminalOfNoSize(t *testing.T) {
	for name, c := range map[string]struct {
		env  []string
		wide int
	}{"the usual": {nil, 80}, "as the environment says": {[]string{"COLUMNS=60", "LINES=20"}, 60}} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(binary)
			cmd.Env = append(env(used(t, t.TempDir())), c.env...)
			x := startCmd(t, cmd, &pty.Winsize{})
			x.see("new clinic")
			widest := 0
			for _, l := range strings.Split(x.text(), "\n") {
				widest = max(widest, len([]rune(strings.TrimRight(l, " "))))
			}
			if widest != c.wide {
				t.Errorf("the widest row has %d cells, want the rules of %d:\n%s", widest, c.wide, x.text())
			}
			x.keys("q")
			if code := x.wait(); code != 0 {
				t.Errorf("exit %d", code)
			}
		})
	}
}

// ctrl+z hands the terminal to the shell, and fg brings the screen back.
func TestSuspendAndContinue(t *testing.T) {
	home := t.TempDir()
	x := startShell(t, home, "-mc", `"$0"; echo "the shell is here"; read go; fg >/dev/null; echo "the end"`)
	x.see("new clinic").keys("\x1a").see("the shell is here").keys("\r").until("the screen again", func(s string) bool {
		return strings.Contains(s, "new clinic") && !strings.Contains(s, "the shell is here")
	})
	x.keys("n").see("form 1 of 5").keys("\x03").see("the end").wait()
}

// Without a shell to come back from there is nothing to suspend to.
func TestSuspendWithoutAShell(t *testing.T) {
	home := t.TempDir()
	x := newClinic(start(t, home, 80, 24))
	x.keys("3").see("saved").keys("\x1a").see("takes back the last answer").keys("z").see("taken back")
	nothingSaid(t, x, home)
}

// wide_name_never_wraps
func TestWideNameNeverWraps(t *testing.T) {
	for name, clinic := range map[string]string{
		"Devanagari":          strings.Repeat("\u0939\u093f\u0928\u094d\u0926\u0940 ", 10),
		"emoji with modifier": strings.Repeat("\U0001F469\U0001F3FD\U0001F44D\U0001F3FF", 12),
		"combining marks":     strings.Repeat("Z\u0323\u0334o\u0324", 20),
		"Chinese":             strings.Repeat("\u8bca\u6240", 20),
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			x := start(t, home, 80, 24)
			title := func(word string) {
				t.Helper()
				x.until("the title row first: "+word, func(s string) bool { return strings.Contains(strings.SplitN(s, "\n", 2)[0], word) })
			}
			x.see("new clinic").keys("n").see("form 1 of 5").keys("\x1b[200~" + clinic + "\x1b[201~")
			x.see("▏").until("the name", func(s string) bool { return !strings.Contains(s, "Clinic                      ▏") })
			x.keys(tab).see("> Kind").keys(tab).see("> Your name").keys("Dana").see("Dana▏")
			title("form 1 of 5")
			x.keys(ctrlS)
			for n := 2; n <= 5; n++ {
				x.see(fmt.Sprintf("form %d of 5", n)).keys(ctrlS)
			}
			x.see("last step").keys(ctrlS).see("of 25")
			title("0 of 25")
			for _, k := range []struct{ key, second string }{{"R", "[Results]"}, {"P", "[Plan]"}, {"E", "[Report]"}, {"S", "[Scope]"}} {
				x.keys(k.key).until("the second row below the title: "+k.second, func(s string) bool { return strings.Contains(strings.SplitN(s, "\n", 3)[1], k.second) })
			}
			x.keys("H")
			title("1 clinic")
			x.keys("q")
			if code := x.wait(); code != 0 {
				t.Errorf("exit %d", code)
			}
		})
	}
}

// startCmd runs a command in a terminal whose emulator has 80x24, whatever the
// terminal says of its size.
func startCmd(t *testing.T, cmd *exec.Cmd, size *pty.Winsize) *term {
	t.Helper()
	tty, err := pty.StartWithSize(cmd, size)
	if err != nil {
		t.Fatal(err)
	}
	x := newTerm(t, cmd, tty, 80, 24)
	t.Cleanup(func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) })
	return x
}
