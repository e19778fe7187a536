package sqlite

import (
	"math/rand/v2"
	"time"

	code "modernc.org/sqlite/lib"
)

// pollMillis is how long a statement waits for another program's lock before
// the store tries it again. SQLite asks for a lock again at growing intervals,
// up to a tenth of a second: beside programs that save without a pause it then
// comes too late each time, and gives up in the end though the file was free
// hundreds of times. So its patience is short, and the store's is long.
const pollMillis = "25"

// patience is how long the store tries in all before it says that the file is
// busy.
const patience = 10 * time.Second

// patiently tries again while another program holds the file, and gives up with
// the last error after the limit. What is tried must change nothing when it
// fails.
func patiently(limit time.Duration, try func() error) error {
	end := time.Now().Add(limit)
	for {
		err := try()
		if !busy(err) || !time.Now().Before(end) {
			return err
		}
		// SQLite does not wait at all where it sees no hope. The chance keeps
		// two programs from asking in step.
		time.Sleep(time.Duration(1+rand.IntN(3)) * time.Millisecond)
	}
}

// busy reports whether an error says that another program holds the file. Such
// a statement, a commit too, has done nothing.
func busy(err error) bool { return primary(driverCode(err)) == code.SQLITE_BUSY }
