// Package keyin stands between the terminal and the program, so that only keys
// that a person pressed become keys of the program.
//
// A terminal says more than what is typed: it answers queries, sends escape
// sequences in two pieces, and hands over what was pasted. The library below
// the screens takes an unknown or torn sequence apart into keys, and each could
// be an answer to a question. What this package lets through is whole keys,
// whole pastes, and nothing else.
package keyin

import "time"

// How long is waited for what may follow. A terminal sends a sequence in one
// piece, and only a network tears it; a person is slower than all of these.
const (
	// escWait is how long an Esc may be the beginning of something longer.
	escWait = 50 * time.Millisecond
	// holdWait is the silence after which a begun sequence or string is given up.
	holdWait = 100 * time.Millisecond
	// lateWait is how long after it the rest of something given up is still
	// known for what it is.
	lateWait = 500 * time.Millisecond
	// tailWait joins the bytes of such a rest, which come in one read.
	tailWait = 10 * time.Millisecond
	// burstWait is the silence that ends a paste without brackets.
	burstWait = 50 * time.Millisecond
	// pasteWait is the silence after which a paste is taken as ended, although
	// its closing bracket did not come.
	pasteWait = time.Second
)

const (
	// mostString is the longest answer of a terminal that is swallowed.
	mostString = 4 << 10
	// mostPaste is the longest paste; what is beyond it is left out.
	mostPaste = 1 << 20
	// mostTyped is how many characters of one read are keys: fingers are not
	// faster, and so more of them are a paste.
	mostTyped = 3
	// mostSequence is the longest sequence that can be a key or of the mouse.
	mostSequence = 24
	// mostRead is one byte less than the library's buffer: it takes a full one
	// for a torn one, and keeps the last characters back.
	mostRead = 255
)

const (
	cr, lf, esc, bel, can, sub, del = '\r', '\n', 0x1b, 0x07, 0x18, 0x1a, 0x7f

	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// source is a terminal as the filter reads it.
type source interface {
	// ready waits until there is something to read or the time is over; a
	// negative time waits for ever.
	ready(limit time.Duration) (bool, error)
	// read returns what there is, at most len(p) bytes.
	read(p []byte) (int, error)
	now() time.Time
}
