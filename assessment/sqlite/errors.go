package sqlite

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	driver "modernc.org/sqlite"
	code "modernc.org/sqlite/lib"

	"clinicready/assessment"
)

// refuse makes an error of one clear sentence.
func refuse(c assessment.Code, cause error, format string, args ...any) error {
	return &assessment.Error{Code: c, Text: fmt.Sprintf(format, args...), Cause: cause}
}

// driverCode returns the extended result code of an error of the driver, and 0
// for any other error.
func driverCode(err error) int {
	var e *driver.Error
	if errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

// primary is the class of an extended result code.
func primary(extended int) int { return extended & 0xff }

// ours reports whether an error is a sentence already.
func ours(err error) bool {
	var e *assessment.Error
	var c *assessment.ChainError
	return errors.As(err, &e) || errors.As(err, &c)
}

// reading turns an error met while opening or reading a clinic file into a
// sentence. It returns nil for nil.
func reading(name string, err error) error {
	if err == nil || ours(err) {
		return err
	}
	extended := driverCode(err)
	switch extended {
	case code.SQLITE_READONLY_ROLLBACK:
		return refuse(assessment.CodeReadOnly, err, "%[1]s: the last run ended in the middle of a save, and %[1]s-journal beside it must be rolled back first; open it once in a folder that can be written (copy both files together)", name)
	case 0:
		return fmt.Errorf("reading %s: %w", name, err)
	}
	switch primary(extended) {
	case code.SQLITE_BUSY, code.SQLITE_LOCKED:
		return refuse(assessment.CodeBusy, err, "%s is being written by another program; wait a moment and try again", name)
	case code.SQLITE_READONLY:
		return refuse(assessment.CodeReadOnly, err, "%s cannot be written, and reading it needs that once; copy it to a folder that can be written", name)
	case code.SQLITE_NOTADB:
		return refuse(assessment.CodeForeign, err, "%s is not a clinic file, or its beginning is damaged; nothing was changed; restore a backup if it was one", name)
	case code.SQLITE_CORRUPT:
		return refuse(assessment.CodeDamaged, err, "%s is damaged; restore a backup that verifies, and keep this file for comparison", name)
	case code.SQLITE_IOERR:
		return refuse(assessment.CodeDamaged, err, "%s cannot be read: the disk reports an error; copy it to another disk or restore a backup that verifies", name)
	case code.SQLITE_CANTOPEN, code.SQLITE_PERM, code.SQLITE_AUTH:
		return refuse(assessment.CodeRefused, err, "%s cannot be opened; check that you may read it and its folder", name)
	}
	return refuse(assessment.CodeDamaged, err, "%s cannot be read (%v); restore a backup that verifies", name, err)
}

// saving turns an error met while writing into a sentence that begins with
// "not saved". It returns nil for nil.
func saving(name string, err error) error {
	if err == nil || ours(err) {
		return err
	}
	if errors.As(err, new(wrongCount)) {
		return refuse(assessment.CodeDamaged, err, "not saved: %s no longer keeps what is written into it: another program altered it while it was open; restore a backup that verifies, and keep this file for comparison", name)
	}
	extended := driverCode(err)
	switch extended {
	case 0:
		return refuse(assessment.CodeWrite, err, "not saved: writing %s: %v; try again", name, err)
	case code.SQLITE_READONLY_DIRECTORY:
		return refuse(assessment.CodeReadOnly, err, "not saved: the folder of %s cannot be written; make it writable and try again", name)
	case code.SQLITE_READONLY_DBMOVED:
		return moved(name, err)
	}
	switch primary(extended) {
	case code.SQLITE_BUSY, code.SQLITE_LOCKED:
		return refuse(assessment.CodeBusy, err, "not saved: another program is writing %s; wait a moment and try again", name)
	case code.SQLITE_READONLY:
		return refuse(assessment.CodeReadOnly, err, "not saved: %s cannot be written; make it writable and try again", name)
	case code.SQLITE_FULL:
		return refuse(assessment.CodeFull, err, "not saved: disk is full; free some space and try again")
	case code.SQLITE_IOERR:
		return refuse(assessment.CodeWrite, err, "not saved: the disk refused to write %s; check its space and connection and try again", name)
	case code.SQLITE_CANTOPEN:
		return refuse(assessment.CodeWrite, err, "not saved: the journal file beside %s cannot be made; check the folder and try again", name)
	case code.SQLITE_CORRUPT, code.SQLITE_NOTADB:
		return refuse(assessment.CodeDamaged, err, "not saved: %s is damaged; restore a backup that verifies, and keep this file for comparison", name)
	case code.SQLITE_CONSTRAINT, code.SQLITE_TOOBIG, code.SQLITE_MISMATCH:
		return refuse(assessment.CodeRefused, err, "not saved: the change does not fit the format of %s (%v)", name, err)
	}
	return refuse(assessment.CodeWrite, err, "not saved: writing %s: %v; try again", name, err)
}

// moved is the error for a file that is no longer where it was opened: a write
// would go to a file that nobody finds again.
func moved(name string, cause error) error {
	return refuse(assessment.CodeWrite, cause, "not saved: %s was moved, replaced or its disk removed while it was open; put it back and try again, or open it again", name)
}

// cause is the reason of a failed system call in a few words, without the path.
func cause(err error) string {
	var errno syscall.Errno
	switch {
	case errors.Is(err, syscall.EROFS):
		return "its disk is mounted read-only"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &errno):
		return errno.Error()
	}
	return err.Error()
}
