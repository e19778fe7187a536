//go:build faults && linux

package sqlite

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// These tests need root: they mount, set file flags, and act as a user without
// rights (root ignores file modes). They fail where they cannot run.

func init() {
	children["nobody"] = childNobody
	children["fsize"] = childFileSize
	children["sync"] = childSync
}

// report is what a child without rights found.
type report struct {
	ReadOnly bool
	Reason   string
	Events   int
	Open     assessment.Code
	Append   assessment.Code
	Text     string
}

func codeOf(err error) assessment.Code {
	for _, c := range []assessment.Code{
		assessment.CodeMoved, assessment.CodeBusy, assessment.CodeReadOnly, assessment.CodeFull, assessment.CodeWrite,
		assessment.CodeMissing, assessment.CodeExists, assessment.CodeForeign, assessment.CodeDamaged, assessment.CodeNewer, assessment.CodeRefused,
	} {
		if assessment.IsCode(err, c) {
			return c
		}
	}
	if err != nil {
		return "without a code"
	}
	return ""
}

// try opens a file, loads it and appends one answer.
func try(ctx context.Context, path string) (r report) {
	s, err := Open(ctx, path)
	if r.Open = codeOf(err); err != nil {
		r.Text = err.Error()
		return r
	}
	defer s.Close() //nolint:errcheck // a read-only store has nothing to lose
	r.Reason, r.ReadOnly = s.ReadOnly()
	j, err := s.Load(ctx)
	if err != nil {
		r.Text = err.Error()
	}
	r.Events = len(j.Events)
	_, err = s.Append(ctx, assessment.Commit{Events: storetest.Seal(j.Head, storetest.Answers(1)...), Rows: storetest.Filled()[2].Rows})
	if r.Append = codeOf(err); err != nil {
		r.Text += err.Error()
	}
	return r
}

// childNobody gives up root's rights and tries a file.
func childNobody(ctx context.Context, args []string) error {
	const nobody = 65534
	if err := syscall.Setgroups(nil); err != nil {
		return err
	}
	if err := syscall.Setgid(nobody); err != nil {
		return err
	}
	if err := syscall.Setuid(nobody); err != nil {
		return err
	}
	if args[0] == "create" {
		_, err := Create(ctx, args[1], storetest.ClinicID)
		return json.NewEncoder(os.Stdout).Encode(report{Open: codeOf(err), Text: err.Error()})
	}
	return json.NewEncoder(os.Stdout).Encode(try(ctx, args[1]))
}

func asNobody(t *testing.T, what, path string) (r report) {
	t.Helper()
	// The temporary folder of a test is closed to others.
	if err := os.Chmod(filepath.Dir(filepath.Dir(path)), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(start(t, "nobody", what, path).line(t)), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// chmod sets modes; the folders of tests are open to all until then.
func chmod(t *testing.T, path string, mode os.FileMode, uid int) {
	t.Helper()
	if err := os.Chown(path, uid, uid); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// mount puts a small disk of its own at a new folder.
func mount(t *testing.T, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Fatalf("mounting needs root: %v", err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

func remount(t *testing.T, dir string, flags uintptr, options string) {
	t.Helper()
	if err := unix.Mount("tmpfs", dir, "tmpfs", unix.MS_REMOUNT|flags, options); err != nil {
		t.Fatal(err)
	}
}

// fillInto makes a filled clinic file at a path.
func fillInto(t *testing.T, path string) {
	t.Helper()
	from, _ := filled(t)
	write(t, path, read(t, from))
}

func expectReadOnly(t *testing.T, r report, because string) {
	t.Helper()
	if r.Open != "" || !r.ReadOnly || !strings.Contains(r.Reason, because) || r.Events != filledEvents || r.Append != assessment.CodeReadOnly {
		t.Errorf("%+v; want read-only because %q, %d events, and no append", r, because, filledEvents)
	}
}

// disk_full_answer on a real disk of 300 kB: said so, nothing half-stored, and
// the same commit is stored when space is freed.
func TestFaultDiskFullAnswer(t *testing.T) {
	dir := mount(t, "size=300k")
	path := filepath.Join(dir, "elm.clinic")
	fillInto(t, path)
	s := open(t, path)
	head, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ballast := filepath.Join(dir, "ballast")
	b := bytes.Repeat([]byte{1}, 300<<10)
	for len(b) > 0 && os.WriteFile(ballast, b, 0o600) != nil {
		b = b[:len(b)-4096]
	}
	rows := storetest.Filled()[2].Rows
	rows.Answers[0].Note = strings.Repeat("a long note ", 4000)
	c := assessment.Commit{Events: storetest.Seal(head, storetest.Answers(50)...), Rows: rows}
	for range 3 {
		_, err = s.Append(t.Context(), c)
		if !assessment.IsCode(err, assessment.CodeFull) || !strings.HasPrefix(err.Error(), "not saved: disk is full") {
			t.Fatalf("append on a full disk: %v", err)
		}
	}
	if j, err := s.Load(t.Context()); err != nil || j.Head != head {
		t.Errorf("after the failure: %v, %v", j.Head, err)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), c); err != nil {
		t.Errorf("after space was freed: %v", err)
	}
	if j, err := s.Load(t.Context()); err != nil || len(j.Events) != filledEvents+50 {
		t.Errorf("%d events, %v", len(j.Events), err)
	}
}

// A full disk when the file is opened does not make it read-only.
// disk_full, of a backup: it is said, nothing of it is left, and those before it
// are as they were.
func TestFaultBackupOnAFullDisk(t *testing.T) {
	path, _ := filled(t)
	dir := mount(t, "size=300k")
	name := func(n string) func(Contents) string { return func(Contents) string { return n } }
	if _, err := Backup(t.Context(), path, dir, name("first.clinic")); err != nil {
		t.Fatal(err)
	}
	was := read(t, filepath.Join(dir, "first.clinic"))
	if err := os.WriteFile(filepath.Join(dir, "ballast"), make([]byte, 280<<10-len(was)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Backup(t.Context(), path, dir, name("second.clinic")); !assessment.IsCode(err, assessment.CodeFull) || !strings.Contains(err.Error(), "was not made: disk is full") {
		t.Errorf("on a full disk: %v, want CodeFull", err)
	}
	if names := listFolder(t, filepath.Join(dir, "x")); strings.Join(names, " ") != "ballast first.clinic" {
		t.Errorf("the folder holds %q", names)
	}
	if !bytes.Equal(read(t, filepath.Join(dir, "first.clinic")), was) {
		t.Errorf("the backup before it was touched")
	}
	if err := os.Remove(filepath.Join(dir, "ballast")); err != nil {
		t.Fatal(err)
	}
	if _, err := Backup(t.Context(), path, dir, name("second.clinic")); err != nil {
		t.Errorf("when there is space: %v", err)
	}
	remount(t, dir, unix.MS_RDONLY, "size=300k")
	if _, err := Backup(t.Context(), path, dir, name("third.clinic")); !assessment.IsCode(err, assessment.CodeReadOnly) {
		t.Errorf("on a read-only disk: %v, want CodeReadOnly", err)
	}
}

func TestFaultOpenOnAFullDisk(t *testing.T) {
	dir := mount(t, "size=300k")
	path := filepath.Join(dir, "elm.clinic")
	fillInto(t, path)
	ballast := filepath.Join(dir, "ballast")
	b := bytes.Repeat([]byte{1}, 300<<10)
	for len(b) > 0 && os.WriteFile(ballast, b, 0o600) != nil {
		b = b[:len(b)-4096]
	}
	r := try(t.Context(), path)
	if r.Open != "" || r.ReadOnly || r.Events != filledEvents {
		t.Errorf("%+v; want it open for writing with %d events", r, filledEvents)
	}
	if _, err := Create(t.Context(), filepath.Join(dir, "new.clinic"), storetest.ClinicID); err == nil {
		t.Errorf("a clinic was made on a full disk")
	}
	for _, name := range listFolder(t, path) {
		if strings.Contains(name, "new.clinic") {
			t.Errorf("%s is left of a clinic that could not be made", name)
		}
	}
}

// read_only_mount
func TestFaultReadOnlyMount(t *testing.T) {
	dir := mount(t, "size=1m")
	path := filepath.Join(dir, "elm.clinic")
	fillInto(t, path)
	remount(t, dir, unix.MS_RDONLY, "size=1m")
	before := read(t, path)
	expectReadOnly(t, try(t.Context(), path), "its disk is mounted read-only")
	if !bytes.Equal(read(t, path), before) {
		t.Errorf("the file was changed")
	}
	if _, err := Create(t.Context(), filepath.Join(dir, "new.clinic"), storetest.ClinicID); !assessment.IsCode(err, assessment.CodeReadOnly) {
		t.Errorf("create: %v, want CodeReadOnly", err)
	}
}

// A disk that turns read-only while the file is open, as ext4 does after an
// error.
func TestFaultDiskTurnsReadOnly(t *testing.T) {
	dir := mount(t, "size=1m")
	path := filepath.Join(dir, "elm.clinic")
	fillInto(t, path)
	s := open(t, path)
	j, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := assessment.Commit{Events: storetest.Seal(j.Head, storetest.Answers(1)...), Rows: storetest.Filled()[2].Rows}
	// A file open for writing keeps the disk from turning read-only by
	// request, so the folder is covered by a read-only view of itself.
	if err := unix.Mount(dir, dir, "", unix.MS_BIND, ""); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Unmount(dir, unix.MNT_DETACH) })
	if err := unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	s.stale = true
	if _, err := s.Append(t.Context(), c); err == nil || !strings.HasPrefix(err.Error(), "not saved: ") {
		t.Errorf("append: %v, want not saved", err)
	}
	if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), c); err != nil {
		t.Errorf("append when it is writable again: %v", err)
	}
}

// read_only_dir_1544
func TestFaultReadOnlyDir1544(t *testing.T) {
	path, _ := filled(t)
	chmod(t, path, 0o600, 65534)
	chmod(t, filepath.Dir(path), 0o555, 0)
	expectReadOnly(t, asNobody(t, "try", path), "no lock file can be made beside it: permission denied")
	// With a lock file that it may write, SQLite finds out itself.
	write(t, path+".lock", nil)
	chmod(t, path+".lock", 0o600, 65534)
	expectReadOnly(t, asNobody(t, "try", path), "its folder cannot be written")
	if r := asNobody(t, "create", filepath.Join(filepath.Dir(path), "new.clinic")); r.Open != assessment.CodeReadOnly {
		t.Errorf("create: %+v, want CodeReadOnly", r)
	}
}

func TestFaultReadOnlyFile(t *testing.T) {
	path, _ := filled(t)
	chmod(t, filepath.Dir(path), 0o777, 65534)
	chmod(t, path, 0o444, 65534)
	expectReadOnly(t, asNobody(t, "try", path), "the file cannot be written")
	chmod(t, path, 0o000, 65534)
	if r := asNobody(t, "try", path); r.Open != assessment.CodeRefused || !strings.Contains(r.Text, "check that you may read it") {
		t.Errorf("unreadable: %+v", r)
	}
}

// immutable_file
func TestFaultImmutableFile(t *testing.T) {
	path, _ := filled(t)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	const immutable = 0x10 // FS_IMMUTABLE_FL
	flags, err := unix.IoctlGetInt(int(f.Fd()), unix.FS_IOC_GETFLAGS)
	if err != nil {
		t.Fatalf("the disk of the temporary folder has no file flags: %v", err)
	}
	t.Cleanup(func() { _ = unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, flags) })
	if err := unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, flags|immutable); err != nil {
		t.Fatalf("the disk of the temporary folder has no immutable files: %v", err)
	}
	expectReadOnly(t, try(t.Context(), path), "the file cannot be written")
}

// hot_journal_on_read_only_media: what happened is explained, and the journal,
// the only thing that can fix the file, stays.
func TestFaultHotJournalOnReadOnlyMedia(t *testing.T) {
	path, _ := filled(t)
	torn := tear(t, path)
	dir := mount(t, "size=4m")
	on := filepath.Join(dir, "elm.clinic")
	write(t, on, read(t, torn))
	write(t, on+"-journal", read(t, torn+"-journal"))
	remount(t, dir, unix.MS_RDONLY, "size=4m")
	r := try(t.Context(), on)
	if r.Open != assessment.CodeReadOnly || !strings.Contains(r.Text, "ended in the middle of a save") || !strings.Contains(r.Text, "can be written") {
		t.Errorf("%+v", r)
	}
	if !bytes.Equal(read(t, on+"-journal"), read(t, torn+"-journal")) {
		t.Errorf("the journal was touched")
	}
	remount(t, dir, 0, "size=4m")
	if r := try(t.Context(), on); r.Open != "" || r.ReadOnly || r.Events != filledEvents || r.Append != "" {
		t.Errorf("when it can be written: %+v", r)
	}
}

// mount_vanishes: a stick that is pulled is told by the next save, in time.
func TestFaultMountVanishes(t *testing.T) {
	dir := mount(t, "size=1m")
	path := filepath.Join(dir, "elm.clinic")
	fillInto(t, path)
	s := open(t, path)
	j, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	_, err = s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(j.Head, storetest.Answers(1)...)})
	if !assessment.IsCode(err, assessment.CodeWrite) || !strings.Contains(err.Error(), "its disk removed") {
		t.Errorf("append: %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

// rlimit_fsize: a limit on the size of files is like a full disk, and does not
// kill the program.
func TestFaultRlimitFsize(t *testing.T) {
	path, _ := filled(t)
	c := start(t, "fsize", path)
	lines, err := c.rest()
	if err != nil {
		t.Fatalf("the process ended with %v after %q", err, lines)
	}
	if got := strings.Join(lines, " "); got != fmt.Sprintf("write %d ok %d", filledEvents, filledEvents+50) && got != fmt.Sprintf("full %d ok %d", filledEvents, filledEvents+50) {
		t.Errorf("got %q", got)
	}
}

// childFileSize appends under a limit, and again without it.
func childFileSize(ctx context.Context, args []string) error {
	s, err := Open(ctx, args[0])
	if err != nil {
		return err
	}
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	info, err := os.Lstat(args[0])
	if err != nil {
		return err
	}
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		return err
	}
	limit := syscall.Rlimit{Cur: uint64(info.Size()), Max: old.Max}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	rows := storetest.Filled()[2].Rows
	rows.Answers[0].Note = strings.Repeat("a long note ", 10000)
	c := assessment.Commit{Events: storetest.Seal(head, storetest.Answers(50)...), Rows: rows}
	_, err = s.Append(ctx, c)
	fmt.Println(codeOf(err))
	j, err := s.Load(ctx)
	if err != nil {
		return err
	}
	fmt.Println(strconv.Itoa(len(j.Events)))
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		return err
	}
	if _, err := s.Append(ctx, c); err != nil {
		return err
	}
	if j, err = s.Load(ctx); err != nil {
		return err
	}
	fmt.Println("ok", len(j.Events))
	return s.Close()
}

// fsync_eio_once: each call in turn that makes a commit durable fails once.
// The answer is not acknowledged; the store opens the file again, and the same
// commit is then stored exactly once.
func TestFaultFsyncEIOOnce(t *testing.T) {
	refused := 0
	for nth := 1; nth <= 12; nth++ {
		path, _ := filled(t)
		inject := fmt.Sprintf("inject=fsync,fdatasync:error=EIO:when=%d", nth)
		cmd := exec.CommandContext(t.Context(), "strace", "-f", "-o", "/dev/null", "-e", inject, os.Args[0], path)
		cmd.Env = append(os.Environ(), childVar+"=sync")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("with call %d failing: %v\n%s", nth, err, out)
		}
		refused += strings.Count(string(out), "not saved: ")
		j, err := open(t, path).Load(t.Context())
		if err != nil || len(j.Events) != filledEvents+3 || !strings.HasSuffix(string(out), j.Head.String()+"\n") {
			t.Errorf("with call %d failing: %d events, %v\n%s", nth, len(j.Events), err, out)
		}
	}
	if refused < 6 {
		t.Errorf("only %d commits were refused: the failing calls are not those of a commit", refused)
	}
}

// childSync appends three commits and tries each until it is stored.
func childSync(ctx context.Context, args []string) error {
	s, err := Open(ctx, args[0])
	if err != nil {
		return err
	}
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	for i := range 3 {
		c := assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1)...), Rows: storetest.Filled()[1+i%2].Rows}
		next, err := s.Append(ctx, c)
		for try := 0; err != nil && try < 3; try++ {
			fmt.Println(codeOf(err), err)
			next, err = s.Append(ctx, c)
		}
		if err != nil {
			return err
		}
		head = next
	}
	fmt.Println(head)
	return s.Close()
}
