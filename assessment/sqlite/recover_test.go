package sqlite

import (
	"bytes"
	"context"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// grown copies a clinic file and saves n more commits into the copy; who makes
// two copies of one file differ.
func grown(t *testing.T, from []byte, n int, who string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "elm.clinic")
	write(t, path, from)
	s := open(t, path)
	head, err := s.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		drafts := storetest.Answers(1)
		drafts[0].Subject = who
		c := assessment.Commit{Events: storetest.Seal(head, drafts...), Rows: storetest.Filled()[1+head.Count%2].Rows}
		if head, err = s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return read(t, path)
}

// journalBetween is the journal of the transaction that leads from one content
// to another, as SQLite has it on the disk before it writes the file.
func journalBetween(before, after []byte) []byte {
	const size, sector, nonce = 4096, 512, 77
	var records []byte
	count := 0
	for at := 0; at < len(before); at += size {
		page := before[at : at+size]
		if bytes.Equal(page, after[at:at+size]) {
			continue
		}
		count++
		sum := uint32(nonce)
		for i := size - 200; i > 0; i -= 200 {
			sum += uint32(page[i])
		}
		records = binary.BigEndian.AppendUint32(records, uint32(at/size+1))
		records = append(records, page...)
		records = binary.BigEndian.AppendUint32(records, sum)
	}
	header := bytes.Clone(journalMagic)
	for _, n := range []int{count, nonce, len(before) / size, sector, size} {
		header = binary.BigEndian.AppendUint32(header, uint32(n))
	}
	return append(append(header, make([]byte, sector-len(header))...), records...)
}

// withJournal lays a file and a journal into a new folder.
func withJournal(t *testing.T, file, journal []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "elm.clinic")
	write(t, path, file)
	write(t, path+"-journal", journal)
	return path
}

func headIn(t *testing.T, content []byte) assessment.Head {
	t.Helper()
	path := filepath.Join(t.TempDir(), "elm.clinic")
	write(t, path, content)
	head, err := open(t, path).Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return head
}

var opening = map[string]func(context.Context, string) (*Store, error){"Open": Open, "OpenReadOnly": OpenReadOnly}

// newer_copy_beside_hot_journal, older_copy_beside_hot_journal: neither is
// rolled back, both files are kept, and the sentence says what to move.
func TestFaultCopyBesideHotJournal(t *testing.T) {
	path, _ := filled(t)
	first := read(t, path)
	before := grown(t, first, 3, "mine")
	journal := journalBetween(before, grown(t, before, 1, "mine"))
	other := create(t)
	if _, err := other.Append(t.Context(), storetest.Filled()[0]); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, says    string
		file, journal []byte
	}{
		{"newer_copy", "the file is newer than it", grown(t, before, 5, "mine"), journal},
		{"newer_copy, two ahead", "the file is newer than it", grown(t, before, 2, "mine"), journal},
		{"newer_copy that went another way", "together", grown(t, first, 7, "theirs"), journal},
		{"older_copy", "the file is older than it", first, journal},
		{"older_copy, one behind", "the file is older than it", grown(t, first, 2, "mine"), journal},
		{"another copy of the same age", "together", grown(t, first, 3, "theirs"), journal},
		{"another copy, one ahead", "together", grown(t, first, 4, "theirs"), journal},
		{"another clinic", "together", read(t, other.path), journal},
		{"a text of that name", "not a journal", before, []byte("what I wanted to say about elm street\n")},
	} {
		for name, try := range opening {
			t.Run(c.name+"/"+name, func(t *testing.T) {
				path := withJournal(t, c.file, c.journal)
				_, err := try(t.Context(), path)
				if !assessment.IsCode(err, assessment.CodeDamaged) || !strings.Contains(err.Error(), "do not belong together") || !strings.Contains(err.Error(), c.says) ||
					!strings.Contains(err.Error(), "move elm.clinic-journal to another folder") || strings.Contains(err.Error(), "\n") {
					t.Fatalf("%v", err)
				}
				if !bytes.Equal(read(t, path), c.file) || !bytes.Equal(read(t, path+"-journal"), c.journal) {
					t.Fatal("a file was changed")
				}
				want := headIn(t, c.file)
				rename(t, path+"-journal", path+".put-away")
				if head, err := open(t, path).Head(t.Context()); err != nil || head != want {
					t.Errorf("without the journal it ends at %v (%v), want %v", head, err, want)
				}
			})
		}
	}
}

// What a crash of ours can leave is rolled back: nothing written yet, some
// pages, some sectors of them. Where all had arrived, or the file is a copy that
// is one commit ahead, nothing of it is lost.
func TestFaultOwnHotJournal(t *testing.T) {
	path, _ := filled(t)
	before := grown(t, read(t, path), 3, "mine")
	after := grown(t, before, 1, "mine")
	journal := journalBetween(before, after)
	unsynced := append(append(bytes.Clone(journal[:8]), 0, 0, 0, 0), journal[12:]...)
	then, now := headIn(t, before), headIn(t, after)
	ahead := grown(t, before, 1, "theirs")
	type state struct {
		name          string
		file, journal []byte
		want          assessment.Head
	}
	states := []state{
		{"nothing written", before, journal, then},
		{"the journal not yet whole", before, unsynced, then},
		{"all written", after, journal, now},
		{"a copy one commit ahead", ahead, journalBetween(before, ahead), headIn(t, ahead)},
		{"a copy one commit ahead of another save", ahead, journal, headIn(t, ahead)},
	}
	rng := rand.New(rand.NewPCG(20, 26))
	for _, unit := range []int{4096, 512} {
		for range 40 {
			mixed := bytes.Clone(before)
			for at := 0; at < len(after); at += unit {
				if at >= len(mixed) {
					mixed = append(mixed, make([]byte, unit)...)
				}
				if rng.IntN(2) == 0 {
					copy(mixed[at:], after[at:at+unit])
				}
			}
			states = append(states, state{"torn", mixed, journal, then})
		}
	}
	for _, c := range states {
		for name, try := range opening {
			path := withJournal(t, c.file, c.journal)
			s, err := try(t.Context(), path)
			if err != nil {
				t.Errorf("%s, %s: %v", c.name, name, err)
				continue
			}
			j, err := s.Load(t.Context())
			if err != nil || j.Head != c.want && j.Head != now {
				t.Errorf("%s, %s: it ends at %v, want %v (%v)", c.name, name, j.Head, c.want, err)
			}
			if _, err := s.StoredRows(t.Context()); err != nil && (j.Head == then || !assessment.IsCode(err, assessment.CodeStale)) {
				t.Errorf("%s, %s: %v", c.name, name, err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			if info, err := os.Stat(path + "-journal"); err == nil && info.Size() > 0 {
				t.Errorf("%s, %s: the journal is still hot", c.name, name)
			}
		}
	}
}
