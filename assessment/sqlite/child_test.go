package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	driver "modernc.org/sqlite"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// childVar names what a copy of this test binary does in place of the tests:
// another process that works on a clinic file, and can be killed.
const childVar = "CLINIC_FILE_CHILD"

// posixVar asks for a run with POSIX record locks in place of locks that
// belong to the open file.
const posixVar = "CLINIC_FILE_POSIX_LOCKS"

func posixLocks() bool { return os.Getenv(posixVar) != "" }

// children are the roles; each gets the arguments that follow its name.
var children = map[string]func(ctx context.Context, args []string) error{
	"append":  childAppend,
	"create":  childCreate,
	"hold":    childHold,
	"contend": childContend,
	"rebuild": childRebuild,
	"poke":    childPoke,
	"backup":  childBackup,
	"found":   childFound,
}

func TestMain(m *testing.M) {
	if posixLocks() {
		lockingOnce()
		if _, err := driver.OFDLocking(false); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	role := os.Getenv(childVar)
	if role == "" {
		os.Exit(m.Run())
	}
	if err := children[role](context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is a running copy.
type child struct {
	cmd *exec.Cmd
	out *bufio.Scanner
	in  io.WriteCloser
}

func start(t *testing.T, role string, args ...string) *child {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), childVar+"="+role)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &child{cmd, bufio.NewScanner(out), in}
}

// line returns the next line that the child prints.
func (c *child) line(t *testing.T) string {
	t.Helper()
	if !c.out.Scan() {
		t.Fatalf("the other process ended: %v", errors.Join(c.out.Err(), c.cmd.Wait()))
	}
	return c.out.Text()
}

// rest returns the lines up to the end of the child, however it ended.
func (c *child) rest() (lines []string, err error) {
	for c.out.Scan() {
		lines = append(lines, c.out.Text())
	}
	return lines, c.cmd.Wait()
}

// childAppend appends answers for ever and prints the number of each when it
// is acknowledged.
func childAppend(ctx context.Context, args []string) error {
	s, err := Open(ctx, args[0])
	if err != nil {
		return err
	}
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	for {
		c := assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1)...), Rows: storetest.Filled()[1+head.Count%2].Rows}
		if head, err = s.Append(ctx, c); err != nil {
			return err
		}
		fmt.Println(head)
	}
}

// childRebuild rebuilds the rows for ever, between two states, and prints a
// line for each.
func childRebuild(ctx context.Context, args []string) error {
	s, err := Open(ctx, args[0])
	if err != nil {
		return err
	}
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		if err := s.Rebuild(ctx, head, storetest.Filled()[1+i%2].Rows); err != nil {
			return err
		}
		fmt.Println(i)
	}
}

// childCreate makes clinics for ever in a folder; it prints the name of each
// before it begins, and "done" when its first commit is acknowledged.
func childCreate(ctx context.Context, args []string) error {
	for i := 0; ; i++ {
		name := fmt.Sprintf("c%d.clinic", i)
		fmt.Println("begin", name)
		s, err := Create(ctx, filepath.Join(args[0], name), storetest.ClinicID)
		if err != nil {
			return err
		}
		if _, err := s.Append(ctx, storetest.Filled()[0]); err != nil {
			return err
		}
		fmt.Println("done", name)
		if err := s.Close(); err != nil {
			return err
		}
	}
}

// childBackup makes backups of a file for ever in a folder, and prints the name
// of each when it counts.
func childBackup(ctx context.Context, args []string) error {
	for i := 0; ; i++ {
		c, err := Backup(ctx, args[0], args[1], func(Contents) string { return fmt.Sprintf("%s-%d.clinic", args[2], i) })
		if err != nil {
			return err
		}
		fmt.Println(filepath.Base(c.Path))
	}
}

// childFound makes clinics for ever in a folder, each with its first commit, and
// prints the name of each when it is there.
func childFound(ctx context.Context, args []string) error {
	for i := 0; ; i++ {
		name := fmt.Sprintf("%s-%d.clinic", args[1], i)
		s, err := Found(ctx, filepath.Join(args[0], name), storetest.ClinicID, func(s assessment.Store) error {
			_, err := s.Append(ctx, storetest.Filled()[0])
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println(name)
		if err := s.Close(); err != nil {
			return err
		}
	}
}

// childHold opens a file and holds it until its input ends.
func childHold(ctx context.Context, args []string) error {
	s, err := Open(ctx, args[0])
	if err != nil {
		return err
	}
	fmt.Println("held", os.Getpid())
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	return s.Close()
}

// openUnlocked opens a file for writing past its lock file.
func openUnlocked(ctx context.Context, path string) (*Store, error) {
	p, err := locate(path)
	if err != nil {
		return nil, err
	}
	s := &Store{place: p, waits: patience}
	why, err := s.openWritable(ctx)
	if err != nil || why != "" {
		return nil, errors.Join(err, errors.New(why))
	}
	return s, nil
}

// childContend writes as many events as it is told, past the lock file. That
// another was first is part of the game; that the file is busy is not.
func childContend(ctx context.Context, args []string) error {
	n, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	s, err := openUnlocked(ctx, args[0])
	if err != nil {
		return err
	}
	for i := 0; i < n; {
		head, err := s.Head(ctx)
		if err != nil {
			return err
		}
		d := storetest.Draft{Kind: assessment.NoteSet, Assessment: "2026", Subject: fmt.Sprintf("%s-%d", args[1], i), Body: assessment.TextBody{Text: "x"}}
		switch _, err := s.Append(ctx, assessment.Commit{Events: storetest.Seal(head, d), Rows: storetest.Filled()[1+i%2].Rows}); {
		case err == nil:
			i++
		case !assessment.IsCode(err, assessment.CodeMoved):
			return err
		}
	}
	return s.Close()
}

// childPoke tries once to begin a write, past the lock file, and prints the
// code of the answer.
func childPoke(ctx context.Context, args []string) error {
	quick := append([]setting{{"busy_timeout", "1", "1"}}, writing[1:]...)
	db, err := connect(ctx, dsn(args[0], modeWrite, quick), quick)
	if err == nil {
		_, err = db.ExecContext(ctx, "UPDATE meta SET clinic_id = clinic_id")
	}
	fmt.Println(primary(driverCode(err)))
	return nil
}
