package sqlite

import (
	"context"
	"flag"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

var corruptCopies = flag.Int("corrupt", 300, "how many damaged copies TestCorruptFuzz opens")

// corrupt_fuzz: whatever damage a file takes, the journal, the packs and the
// clinic's id are either exactly what was written or an error.
func TestCorruptFuzz(t *testing.T) {
	s := create(t)
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
	before, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Append(t.Context(), assessment.Commit{Events: storetest.Seal(before.Head, storetest.Answers(300)...), Rows: storetest.Filled()[2].Rows}); err != nil {
		t.Fatal(err)
	}
	want, err := s.Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, dir := read(t, s.path), t.TempDir()
	rng := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for i := range *corruptCopies {
		path := filepath.Join(dir, "damaged.clinic")
		how := damage(rng, whole)
		write(t, path, how.bytes)
		j, pack, err := everything(t.Context(), path)
		switch {
		case err != nil:
			refused++
		case j.ClinicID != want.ClinicID || j.Head != want.Head || !storetest.SameEvents(j.Events, want.Events):
			t.Errorf("copy %d, %s: a changed journal was taken for whole", i, how.name)
		case string(pack) != string(storetest.Pack("core").JSON):
			t.Errorf("copy %d, %s: a changed pack was taken for whole", i, how.name)
		}
	}
	if refused < *corruptCopies/4 {
		t.Errorf("only %d of %d damaged copies were refused: the damage does not reach the journal", refused, *corruptCopies)
	}
}

// everything reads all that a damaged file could have changed.
func everything(ctx context.Context, path string) (j assessment.Journal, pack []byte, err error) {
	s, err := Open(ctx, path)
	if err != nil {
		return j, nil, err
	}
	defer s.Close() //nolint:errcheck // nothing was written
	if j, err = s.Load(ctx); err != nil {
		return j, nil, err
	}
	p, err := s.Pack(ctx, storetest.Pack("core").SHA256)
	if err != nil {
		return j, nil, err
	}
	_, err = s.StoredRows(ctx)
	return j, p.JSON, err
}

type damaged struct {
	name  string
	bytes []byte
}

// damage changes a copy of a file the ways that disks, sticks and people do.
func damage(rng *rand.Rand, whole []byte) damaged {
	const page = 4096
	b := append([]byte(nil), whole...)
	at := rng.IntN(len(b))
	switch rng.IntN(6) {
	case 0:
		b[at] ^= 1 << rng.IntN(8)
		return damaged{"one bit", b}
	case 1:
		for i := at; i < min(at+16, len(b)); i++ {
			b[i] = byte(rng.IntN(256))
		}
		return damaged{"sixteen bytes", b}
	case 2:
		p := at / page * page
		clear(b[p:min(p+page, len(b))])
		return damaged{"a page of zeros", b}
	case 3:
		p, q := at/page*page, rng.IntN(len(b))/page*page
		copy(b[p:p+page], whole[q:q+page])
		return damaged{"a page over another", b}
	case 4:
		return damaged{"cut", b[:at+1]}
	default:
		// Text is what a quiet change hits: swap two bytes that lie apart.
		i := rng.IntN(len(b))
		b[at], b[i] = b[i], b[at]
		return damaged{"two bytes exchanged", b}
	}
}
