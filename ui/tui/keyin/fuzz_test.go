package keyin

import (
	"strings"
	"testing"
	"time"
)

// key is one that a person presses: what the terminal sends, and what the
// program is to get.
type key struct{ sent, got string }

var (
	characters = []string{"j", "3", "1", "q", "é", "y", "/", " ", "漢"}
	others     = []key{
		{"\x13", "\x13"},
		{"\x1b[A", "\x1b[A"},
		{"\x1bOB", "\x1bOB"},
		{"\x1b[1;5C", "\x1b[1;5C"},
		{"\x1b[5~", "\x1b[5~"},
		{"\x1b[Z", "\x1b[Z"},
		{"\x1bOq", "1"},
		{"\x1bOH", "\x1b[H"},
	}
	// spoken is what a terminal says unasked or late.
	spoken = []string{
		"\x1b]11;rgb:1111/2222/3333\x1b\\", "\x1b]10;rgb:1/1/1\a", "\x1b]4;1;rgb:1/2/3\a", "\x1b]52;c;MTNx\a",
		"\x1bP>|term 1\x1b\\", "\x1bP1$r0m\x1b\\", "\x1b_G1;OK\x1b\\", "\x1b^x1\x1b\\", "\x1bXq1\x1b\\",
		"\x1b[?62;22c", "\x1b[24;80R", "\x1b[?2026;2$y", "\x1b[?0u", "\x1b[I", "\x1b[O", "\x1b[<0;1;1M", "\x1b[M !!", "\x1b[201~",
	}
	// broken breaks off; what a silence later comes of it is the second part.
	broken = [][2]string{
		{"\x1b[1;2", "A"},
		{"\x1b[", "1;2A"},
		{"\x1b[1;", "5C"},
		{"\x1bO", "q"},
		{"\x1b]11;rgb:1", "1/33\a"},
		{"\x1bP>|te", "rm13\x1b\\"},
		{"\x1b[?6", ""},
		{"\x1b_G", ""},
	}
	texts = []string{"1 Main Street", "Oak Street\r", "13q\rjj", "1\n", "one\r\ntwo\r\n", "\x1b[31mred\x1b]0;x\a", "", "\xff\x1b[201", strings.Repeat("13", 300)}
	gaps  = []time.Duration{0, 0, ms, 20 * ms, 49 * ms, 60 * ms, 120 * ms, 700 * ms}
)

// play turns bytes into a session at a terminal: real keys, with what the
// terminal says, pastes, and torn sequences between them. It returns what
// arrives, what the program is to get, and how often Esc is among it.
func play(data []byte) (in []arrival, want string, escs int) {
	pick := func(n int) int {
		if len(data) == 0 {
			return 0
		}
		b := int(data[0])
		data = data[1:]
		return b % n
	}
	var (
		typed   int           // characters in the read
		ended   bool          // the read holds a line end
		quiet   time.Duration // the silence without which anything that comes now would be of what came before
		keyless time.Duration // the same for keys
	)
	send := func(after time.Duration, s string) {
		if after = max(after, quiet); after > 0 {
			typed, ended = 0, false
		}
		quiet = 0
		in = append(in, arrival{after, s})
	}
	press := func(after time.Duration, k key) {
		send(max(after, keyless), k.sent)
		want += k.got
		keyless = 0
	}
	// torn sends in two pieces, with less silence between than is held.
	torn := func(after time.Duration, s string) {
		at := 1 + pick(len(s)-1)
		send(after, s[:at])
		most := 99 * ms
		if at == 1 {
			most = 49 * ms
		}
		send(min(max(ms, gaps[pick(len(gaps))]), most), s[at:])
	}
	for n := 0; len(data) > 0 && n < 200; n++ {
		after := gaps[pick(len(gaps))]
		switch pick(10) {
		case 0, 1, 2:
			k := key{}
			k.sent = characters[pick(len(characters))]
			k.got = k.sent
			if typed == mostTyped || ended {
				after = max(after, ms)
			}
			press(after, k)
			typed++
		case 3:
			if typed > 0 {
				after = max(after, ms)
			}
			press(after, key{"\r", "\r"})
			ended = true
		case 4:
			press(after, others[pick(len(others))])
		case 5:
			k := others[1+pick(len(others)-1)]
			torn(max(after, keyless), k.sent)
			want, keyless = want+k.got, 0
		case 6:
			switch pick(3) {
			case 0: // Esc, and the terminal speaks at once
				press(after, key{"\x1b", "\x1b"})
				escs++
				send(gaps[pick(4)], spoken[pick(len(spoken)-1)])
			case 1:
				press(after, key{"\x1b", "\x1b"})
				escs++
				quiet = 51 * ms
			case 2:
				k := "\x1b" + characters[pick(len(characters))]
				press(after, key{k, k})
				keyless = ms
			}
		case 7:
			if s := spoken[pick(len(spoken))]; pick(2) == 0 {
				send(after, s)
			} else {
				torn(after, s)
			}
		case 8:
			b := broken[pick(len(broken))]
			send(after, b[0])
			if b[1] != "" && pick(2) == 0 {
				send(150*ms, b[1])
			}
			quiet = 700 * ms
		case 9:
			text := texts[pick(len(texts))]
			switch pick(4) {
			case 0:
				torn(max(after, keyless), pasteStart+text+pasteEnd)
			case 1: // nothing closes it
				send(max(after, keyless), pasteStart+text)
				quiet = 1001 * ms
			case 2: // it holds its own end
				send(max(after, keyless), pasteStart+"x"+pasteEnd+"1q\r"+pasteEnd)
				text = "x1q\r"
			case 3:
				text = "1 Main Street\r"
				send(max(after, keyless, ms), text)
			}
			want += pasteStart + text + pasteEnd
			keyless = 51 * ms
		}
	}
	return in, want, escs
}

// Whatever comes between the keys that a person presses: those keys come out,
// each whole, and pastes as pastes.
func FuzzOnlyRealKeys(f *testing.F) {
	f.Add([]byte("\x05\x00\x00\x05\x07\x00\x00\x05\x01\x02"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, want, escs := play(data)
		got := reads(t, scripted(in...))
		if all := strings.Join(got, ""); all != want {
			t.Fatalf("out came %q\nwant %q\nof %v", all, want, in)
		}
		alone := 0
		for _, one := range whole(got) {
			if strings.HasSuffix(one, "\x1b") {
				alone++
			}
		}
		if alone != escs {
			t.Fatalf("%d times Esc alone, want %d: %q\nof %v", alone, escs, got, in)
		}
	})
}

// Any bytes at all: no hang, no panic, and nothing kept back.
func FuzzAnyBytes(f *testing.F) {
	f.Add([]byte("\x1b[200~a\x1b[201~\x1b]11;\x1b\\j"), uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, size uint8) {
		var in []arrival
		for i := 0; len(data) > 0; i++ {
			n := min(len(data), 1+int(size)%16)
			in = append(in, arrival{gaps[(int(size)+i)%len(gaps)], string(data[:n])})
			data = data[n:]
		}
		for _, one := range whole(reads(t, scripted(in...))) {
			for rest := one; ; {
				_, inside, begun := strings.Cut(rest, pasteStart)
				if !begun {
					break
				}
				var ended bool
				if _, rest, ended = strings.Cut(inside, pasteEnd); !ended {
					t.Fatalf("a paste is left open: %q of %v", one, in)
				}
			}
		}
	})
}
