package keyin

import (
	"regexp"
	"sync"
)

// escape works on what follows an Esc.
func (f *filter) escape(r *round) {
	again := false // another Esc came before
	for {
		b, ok := f.next(escWait)
		if !ok {
			f.alone(r)
			return
		}
		switch b {
		case esc:
			again = true
			continue
		case '[':
			f.keySequence(r, again)
		case 'O':
			f.keypad(r, again)
		case ']', 'P', '_', '^', 'X':
			f.swallow()
			if again && len(f.ahead) == 0 { // the terminal spoke right after a person pressed Esc
				f.alone(r)
			}
		case '\\': // the end of a string that was given up
		default:
			f.alt(r, b)
		}
		return
	}
}

// alone lets an Esc go.
func (f *filter) alone(r *round) {
	r.keys = append(r.keys, esc)
	r.alone = true
	f.cut, f.cutAt = cutEsc, f.src.now()
}

// alt passes on a key with alt; whether it means anything is the program's to
// say.
func (f *filter) alt(r *round, b byte) {
	one := []byte{b}
	if b >= ' ' && b != del {
		var ok bool
		if one, ok = f.character(b); !ok {
			return
		}
	}
	if !r.mute {
		r.keys = append(append(r.keys, esc), one...)
	}
	r.mute = true
}

// key passes on the sequence of a key. After another Esc it is a key with alt,
// and none of them means anything here: the library's name for it is alt+esc.
func (f *filter) key(r *round, seq string, again bool) {
	if again {
		seq = "\x1b\x1b"
	}
	r.keys = append(r.keys, seq...)
}

// known is the form of the sequences that are keys. Everything else that has
// the form of a sequence is a report of the terminal. R is not among the
// letters: with numbers it is where the cursor stands.
var known = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\x1b\[(?:\[[A-E]|[A-DFHZa-d]|1;\d{1,2}[A-DFHPQS]|\d{1,2}(?:;\d{1,2})?~|\d{1,2}[@^]|[78]\$)$`)
})

// mouse is the form of what the library asks a mouse to report in.
var mouse = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\x1b\[<\d+;\d+;\d+[Mm]$`) })

// keySequence works on a CSI sequence.
func (f *filter) keySequence(r *round, again bool) {
	seq, whole := f.csi()
	switch {
	case !whole:
	case seq == pasteStart:
		r.paste = true
	case known().MatchString(seq):
		f.key(r, seq, again)
	case f.mouse && !again && mouse().MatchString(seq):
		r.keys = append(r.keys, seq...)
	case seq != pasteEnd && again:
		f.alone(r)
	}
}

// csi reads the rest of a CSI sequence. One that breaks off is given up.
func (f *filter) csi() (seq string, whole bool) {
	s := []byte("\x1b[")
	for {
		b, ok := f.next(holdWait)
		switch {
		case !ok:
			f.cut, f.cutAt = cutCSI, f.src.now()
			return "", false
		case b < ' ' || b >= del:
			f.back(b)
			return "", false
		}
		if len(s) < mostSequence {
			s = append(s, b)
		}
		switch {
		case b == '[' && len(s) == 3: // the console's function keys: one more letter
		case b == '$' && len(s) == 4: // ends a key of some terminals
			return string(s), true
		case b == 'M' && len(s) == 3: // an old mouse report: three bytes more
			for range 3 {
				if _, ok := f.next(holdWait); !ok {
					break
				}
			}
			return string(s), true
		case b >= '@':
			return string(s), true
		}
	}
}

// pad are the keys of a keypad in application mode.
var pad = map[byte]byte{
	'p': '0', 'q': '1', 'r': '2', 's': '3', 't': '4', 'u': '5', 'v': '6', 'w': '7', 'x': '8', 'y': '9',
	'j': '*', 'k': '+', 'l': ',', 'm': '-', 'n': '.', 'o': '/', 'X': '=', ' ': ' ', 'I': '\t', 'M': '\r',
}

// keypad works on an SS3 sequence.
func (f *filter) keypad(r *round, again bool) {
	b, ok := f.ss3()
	if !ok {
		return
	}
	switch b {
	case 'A', 'B', 'C', 'D', 'P', 'Q', 'R', 'S':
		f.key(r, "\x1bO"+string(rune(b)), again)
	case 'F', 'H': // the library knows them by the other form only
		f.key(r, "\x1b["+string(rune(b)), again)
	default:
		if c, ok := pad[b]; ok {
			f.key(r, string(rune(c)), again)
		}
	}
}

// ss3 reads the last byte of an SS3 sequence. One with a modifier is none that
// the program knows.
func (f *filter) ss3() (byte, bool) {
	modified := false
	for {
		b, ok := f.next(holdWait)
		switch {
		case !ok:
			f.cut, f.cutAt = cutSS3, f.src.now()
			return 0, false
		case b < ' ' || b >= del:
			f.back(b)
			return 0, false
		case b >= '0' && b <= ';':
			modified = true
		default:
			return b, !modified
		}
	}
}

// swallow drops a string of the terminal to its end.
func (f *filter) swallow() {
	for range mostString {
		b, ok := f.next(holdWait)
		if ok && b == esc {
			if b, ok = f.next(holdWait); ok && b != '\\' { // another sequence begins
				f.back(esc, b)
				return
			}
			if ok {
				return
			}
		}
		switch {
		case !ok:
			f.cut, f.cutAt = cutString, f.src.now()
			return
		case b == bel, b == can, b == sub:
			return
		}
	}
}

// late drops the rest of something that was given up or let go, when it comes
// in time, and reports whether it did. A person types single keys; the rest of
// a sequence comes in one read.
func (f *filter) late(b byte) bool {
	was := f.cut
	if was == cutNothing {
		return false
	}
	if f.src.now().Sub(f.cutAt) > lateWait || b == esc {
		f.cut = cutNothing
		return false
	}
	if was != cutEsc { // an Esc is remembered for its time, the others for one read
		f.cut = cutNothing
	}
	switch was {
	case cutNothing:
	case cutEsc:
		switch {
		case b == '[' && f.followed(' ', '~'):
			f.csi()
		case b == 'O' && f.followed(' ', '~'):
			f.ss3()
		case b == ']' && f.followed('0', '9'):
			f.swallow()
		default:
			return false
		}
		return true
	case cutCSI:
		if (b >= ' ' && b <= '?' || b == '[') && f.followed(' ', '~') {
			f.back(b)
			f.csi()
			return true
		}
		return lastOfKey().Match([]byte{b}) && !f.followed(0, 0xff)
	case cutSS3:
		if b >= '0' && b <= ';' && f.followed(' ', '~') {
			f.ss3()
			return true
		}
		return (b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z') && !f.followed(0, 0xff)
	case cutString:
		if b < del && f.followed(0, 0xff) {
			f.back(b)
			f.swallow()
			return true
		}
		return b == bel || b == '\\'
	}
	return false
}

// followed reports whether a byte of the range comes in the same breath.
func (f *filter) followed(least, most byte) bool {
	b, ok := f.next(tailWait)
	if ok {
		f.back(b)
	}
	return ok && b >= least && b <= most
}

// lastOfKey are the letters that a key's sequence ends with.
var lastOfKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-DFHPQRSZ~^$@]$`) })
