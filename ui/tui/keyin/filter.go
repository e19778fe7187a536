package keyin

import (
	"io"
	"time"
	"unicode/utf8"
)

// mode is what the filter is in the middle of between two reads.
type mode int

const (
	ground mode = iota
	inPaste
	inBurst
)

// cut is what was given up or let go of a short time ago, and whose rest may
// still come.
type cut int

const (
	cutNothing cut = iota
	cutEsc
	cutCSI
	cutSS3
	cutString
)

// filter turns what a terminal sends into whole keys and pastes.
//
// The library waits on the terminal's descriptor before every Read. So nothing
// that is to be handed out may stay here when Read returns: it would come out
// with the next key only. Bytes are taken one at a time for that reason, and
// the rest waits in the descriptor.
type filter struct {
	src source
	// mouse lets reports of the mouse through.
	mouse bool
	// gone is called once, when the terminal is no longer there.
	gone func()
	mode mode
	// ahead was read and not yet looked at; empty whenever Read returns.
	ahead []byte
	// out is ready to be handed out; it outlives a Read of a short buffer only.
	out []byte
	// held is the part of a closing bracket that was seen at the end of a paste.
	held int
	// pasted counts the bytes of the paste.
	pasted int
	// cut at cutAt.
	cut   cut
	cutAt time.Time
	// waited is set when bytes came after a silence: they are of another read of
	// the terminal than those before.
	waited bool
	// silent is set when nothing came for so long that a burst has ended.
	silent bool
	err    error
}

// round is what one Read found.
type round struct {
	// keys is all of it in order; text is the characters and line ends alone.
	keys, text []byte
	runes      int
	lineEnd    bool
	// mute drops characters: they came in one read with an Esc, and mean
	// something else than they would alone.
	mute bool
	// alone ends the round: an Esc must be the last of what is handed out.
	alone bool
	// paste ends the round: a paste began.
	paste bool
}

// burst reports whether the round is a paste that came without brackets.
func (r *round) burst() bool { return r.runes > mostTyped || r.runes > 0 && r.lineEnd }

// Read implements io.Reader. It can return 0 bytes and no error.
func (f *filter) Read(p []byte) (int, error) {
	if len(f.out) == 0 && f.err == nil {
		f.fill(min(max(len(p), 2*room), mostRead))
	}
	n := copy(p, f.out)
	f.out = f.out[n:]
	if n == 0 && f.err != nil {
		return 0, f.err
	}
	return n, nil
}

// room is kept free for what one more token and the brackets can take.
const room = mostSequence + len(pasteStart) + len(pasteEnd) + utf8.UTFMax

// fill does one Read that hands out at most limit bytes.
func (f *filter) fill(limit int) {
	f.out = f.out[:0]
	switch f.mode {
	case inPaste:
		f.paste(limit)
	case inBurst:
		f.burst(limit)
	case ground:
		f.keys(limit)
	}
}

// keys reads what is there now.
func (f *filter) keys(limit int) {
	var r round
	wait := time.Duration(-1)
	for !r.alone && !r.paste && (len(f.ahead) > 0 || wait < 0 || !f.waited && len(r.keys)+room <= limit) {
		b, ok := f.next(wait)
		if !ok {
			break
		}
		first := wait < 0
		if wait = 0; first {
			f.waited = false
		}
		if first && f.late(b) {
			continue
		}
		f.token(&r, b)
	}
	switch {
	case r.burst():
		f.out = append(append(f.out, pasteStart...), r.text...)
		f.pasted = len(r.text)
		f.mode = inBurst
	default:
		f.out = append(f.out, r.keys...)
		if r.paste {
			f.out = append(f.out, pasteStart...)
			f.pasted = 0
		}
	}
	switch {
	case r.paste:
		f.mode, f.held = inPaste, 0
		f.paste(limit)
	case r.burst() && f.silent:
		f.closePaste()
	case r.burst():
		f.burst(limit)
	}
}

// burst reads the rest of a paste without brackets, and what directly follows
// one with brackets: text that comes in the same breath is not typed. Only its
// text is kept.
func (f *filter) burst(limit int) {
	for len(f.ahead) > 0 || len(f.out)+room <= limit {
		var r round
		b, ok := f.next(burstWait)
		if ok {
			f.token(&r, b)
		}
		f.put(r.text...)
		switch {
		case f.silent || !ok:
			f.closePaste()
			return
		case r.paste:
			f.mode, f.held = inPaste, 0
			f.paste(limit)
			return
		}
	}
	if !f.more(burstWait) {
		f.closePaste()
	}
}

// paste reads the inside of a paste, untouched, to its closing bracket.
func (f *filter) paste(limit int) {
	for len(f.ahead) > 0 || len(f.out)+room <= limit {
		if len(f.ahead) == 0 {
			f.take(limit-room-len(f.out)+1, pasteWait)
		}
		b, ok := f.next(0)
		if !ok {
			f.put([]byte(pasteEnd[:f.held])...)
			f.closePaste()
			return
		}
		if b == pasteEnd[f.held] {
			if f.held++; f.held == len(pasteEnd) {
				f.mode, f.held = inBurst, 0
				f.burst(limit)
				return
			}
			continue
		}
		f.put([]byte(pasteEnd[:f.held])...)
		f.held = 0
		if b == esc {
			f.held = 1
			continue
		}
		f.put(b)
	}
	if !f.more(pasteWait) {
		f.put([]byte(pasteEnd[:f.held])...)
		f.closePaste()
	}
}

func (f *filter) put(bs ...byte) {
	keep := min(len(bs), max(0, mostPaste-f.pasted))
	f.out = append(f.out, bs[:keep]...)
	f.pasted += len(bs)
}

func (f *filter) closePaste() {
	f.out = append(f.out, pasteEnd...)
	f.mode, f.held = ground, 0
}

// token works on one byte and, where it begins something longer, on the rest
// of that.
func (f *filter) token(r *round, b byte) {
	switch {
	case b == esc:
		f.escape(r)
	case b == cr || b == lf:
		if !r.mute {
			r.keys, r.text = append(r.keys, b), append(r.text, b)
			r.lineEnd = true
		}
	case b == '\t':
		r.keys, r.text = append(r.keys, b), append(r.text, b)
	case b < ' ' || b == del:
		r.keys = append(r.keys, b)
	default:
		if one, ok := f.character(b); ok && !r.mute {
			r.keys, r.text = append(r.keys, one...), append(r.text, one...)
			r.runes++
		}
	}
}

// character reads the rest of a character of several bytes. What is none is
// dropped.
func (f *filter) character(b byte) ([]byte, bool) {
	one := []byte{b}
	for !utf8.FullRune(one) {
		next, ok := f.next(holdWait)
		if !ok {
			return nil, false
		}
		if next < utf8.RuneSelf {
			f.ahead = append([]byte{next}, f.ahead...)
			return nil, false
		}
		one = append(one, next)
	}
	c, n := utf8.DecodeRune(one)
	return one, n == len(one) && (c != utf8.RuneError || n > 1)
}

// next returns the next byte, or false when none came in time or none will
// come any more.
func (f *filter) next(limit time.Duration) (byte, bool) {
	if len(f.ahead) == 0 {
		f.take(1, limit)
	}
	if len(f.ahead) == 0 {
		f.silent = f.silent || limit >= burstWait
		return 0, false
	}
	b := f.ahead[0]
	f.ahead = f.ahead[1:]
	f.silent = false
	return b, true
}

// back puts a byte back that belongs to what comes next.
func (f *filter) back(bs ...byte) { f.ahead = append(bs, f.ahead...) }

// more reports whether something is there within the time.
func (f *filter) more(limit time.Duration) bool {
	if len(f.ahead) > 0 {
		return true
	}
	if f.err != nil {
		return false
	}
	ok, err := f.src.ready(0)
	if !ok && err == nil && limit != 0 {
		ok, err = f.src.ready(limit)
		f.waited = ok
	}
	if err != nil {
		f.end(err)
	}
	return ok && err == nil
}

// take reads up to n bytes that are there within the time.
func (f *filter) take(n int, limit time.Duration) {
	if !f.more(limit) {
		return
	}
	p := make([]byte, max(1, n))
	n, err := f.src.read(p)
	f.ahead = append(f.ahead, p[:n]...)
	if err != nil {
		f.end(err)
	}
}

// end remembers that nothing will come any more. A terminal that went away ends
// with an error on some systems: to the program it is the end all the same.
func (f *filter) end(err error) {
	if f.err != nil {
		return
	}
	f.err = err
	if goneAway(err) {
		f.err = io.EOF
		f.gone()
	}
}
