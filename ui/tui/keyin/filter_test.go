package keyin

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// arrival is what a terminal sends after a silence, in one piece.
type arrival struct {
	after time.Duration
	bytes string
}

// script is a terminal with a clock of its own: waiting moves the clock.
type script struct {
	clock time.Time
	queue []arrival
	there []byte
	// gone is answered when everything was read; io.EOF when nil.
	gone error
}

func (a arrival) String() string { return fmt.Sprintf("%v %q", a.after, a.bytes) }

func scripted(queue ...arrival) *script {
	return &script{clock: time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC), queue: slices.Clone(queue)}
}

func (s *script) now() time.Time { return s.clock }

// pass moves the clock to the next arrival, or to the end of the wait.
func (s *script) pass(limit time.Duration) {
	for len(s.queue) > 0 && s.queue[0].after == 0 {
		s.there = append(s.there, s.queue[0].bytes...)
		s.queue = s.queue[1:]
	}
	if len(s.there) > 0 || len(s.queue) == 0 {
		return
	}
	if limit >= 0 && s.queue[0].after > limit {
		s.clock = s.clock.Add(limit)
		s.queue[0].after -= limit
		return
	}
	s.clock = s.clock.Add(s.queue[0].after)
	s.queue[0].after = 0
	s.pass(0)
}

func (s *script) ready(limit time.Duration) (bool, error) {
	s.pass(limit)
	// A terminal that is gone can be read: the read says so.
	return len(s.there) > 0 || len(s.queue) == 0, nil
}

func (s *script) read(p []byte) (int, error) {
	s.pass(-1)
	if len(s.there) == 0 {
		if s.gone != nil {
			return 0, s.gone
		}
		return 0, io.EOF
	}
	n := copy(p, s.there)
	s.there = s.there[n:]
	return n, nil
}

// reads returns what every Read of a buffer as large as the library's hands
// out, to the end. It holds what the library relies on: a Read is asked for
// only while there is something in the descriptor, and a lone Esc ends one.
func reads(t testing.TB, s *script) []string {
	t.Helper()
	gone := 0
	f := &filter{src: s, gone: func() { gone++ }}
	var out []string
	for range 1_000_000 {
		p := make([]byte, 256)
		n, err := f.Read(p)
		if n == len(p) {
			t.Fatalf("a full buffer: the library keeps its end back")
		}
		if n > 0 {
			out = append(out, string(p[:n]))
		}
		if len(f.out) > 0 || len(f.ahead) > 0 {
			t.Fatalf("%q and %q stay in the filter, and the library will not ask for them", f.out, f.ahead)
		}
		if err != nil {
			if !errors.Is(err, io.EOF) || gone != 1 {
				t.Fatalf("ended with %v, said gone %d times", err, gone)
			}
			return out
		}
	}
	t.Fatal("no end")
	return nil
}

const ms = time.Millisecond

func TestFilter(t *testing.T) {
	at := func(after time.Duration, s string) arrival { return arrival{after, s} }
	paste := func(s string) string { return pasteStart + s + pasteEnd }
	for name, c := range map[string]struct {
		in   []arrival
		want string // what is handed out; a bar parts two Reads
	}{
		"single keys":           {[]arrival{at(0, "j"), at(200*ms, "3"), at(200*ms, "é")}, "j|3|é"},
		"a burst of three":      {[]arrival{at(0, "jj3")}, "jj3"},
		"control keys":          {[]arrival{at(0, "\x13\x03\x7f")}, "\x13\x03\x7f"},
		"invalid UTF-8":         {[]arrival{at(0, "\xff1\xe9")}, "1"},
		"a character in halves": {[]arrival{at(0, "\xc3"), at(60*ms, "\xa9")}, "é"},
		"half a character, key": {[]arrival{at(0, "\xe3\x811")}, "1"},

		"esc":                           {[]arrival{at(0, "\x1b"), at(51*ms, "j")}, "\x1b|j"},
		"esc after keys":                {[]arrival{at(0, "j\x1b")}, "j\x1b"},
		"esc twice at once":             {[]arrival{at(0, "\x1b\x1b")}, "\x1b"},
		"esc, then a reply":             {[]arrival{at(0, "\x1b\x1b]11;rgb:0/0/0\a3")}, "\x1b|3"},
		"esc, then a report":            {[]arrival{at(0, "\x1b\x1b[?62;22cj")}, "\x1b|j"},
		"esc, then a paste":             {[]arrival{at(0, "\x1b"), at(200*ms, paste("a"))}, "\x1b|" + paste("a")},
		"alt and a rune":                {[]arrival{at(0, "\x1b3")}, "\x1b3"},
		"alt and more is not an answer": {[]arrival{at(0, "\x1bj3\r")}, "\x1bj"},
		"alt, letter in halves":         {[]arrival{at(0, "\x1b"), at(40*ms, "3")}, "\x1b3"},
		"alt and an arrow":              {[]arrival{at(0, "\x1b\x1b[A")}, "\x1b\x1b"},
		"alt and enter":                 {[]arrival{at(0, "\x1b\r")}, "\x1b\r"},

		"arrows":                      {[]arrival{at(0, "\x1b[A\x1bOB\x1b[1;5C")}, "\x1b[A\x1bOB\x1b[1;5C"},
		"other keys":                  {[]arrival{at(0, "\x1b[5~\x1b[Z\x1b[3;2~\x1b[[A\x1b[7$\x1b[7^")}, "\x1b[5~\x1b[Z\x1b[3;2~\x1b[[A\x1b[7$\x1b[7^"},
		"home and end of application": {[]arrival{at(0, "\x1bOH\x1bOF")}, "\x1b[H\x1b[F"},
		"keypad":                      {[]arrival{at(0, "\x1bOq"), at(ms, "\x1bOp\x1bOy"), at(300*ms, "\x1bOM")}, "1|09|\r"},
		"keypad, alt":                 {[]arrival{at(0, "\x1b\x1bOq")}, "\x1b\x1b"},
		"unknown SS3":                 {[]arrival{at(0, "\x1bO~\x1bO5Aj")}, "j"},

		"csi in two reads": {[]arrival{at(0, "\x1b["), at(99*ms, "1;"), at(99*ms, "2A"), at(0, "j")}, "\x1b[1;2A|j"},
		"csi after esc":    {[]arrival{at(0, "\x1b"), at(49*ms, "[1;2A")}, "\x1b[1;2A"},
		"csi too late":     {[]arrival{at(0, "\x1b["), at(150*ms, "1;2A"), at(200*ms, "1")}, "1"},
		"end of csi late":  {[]arrival{at(0, "\x1b[1;2"), at(150*ms, "A"), at(200*ms, "1")}, "1"},
		"tail after esc":   {[]arrival{at(0, "\x1b"), at(150*ms, "[1;2A"), at(200*ms, "1")}, "\x1b|1"},
		"ss3 after esc":    {[]arrival{at(0, "\x1b"), at(150*ms, "OA"), at(200*ms, "O")}, "\x1b|O"},
		"ss3 too late":     {[]arrival{at(0, "\x1bO"), at(150*ms, "q"), at(200*ms, "1")}, "1"},
		"typed like a tail": {
			[]arrival{at(0, "\x1b"), at(150*ms, "["), at(150*ms, "1")},
			"\x1b|[|1",
		},
		"long after esc":    {[]arrival{at(0, "\x1b"), at(700*ms, "[A")}, "\x1b|[A"},
		"csi broken by esc": {[]arrival{at(0, "\x1b[1;\x1b[Aj")}, "\x1b[Aj"},
		"csi broken by key": {[]arrival{at(0, "\x1b[1;\rj")}, paste("\rj")},

		"osc":                 {[]arrival{at(0, "\x1b]11;rgb:1111/2222/3333\x1b\\"), at(0, "j")}, "j"},
		"osc with bel":        {[]arrival{at(0, "j\x1b]4;1;rgb:1/2/3\a3")}, "j3"},
		"osc in four":         {[]arrival{at(0, "\x1b"), at(30*ms, "]1"), at(90*ms, "0;rgb:1/1/1\x1b"), at(90*ms, "\\j")}, "j"},
		"osc unfinished":      {[]arrival{at(0, "\x1b]11;rgb:1"), at(101*ms, "j")}, "j"},
		"osc, its end late":   {[]arrival{at(0, "\x1b]11;rgb:1"), at(150*ms, "1/22\a"), at(200*ms, "j")}, "j"},
		"osc late after esc":  {[]arrival{at(0, "\x1b"), at(80*ms, "]11;rgb:1/1/1\a"), at(200*ms, "j")}, "\x1b|j"},
		"osc broken by a key": {[]arrival{at(0, "\x1b]11;rgb:1\x1b[Aj")}, "\x1b[Aj"},
		"osc without end":     {[]arrival{at(0, "\x1b]52;c;"+strings.Repeat("A", mostString)+"1")}, paste("AAAAA1")},
		"dcs, apc, pm, sos":   {[]arrival{at(0, "\x1bP>|term 1\x1b\\\x1b_G1\x1b\\\x1b^x\x1b\\\x1bXy\x1b\\j")}, "j"},
		"reports":             {[]arrival{at(0, "\x1b[?62;1;22c\x1b[>0;276;0c\x1b[24;80R\x1b[?2026;2$y\x1b[?0u\x1b[I\x1b[Oj")}, "j"},
		"mouse":               {[]arrival{at(0, "\x1b[<0;10;10M\x1b[<0;10;10m\x1b[M !!j")}, "j"},

		"a paste":                    {[]arrival{at(0, paste("1 Main St\r\n\x1b]0;x\a"))}, paste("1 Main St\r\n\x1b]0;x\a")},
		"a paste in pieces":          {[]arrival{at(0, "\x1b[20"), at(50*ms, "0~a"), at(900*ms, "b\x1b[2"), at(900*ms, "01~"), at(60*ms, "j")}, paste("ab") + "|j"},
		"nearly its end":             {[]arrival{at(0, paste("a\x1b[201\x1b[20"))}, paste("a\x1b[201\x1b[20")},
		"its end inside":             {[]arrival{at(0, paste("a"+pasteEnd+"13q\r")), at(60*ms, "j")}, paste("a13q\r") + "|j"},
		"never ended":                {[]arrival{at(0, pasteStart+"abc"), at(1001*ms, "j")}, paste("abc") + "|j"},
		"never ended, a piece late":  {[]arrival{at(0, pasteStart+"abc"), at(1001*ms, "1 Main\x1b[201~"), at(200*ms, "j")}, paste("abc") + "|" + paste("1 Main") + "|j"},
		"a stray end":                {[]arrival{at(0, pasteEnd+"j")}, "j"},
		"two pastes":                 {[]arrival{at(0, paste("a")), at(60*ms, paste("b"))}, paste("a") + "|" + paste("b")},
		"keys before a paste":        {[]arrival{at(0, "j"+paste("abcd"))}, "j" + paste("abcd")},
		"a reply behind a paste":     {[]arrival{at(0, paste("a")+"\x1b]11;rgb:1/1/1\a"), at(60*ms, "j")}, paste("a") + "|j"},
		"unbracketed":                {[]arrival{at(0, "1 Main Street"), at(60*ms, "j")}, paste("1 Main Street") + "|j"},
		"a name and enter":           {[]arrival{at(0, "Di\r")}, paste("Di\r")},
		"enter and a key":            {[]arrival{at(0, "\r1")}, paste("\r1")},
		"enter alone":                {[]arrival{at(0, "\r\r")}, "\r\r"},
		"unbracketed, in pieces":     {[]arrival{at(0, "1 Main"), at(49*ms, "3"), at(49*ms, "q\r"), at(51*ms, "j")}, paste("1 Main3q\r") + "|j"},
		"unbracketed with controls":  {[]arrival{at(0, "ab\x03cd\x1b[31mef\x1b]0;1\a\tg")}, paste("abcdef\tg")},
		"unbracketed, brackets then": {[]arrival{at(0, "abcd"+paste("ef"))}, paste("abcdef")},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(whole(reads(t, scripted(c.in...))), "|"); got != c.want {
				t.Errorf("handed out %q, want %q", got, c.want)
			}
		})
	}
}

// whole puts the Reads of one paste together: where it is cut is of no
// consequence.
func whole(reads []string) []string {
	var out []string
	for _, one := range reads {
		if n := len(out); n > 0 && strings.Count(out[n-1], pasteStart) > strings.Count(out[n-1], pasteEnd) {
			out[n-1] += one
			continue
		}
		out = append(out, one)
	}
	return out
}

// bracketed_paste_1_MiB
func TestLargePastes(t *testing.T) {
	text := strings.Repeat("0123456789abcde\n", 2<<20/16)
	for name, in := range map[string]string{"with brackets": pasteStart + text + pasteEnd, "without": text} {
		t.Run(name, func(t *testing.T) {
			var queue []arrival
			for s := in; s != ""; {
				n := min(len(s), 4095)
				queue = append(queue, arrival{ms, s[:n]})
				s = s[n:]
			}
			got := strings.Join(reads(t, scripted(append(queue, arrival{60 * ms, "j"})...)), "")
			if want := pasteStart + text[:mostPaste] + pasteEnd + "j"; got != want {
				t.Errorf("handed out %d bytes, want the first %d and the key", len(got), len(want))
			}
		})
	}
}

// Where the program asked for the mouse, its reports pass; they make no paste.
func TestMouse(t *testing.T) {
	press := "\x1b[<0;100;40M\x1b[<0;100;40m"
	f := &filter{src: scripted(arrival{0, "jj" + press + "\x1b[M 11"}, arrival{ms, "\x1b" + press[:14]}), mouse: true, gone: func() {}}
	var got []string
	for {
		p := make([]byte, 256)
		n, err := f.Read(p)
		if err != nil {
			break
		}
		got = append(got, string(p[:n]))
	}
	// A report right behind an Esc is the terminal's: the Esc was a key.
	if want := []string{"jj" + press, "\x1b"}; !slices.Equal(got, want) {
		t.Errorf("handed out %q, want %q", got, want)
	}
}

func TestShortBuffer(t *testing.T) {
	f := &filter{src: scripted(arrival{0, "\x1b[1;5A" + "j"}), gone: func() {}}
	var got []byte
	for {
		p := make([]byte, 2)
		n, err := f.Read(p)
		got = append(got, p[:n]...)
		if err != nil {
			break
		}
	}
	if string(got) != "\x1b[1;5Aj" {
		t.Errorf("read %q", got)
	}
}
