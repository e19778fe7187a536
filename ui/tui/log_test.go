package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// logged opens a log and notes every message that the driver is sent.
func logged(t *testing.T) (file string, note func(d *driver, msgs ...tea.Msg)) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "messages")
	l, err := openMessageLog(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.close(); err != nil {
			t.Error(err)
		}
	})
	return file, func(d *driver, msgs ...tea.Msg) {
		for _, msg := range msgs {
			d.send(l.filter(d.m, msg))
		}
	}
}

// linesOf are the lines of a log after its first, without the milliseconds.
func linesOf(t *testing.T, file string) []string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(string(b), logHeader)
	if !ok {
		t.Fatalf("the log begins otherwise: %q", b)
	}
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, l := range lines {
		m := regexp.MustCompile(`^\d+ (.+)$`).FindStringSubmatch(l)
		if m == nil {
			t.Fatalf("line %q has no milliseconds", l)
		}
		lines[i] = m[1]
	}
	return lines
}

func typedKeys(text string) []tea.Msg {
	var out []tea.Msg
	for _, r := range text {
		if r == ' ' {
			out = append(out, keyOf("space"))
			continue
		}
		out = append(out, keyOf(string(r)))
	}
	return out
}

// What is typed into a note, a picker, a form or a filter is not in the log,
// however it arrives; that something was typed is.
func TestMessageLogHoldsNoText(t *testing.T) {
	const secret = "Zqx Wvy"
	paste := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(secret), Paste: true}
	for _, tc := range []struct {
		name  string
		opens string
		home  bool
	}{
		{"a note", "n", false},
		{"an owner", "o", false},
		{"the command list", ":", false},
		{"who is at the keyboard", "@", false},
		{"the name of a new clinic", "n", true},
		{"the filter of the list", "/", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := newDriver(t, halfFixture())
			if tc.home {
				d = start(t, halfFolder(t), plainLook, Options{Actor: "Dana"})
			}
			file, note := logged(t)
			note(d, keyOf(tc.opens))
			if !d.m.takesText() {
				t.Fatalf("%q opens no text field:\n%s", tc.opens, d.plain())
			}
			note(d, typedKeys(secret)...)
			note(d, keyOf(secret), paste, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("Z"), Alt: true})
			lines := linesOf(t, file)
			if lines[0] != "tea.KeyMsg "+tc.opens {
				t.Errorf("the key that opened the field is logged as %q", lines[0])
			}
			if want := 1 + len(secret) + 3; len(lines) != want {
				t.Errorf("%d messages are logged, want %d", len(lines), want)
			}
			for _, l := range lines[1:] {
				if l != "tea.KeyMsg" {
					t.Errorf("the log holds %q of what was typed", l)
				}
			}
		})
	}
}

// A burst that opens a note and goes on in it, and a paste where nothing takes
// text, are texts too.
func TestMessageLogHoldsNoBurst(t *testing.T) {
	d := newDriver(t, halfFixture())
	file, note := logged(t)
	note(d, keyOf("nZqx"), keyOf("esc"), tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("Wvy"), Paste: true})
	for _, l := range linesOf(t, file) {
		if l != "tea.KeyMsg" && l != "tea.KeyMsg esc" {
			t.Errorf("the log holds %q", l)
		}
	}
}

func TestMessageLogSaysTypesAndKeys(t *testing.T) {
	d := newDriver(t, halfFixture())
	file, note := logged(t)
	note(d, tea.WindowSizeMsg{Width: 80, Height: 24}, keyOf("j"), keyOf("down"), keyOf("R"), keyOf("esc"))
	got := strings.Join(linesOf(t, file), "\n")
	want := "tea.WindowSizeMsg\ntea.KeyMsg j\ntea.KeyMsg down\ntea.KeyMsg R\ntea.KeyMsg esc"
	if got != want {
		t.Errorf("logged\n%s\nwant\n%s", got, want)
	}
}

// The file is its owner's alone, and a second run goes on in it.
func TestMessageLogIsAppended(t *testing.T) {
	file := filepath.Join(t.TempDir(), "messages")
	for range 2 {
		l, err := openMessageLog(file)
		if err != nil {
			t.Fatal(err)
		}
		l.filter(nil, endMsg{})
		if err := l.close(); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(linesOf(t, file), " "); got != "tui.endMsg tui.endMsg" {
		t.Errorf("logged %q", got)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("the log has mode %v", info.Mode())
	}
}

// The variable can name a clinic file by a slip: it stays as it is.
func TestMessageLogRefusesOtherFiles(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "oak.clinic")
	for _, content := range []string{"SQLite format 3\x00 and much more that is longer than the first line", "short"} {
		if err := os.WriteFile(other, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := openMessageLog(other); err == nil || !strings.Contains(err.Error(), "holds something else") {
			t.Errorf("%q: opened with %v", content, err)
		}
		if b, err := os.ReadFile(other); err != nil || string(b) != content {
			t.Errorf("the file is now %q, %v", b, err)
		}
	}
	if _, err := openMessageLog(dir); err == nil || !strings.Contains(err.Error(), "not a file") {
		t.Errorf("a folder opened with %v", err)
	}
	if err := Run(t.Context(), newDesk(), Options{MessageLog: dir}); err == nil {
		t.Error("the program began without its log")
	}
}

// Nothing is written unless it is asked for.
func TestMessageLogIsOffByDefault(t *testing.T) {
	l, err := openMessageLog(OptionsFromEnv(func(string) string { return "" }).MessageLog)
	if l != nil || err != nil {
		t.Errorf("got %v, %v", l, err)
	}
	o := OptionsFromEnv(func(k string) string { return map[string]string{"CLINICREADY_LOG": "a"}[k] })
	if o.MessageLog != "a" {
		t.Errorf("the log is %q", o.MessageLog)
	}
}
