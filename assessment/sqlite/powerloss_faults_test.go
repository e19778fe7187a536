//go:build faults && linux

package sqlite

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// The power-loss simulation. A child makes a clinic and works on it while
// every system call that reaches the disk is recorded. The calls are then
// played to a model of a disk that keeps only what was synchronized: of all
// else it loses, at each cut, any part. What the child acknowledged before the
// cut must be there when the files of that moment are opened.

var cuts = flag.Int("powerloss", 500, "how many power cuts TestFaultPowerloss simulates")

func init() { children["work"] = childWork }

// childWork makes a clinic, appends to it, closes, opens, rebuilds and appends again; it
// prints the head of each commit when it is acknowledged.
func childWork(ctx context.Context, args []string) error {
	s, err := Create(ctx, args[0], storetest.ClinicID)
	if err != nil {
		return err
	}
	var head assessment.Head
	for _, c := range storetest.Filled() {
		if head, err = s.Append(ctx, c); err != nil {
			return err
		}
		fmt.Println(head)
	}
	for range 2 {
		if err := s.Close(); err != nil {
			return err
		}
		if s, err = Open(ctx, args[0]); err != nil {
			return err
		}
		if err := s.Rebuild(ctx, head, storetest.Filled()[2].Rows); err != nil {
			return err
		}
		for i := range 12 {
			c := assessment.Commit{Events: storetest.Seal(head, storetest.Answers(1+i%3)...), Rows: storetest.Filled()[1+i%2].Rows}
			if head, err = s.Append(ctx, c); err != nil {
				return err
			}
			fmt.Println(head)
		}
	}
	return s.Close()
}

// call is one recorded system call that succeeded.
type call struct {
	name   string
	fd     int
	texts  []string
	nums   []int64
	result int
}

var (
	callLine = regexp.MustCompile(`^(\d+) +(\w+)\((.*)\) += (\d+)$`)
	cutLine  = regexp.MustCompile(`^(\d+) +(.*) <unfinished \.\.\.>$`)
	restLine = regexp.MustCompile(`^(\d+) +<\.\.\. \w+ resumed>(.*)$`)
	quoted   = regexp.MustCompile(`"((?:\\x[0-9a-f]{2})*)"`)
	number   = regexp.MustCompile(`(?:^|, )(-?\d+)`)
)

// parse reads what strace wrote.
func parse(t *testing.T, log []byte) (calls []call) {
	t.Helper()
	half := map[string]string{}
	lines := bufio.NewScanner(bytes.NewReader(log))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		line := lines.Text()
		if m := cutLine.FindStringSubmatch(line); m != nil {
			half[m[1]] = m[1] + " " + m[2]
			continue
		}
		if m := restLine.FindStringSubmatch(line); m != nil {
			line = half[m[1]] + m[2]
		}
		m := callLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		c := call{name: m[2], fd: -1}
		for _, q := range quoted.FindAllStringSubmatch(m[3], -1) {
			b, err := hex.DecodeString(strings.ReplaceAll(q[1], `\x`, ""))
			if err != nil {
				t.Fatal(err)
			}
			c.texts = append(c.texts, string(b))
		}
		for _, n := range number.FindAllStringSubmatch(quoted.ReplaceAllString(m[3], ""), -1) {
			v, err := strconv.ParseInt(n[1], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			c.nums = append(c.nums, v)
		}
		if len(c.nums) > 0 {
			c.fd = int(c.nums[0])
		}
		var err error
		if c.result, err = strconv.Atoi(m[4]); err != nil {
			t.Fatal(err)
		}
		calls = append(calls, c)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return calls
}

// change is a write or a truncation of a file, or an entry of the folder made
// or removed, that is not on the disk yet.
type change struct {
	data []byte
	at   int64
	size int64 // of a truncation; -1 for a write
	name string
	file *file // nil for an entry removed
}

type file struct {
	durable []byte
	pending []change
}

func (f *file) apply(c change, rng *rand.Rand) {
	if c.size >= 0 {
		f.durable = append(f.durable[:min(c.size, int64(len(f.durable)))], make([]byte, max(0, c.size-int64(len(f.durable))))...)
		return
	}
	if grow := c.at + int64(len(c.data)) - int64(len(f.durable)); grow > 0 {
		f.durable = append(f.durable, make([]byte, grow)...)
	}
	const sector = 512
	for i := 0; i < len(c.data); i += sector {
		// With a random source the write is torn: some sectors do not arrive.
		if rng == nil || rng.IntN(4) > 0 {
			copy(f.durable[c.at+int64(i):], c.data[i:min(i+sector, len(c.data))])
		}
	}
}

// disk is one folder.
type disk struct {
	root          string
	durable, live map[string]*file
	pending       []change
	open          map[int]*file
	folders       map[int]bool
}

func newDisk(root string) *disk {
	return &disk{root, map[string]*file{}, map[string]*file{}, nil, map[int]*file{}, map[int]bool{}}
}

func (d *disk) set(entries map[string]*file, c change) {
	if c.file == nil {
		delete(entries, c.name)
	} else {
		entries[c.name] = c.file
	}
}

// link records an entry of the folder; a nil file removes it.
func (d *disk) link(path string, f *file) {
	if filepath.Dir(path) != d.root {
		return
	}
	c := change{name: filepath.Base(path), file: f}
	d.set(d.live, c)
	d.pending = append(d.pending, c)
}

// do plays one call.
func (d *disk) do(c call) {
	f := d.open[c.fd]
	switch c.name {
	case "open", "openat":
		delete(d.open, c.result)
		delete(d.folders, c.result)
		path := c.texts[0]
		if path == d.root {
			d.folders[c.result] = true
		}
		if filepath.Dir(path) != d.root {
			return
		}
		if d.live[filepath.Base(path)] == nil {
			d.link(path, &file{})
		}
		d.open[c.result] = d.live[filepath.Base(path)]
	case "close":
		delete(d.open, c.fd)
		delete(d.folders, c.fd)
	case "pwrite64":
		if f != nil {
			f.pending = append(f.pending, change{data: []byte(c.texts[0])[:c.result], at: c.nums[len(c.nums)-1], size: -1})
		}
	case "ftruncate":
		if f != nil {
			f.pending = append(f.pending, change{size: c.nums[1]})
		}
	case "fsync", "fdatasync":
		if d.folders[c.fd] {
			for _, e := range d.pending {
				d.set(d.durable, e)
			}
			d.pending = nil
		}
		if f != nil {
			for _, p := range f.pending {
				f.apply(p, nil)
			}
			f.pending = nil
		}
	case "linkat":
		d.link(c.texts[1], d.live[filepath.Base(c.texts[0])])
	case "unlinkat":
		d.link(c.texts[0], nil)
	}
}

// cut returns what the disk holds after the power went: all that was
// synchronized, and of the rest nothing, all, or any part.
func (d *disk) cut(rng *rand.Rand) map[string][]byte {
	how := rng.IntN(4)
	arrives := func() bool { return how == 1 || how >= 2 && rng.IntN(2) == 0 }
	entries := maps.Clone(d.durable)
	for _, e := range d.pending {
		if arrives() {
			d.set(entries, e)
		}
	}
	out := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		after := file{durable: slices.Clone(entries[name].durable)}
		for _, p := range entries[name].pending {
			if !arrives() {
				continue
			}
			if how == 3 {
				after.apply(p, rng)
			} else {
				after.apply(p, nil)
			}
		}
		out[name] = after.durable
	}
	return out
}

// powerloss_sim and powerloss_first_ack.
func TestFaultPowerloss(t *testing.T) {
	root := t.TempDir()
	log := filepath.Join(t.TempDir(), "log")
	path := filepath.Join(root, "elm.clinic")
	const trace = "trace=?open,openat,close,write,pwrite64,ftruncate,fsync,fdatasync,linkat,unlinkat,?rename,?renameat,?renameat2"
	cmd := exec.CommandContext(t.Context(), "strace", "-f", "-xx", "-s", "100000", "-o", log, "-e", trace, os.Args[0], path)
	cmd.Env = append(os.Environ(), childVar+"=work")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("recording needs strace: %v\n%s", err, out)
	}
	calls := parse(t, read(t, log))
	rng := rand.New(rand.NewPCG(7, 2026))
	d, acknowledged, first, made := newDisk(root), "", 0, 0
	for i, c := range calls {
		d.do(c)
		if c.name == "write" && c.fd == 1 {
			acknowledged = strings.TrimSpace(c.texts[0])
			first++
		}
		// Cuts are spread evenly, with some at the first acknowledgement.
		n := (i+1)**cuts/len(calls) - i**cuts/len(calls)
		if first == 1 && c.name == "write" {
			n += 10
		}
		for range n {
			made++
			if err := survives(t, d.cut(rng), acknowledged); err != nil {
				t.Errorf("power cut after call %d of %d (%s): %v", i+1, len(calls), c.name, err)
			}
		}
	}
	if first != 27 || made < *cuts {
		t.Errorf("%d commits were acknowledged and %d cuts made; the recording is not of the work", first, made)
	}
	whole := map[string][]byte{}
	for name, f := range d.live {
		after := file{durable: slices.Clone(f.durable)}
		for _, p := range f.pending {
			after.apply(p, nil)
		}
		whole[name] = after.durable
	}
	if !bytes.Equal(whole["elm.clinic"], read(t, path)) {
		t.Errorf("the played calls do not give the file that the work left")
	}
}

// survives opens what a power cut left.
func survives(t *testing.T, files map[string][]byte, acknowledged string) error {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "cut")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir) //nolint:errcheck // the test's folder goes anyway
	for name, b := range files {
		write(t, filepath.Join(dir, name), b)
	}
	path := filepath.Join(dir, "elm.clinic")
	s, err := Open(t.Context(), path)
	switch {
	case acknowledged == "" && (assessment.IsCode(err, assessment.CodeMissing) || err != nil && strings.Contains(err.Error(), "was not finished")):
		return nil
	case err != nil:
		return err
	}
	defer s.Close() //nolint:errcheck // nothing was written
	j, err := s.Load(t.Context())
	if err != nil {
		return err
	}
	if acknowledged != "" && !contains(j, acknowledged) {
		return fmt.Errorf("event %s was acknowledged, the journal ends at %s", acknowledged, j.Head)
	}
	// A rebuild changes every table of the projection: all of it or nothing.
	rows, err := s.StoredRows(t.Context())
	if assessment.IsCode(err, assessment.CodeStale) {
		return nil // nobody believes them, and the next session makes them again
	}
	if err == nil && len(rows.Scores) == 0 {
		return fmt.Errorf("the projection is half of one: %+v", rows)
	}
	if err != nil {
		return err
	}
	return nil
}
