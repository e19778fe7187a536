package desk

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/assessment/sqlite"
	"clinicready/questionnaires"
	"clinicready/ui"
)

// perFile is how long a list waits for one file: whatever is wrong with it, the
// others are shown.
const perFile = 2 * time.Second

// keptBeside are the names that restore gives to what it replaces. Who wants one
// names it: in a list of clinics it would stand for ever, and mostly as damaged.
var keptBeside = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\.damaged-\d{8}T\d{6}Z\.clinic$`) })

// Cards implements ui.Desk.
func (d *Desk) Cards(ctx context.Context) ([]ui.Card, error) { return d.CardsIn(ctx, d.folder) }

// CardsIn lists the clinic files of a folder by name of the clinic. A folder
// that is not there holds none.
func (d *Desk) CardsIn(ctx context.Context, dir string) ([]ui.Card, error) {
	files, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the folder of clinics: %w", err)
	}
	var list []listed
	for _, f := range files {
		if strings.EqualFold(filepath.Ext(f.Name()), Extension) && !f.IsDir() && !strings.HasPrefix(f.Name(), ".") && !keptBeside().MatchString(f.Name()) {
			list = append(list, listed{Card: ui.Card{Path: filepath.Join(dir, f.Name())}})
		}
	}
	l := lister{desk: d, limit: perFile, sets: map[string]*questionnaires.Set{}}
	next := make(chan *listed)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8) {
		workers.Go(func() {
			for one := range next {
				*one = l.within(ctx, one.Path)
			}
		})
	}
	for i := range list {
		if ctx.Err() != nil {
			break
		}
		next <- &list[i]
	}
	close(next)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b listed) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	tellTwins(list)
	tellCopies(ctx, list)
	out := make([]ui.Card, len(list))
	for i := range list {
		out[i] = list[i].Card
	}
	return out, nil
}

// listed is a card with what is compared between cards.
type listed struct {
	ui.Card
	clinicID string
	head     assessment.Head
}

// file is the name of the file, on one line.
func (l *listed) file() string { return assessment.Clean(filepath.Base(l.Path)) }

// refused is the card of a file that is not shown, and why.
func refused(path string, err error) listed {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	return listed{Card: ui.Card{Path: path, Name: assessment.Clean(name), Problem: oneLine(err.Error())}}
}

// oneLine makes one line of a text, of any length: a path in it may be copied.
func oneLine(text string) string {
	return strings.ReplaceAll(assessment.CleanText(text), "\n", " ")
}

// lister makes cards. Clinics of one folder mostly share their questions, which
// are read once.
type lister struct {
	desk  *Desk
	limit time.Duration
	mu    sync.Mutex
	sets  map[string]*questionnaires.Set
}

// within makes the card of a file, or says that it took too long. What hangs in
// the system is left behind.
func (l *lister) within(ctx context.Context, path string) listed {
	ctx, cancel := context.WithTimeout(ctx, l.limit)
	defer cancel()
	made := make(chan listed, 1)
	go func() { made <- l.card(ctx, path) }()
	select {
	case one := <-made:
		return one
	case <-ctx.Done():
		return refused(path, tooLong(path))
	}
}

func tooLong(path string) error {
	return &assessment.Error{Code: assessment.CodeBusy, Text: fmt.Sprintf("%s was not read: it took longer than %d seconds; \"clinicready verify\" says what is wrong with it", assessment.Clean(filepath.Base(path)), int(perFile.Seconds()))}
}

func (l *lister) card(ctx context.Context, path string) listed {
	sum, err := sqlite.Summarize(ctx, path)
	name, row := "", sum.Row
	if err == nil && sum.Journal != nil {
		name, row, err = l.compute(ctx, sum)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return refused(path, tooLong(path))
	case err != nil:
		return refused(path, l.desk.explain(ctx, path, err))
	}
	out := listed{Card: ui.Card{Path: path, Name: name}, clinicID: sum.ClinicID, head: sum.Head}
	if row == nil {
		if j := sum.Journal; j != nil {
			out.Touched = j.Events[len(j.Events)-1].Day().String()
		}
		return out
	}
	out.Name, out.Assessment, out.Target, out.Touched = row.Clinic, row.Title, row.Target, row.Touched
	out.HIPAA, out.Type1, out.Type2 = row.VerdictHIPAA, row.Verdict1, row.Verdict2
	out.R, out.R1, out.R2, out.Coverage = row.R, row.R1, row.R2, row.Coverage
	return out
}

// compute gives the name of the clinic and the row of its newest assessment as
// the journal has them, and refuses a file whose own row is another.
func (l *lister) compute(ctx context.Context, sum sqlite.Summary) (name string, row *assessment.AssessmentRow, err error) {
	j := sum.Journal
	c, err := assessment.Fold(j.ClinicID, j.Events)
	if err != nil {
		return "", nil, &assessment.Error{Code: assessment.CodeDamaged, Text: filepath.Base(sum.Path) + " is damaged: " + err.Error(), Cause: err}
	}
	if a, ok := c.Assessment(""); ok {
		set, err := l.set(ctx, sum.Path, a.Packs)
		if err != nil {
			return "", nil, err
		}
		r, _ := session.NewestRow(c, set, j.Events[len(j.Events)-1].Day())
		row = &r
	}
	if !sum.Stale && !reflect.DeepEqual(row, sum.Row) {
		return "", nil, forged(sum, row)
	}
	return c.Name, row, nil
}

func forged(sum sqlite.Summary, given *assessment.AssessmentRow) error {
	how := "there are others"
	if sum.Row != nil && given != nil && sum.Row.ID == given.ID {
		how = sqlite.Compare(assessment.Rows{Assessments: []assessment.AssessmentRow{*sum.Row}}, assessment.Rows{Assessments: []assessment.AssessmentRow{*given}})[0].How
	}
	return &assessment.Error{Code: assessment.CodeRefused, Text: fmt.Sprintf("the rows for lists in %s were changed by another program (%s); its journal is whole: \"clinicready verify\" names every such row", filepath.Base(sum.Path), how)}
}

// set is the questions of an assessment. The journal, which is verified, names
// them by hash, so they may come from another file.
func (l *lister) set(ctx context.Context, path string, refs []assessment.PackRef) (*questionnaires.Set, error) {
	var key strings.Builder
	for _, r := range refs {
		key.WriteString(r.SHA256 + " ")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if set, ok := l.sets[key.String()]; ok {
		return set, nil
	}
	st, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	defer st.Close() //nolint:errcheck // it was only read
	var packs []questionnaires.Pack
	for _, ref := range refs {
		stored, err := st.Pack(ctx, ref.SHA256)
		if err != nil {
			return nil, err
		}
		p, err := questionnaires.FromStored(stored)
		if err != nil {
			return nil, err
		}
		packs = append(packs, p)
	}
	set, err := questionnaires.Combine(packs...)
	if err == nil {
		l.sets[key.String()] = set
	}
	return set, err
}

// tellTwins gives clinics of one name the names of their files to be told apart
// by.
func tellTwins(list []listed) {
	named := map[string]int{}
	for i := range list {
		if list[i].Problem == "" {
			named[strings.ToLower(list[i].Name)]++
		}
	}
	for i := range list {
		if one := &list[i]; one.Problem == "" && named[strings.ToLower(one.Name)] > 1 {
			one.File = one.file()
		}
	}
}

// tellCopies says of the files of one clinic what they are to each other.
func tellCopies(ctx context.Context, list []listed) {
	clinics := map[string][]*listed{}
	for i := range list {
		if one := &list[i]; one.clinicID != "" {
			clinics[one.clinicID] = append(clinics[one.clinicID], one)
		}
	}
	for _, files := range clinics {
		slices.SortStableFunc(files, func(a, b *listed) int { return cmp.Compare(b.head.Count, a.head.Count) })
		for _, other := range files[1:] {
			ours, theirs := apart(ctx, other, files[0])
			other.Copy = ours
			if files[0].Copy == "" {
				files[0].Copy = theirs
			}
		}
	}
}

// apart says of two files of one clinic, the second with at least as many
// events, what each is to the other.
func apart(ctx context.Context, a, b *listed) (ofA, ofB string) {
	if a.head == b.head {
		return "holds the same as " + b.file(), "holds the same as " + a.file()
	}
	ctx, cancel := context.WithTimeout(ctx, perFile)
	defer cancel()
	same, err := sqlite.Common(ctx, a.Path, b.Path)
	ahead := b.head.Count - a.head.Count
	switch {
	case err != nil:
		return "another copy of this clinic is " + b.file(), "another copy of this clinic is " + a.file()
	case same == a.head.Count:
		n := counted(ahead, "event", "events")
		return n + " behind " + b.file(), n + " ahead of " + a.file()
	}
	grew := fmt.Sprintf(" after event %d", same)
	return "grew apart from " + b.file() + grew, "grew apart from " + a.file() + grew
}

func counted(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
