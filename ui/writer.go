package ui

import (
	"context"
	"sync"

	"clinicready/assessment/session"
)

// Saved is what the Writer says of a change.
type Saved struct {
	Change *session.Change
	// Err is nil when the change is durable. Otherwise it and everything after
	// it wait for Retry.
	Err error
	// Pending counts the changes that are not durable yet.
	Pending int
}

// Writer commits changes one after another, in the order they were handed in,
// on a goroutine of its own, so that a slow disk never holds up a key. A
// failed commit stops the line: it is tried again on Retry, and nothing passes
// it. Close drains what can be drained.
type Writer struct {
	commit func(context.Context, *session.Change) error
	notify func(Saved)

	mu      sync.Mutex
	wake    *sync.Cond
	queue   []*session.Change
	failed  error
	closing bool
	done    chan struct{}
}

// NewWriter starts a writer. notify is called from the writer's goroutine
// after every try.
func NewWriter(commit func(context.Context, *session.Change) error, notify func(Saved)) *Writer {
	w := &Writer{commit: commit, notify: notify, done: make(chan struct{})}
	w.wake = sync.NewCond(&w.mu)
	go w.run()
	return w
}

// Save hands a change in and returns at once. A nil change is ignored.
func (w *Writer) Save(ch *session.Change) {
	if ch == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.queue = append(w.queue, ch)
	w.wake.Broadcast()
}

// Retry tries the failed change again, and then the rest.
func (w *Writer) Retry() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.failed = nil
	w.wake.Broadcast()
}

// Pending returns the changes that are not durable yet, in order.
func (w *Writer) Pending() []*session.Change {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]*session.Change(nil), w.queue...)
}

// Replace puts changes that were sealed again in place of the pending ones and
// tries again. Call it only after a failure, when nothing is in flight.
func (w *Writer) Replace(chs []*session.Change) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.queue, w.failed = chs, nil
	w.wake.Broadcast()
}

// Close waits until everything is durable or a commit failed, and stops. It
// returns the error that kept the rest from being saved, or nil.
func (w *Writer) Close() error {
	w.mu.Lock()
	w.closing = true
	w.wake.Broadcast()
	w.mu.Unlock()
	<-w.done
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.failed
}

func (w *Writer) run() {
	defer close(w.done)
	for {
		w.mu.Lock()
		for (len(w.queue) == 0 || w.failed != nil) && !w.closing {
			w.wake.Wait()
		}
		if len(w.queue) == 0 || w.failed != nil {
			w.mu.Unlock()
			return
		}
		ch := w.queue[0]
		w.mu.Unlock()

		err := w.commit(context.Background(), ch)

		w.mu.Lock()
		if err == nil {
			w.queue = w.queue[1:]
		} else {
			w.failed = err
		}
		left := len(w.queue)
		w.mu.Unlock()
		w.notify(Saved{Change: ch, Err: err, Pending: left})
	}
}
