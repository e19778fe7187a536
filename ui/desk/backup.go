package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"clinicready/assessment"
	"clinicready/assessment/sqlite"
	"clinicready/ui"
)

const (
	// backupsKept is how many backups of a clinic stay in the data folder.
	backupsKept = 10
	// backupsFolder is theirs, in the data folder; each clinic has a folder in it.
	backupsFolder = "backups"
	// originsFile, in the folder of a clinic, names the files that its backups
	// were made of: it finds them for a file that cannot even say whose it is.
	originsFile = "files.txt"
	originsKept = 50
	// stampForm is a time in the name of a file, in UTC.
	stampForm = "20060102T150405Z"
)

// saved is a backup as its name tells it.
type saved struct {
	path   string
	at     time.Time
	events int64
	hash   string
}

var savedName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`-(\d{8}T\d{6}Z)-(\d+)-([0-9a-f]{12})\.clinic$`) })

// backupName is the name of a backup: the clinic, when, and the head.
func backupName(c sqlite.Contents, at time.Time) string {
	return fmt.Sprintf("%s-%s-%d-%s%s", slug(c.Name), at.UTC().Format(stampForm), c.Journal.Head.Count, c.Journal.Head.Hash.String()[:12], Extension)
}

// backupsIn lists the backups in a folder, newest first. A time that has not come
// yet is a clock that was wrong: such backups come last.
func backupsIn(dir string, now time.Time) []saved {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []saved
	for _, e := range entries {
		m := savedName().FindStringSubmatch(e.Name())
		if m == nil || !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		at, err := time.Parse(stampForm, m[1])
		events, nerr := strconv.ParseInt(m[2], 10, 64)
		if err == nil && nerr == nil {
			out = append(out, saved{filepath.Join(dir, e.Name()), at, events, m[3]})
		}
	}
	wrong := func(s saved) int {
		if s.at.After(now.Add(24 * time.Hour)) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b saved) int {
		if c := wrong(a) - wrong(b); c != 0 {
			return c
		}
		return later(a, b)
	})
	return out
}

// later orders backups, newest first; of one second, the one with more events.
func later(a, b saved) int {
	if c := b.at.Compare(a.at); c != 0 {
		return c
	}
	return cmp.Compare(b.events, a.events)
}

var plainID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-zA-Z-]{8,64}$`) })

// backupsOf is the folder for the backups of a clinic, by its id. An id that is
// not one of this program's own goes by its hash: it names a folder.
func (d *Desk) backupsOf(clinicID string) string {
	if !plainID().MatchString(clinicID) {
		sum := sha256.Sum256([]byte(clinicID))
		clinicID = hex.EncodeToString(sum[:16])
	}
	return filepath.Join(d.folder, backupsFolder, clinicID)
}

// Backup implements ui.Desk.
func (d *Desk) Backup(ctx context.Context, path, dir string) (ui.Backup, error) {
	own := dir == ""
	sum, err := sqlite.Summarize(ctx, path)
	if err != nil {
		return ui.Backup{}, d.explain(ctx, path, err)
	}
	if own {
		if d.folder == "" {
			return ui.Backup{}, &assessment.Error{Code: assessment.CodeMissing, Text: "there is no data folder to keep backups in; name a folder, or set CLINICREADY_HOME to one"}
		}
		dir = d.backupsOf(sum.ClinicID)
		if err := MakeFolder(dir); err != nil {
			return ui.Backup{}, noBackupFolder(dir, err)
		}
	}
	for _, s := range backupsIn(dir, d.now()) {
		if s.events != sum.Head.Count || s.hash != sum.Head.Hash.String()[:12] {
			continue
		}
		if c, err := sqlite.Read(ctx, s.path); err == nil && c.Journal.Head == sum.Head {
			if own {
				d.noteOrigin(dir, path)
			}
			return backupOf(c, true), nil
		}
	}
	c, err := sqlite.Backup(ctx, path, dir, func(c sqlite.Contents) string { return backupName(c, d.now()) })
	if err != nil {
		return ui.Backup{}, d.explain(ctx, path, err)
	}
	if own {
		d.noteOrigin(dir, path)
		d.prune(dir, c.Path)
	}
	return backupOf(c, false), nil
}

func backupOf(c sqlite.Contents, already bool) ui.Backup {
	last := c.Last()
	return ui.Backup{Path: c.Path, Clinic: c.Name, Events: last.Seq, Head: c.Journal.Head.String(), Last: last.Day(), Already: already}
}

func noBackupFolder(dir string, err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &assessment.Error{Code: assessment.CodeWrite, Text: fmt.Sprintf("the folder for backups, %s, cannot be made: %v; name another folder", dir, err), Cause: err}
}

// prune removes the oldest backups of a clinic. The one that was just made, and
// so is the newest that verifies, stays whatever the clocks said.
func (d *Desk) prune(dir, made string) {
	kept := 1
	for _, s := range backupsIn(dir, d.now()) {
		switch {
		case s.path == made:
		case kept < backupsKept:
			kept++
		default:
			_ = os.Remove(s.path) // it is tried again after the next backup
		}
	}
}

// noteOrigin writes down which file the backups in a folder are of. Without it
// they are found by the clinic's id alone.
func (d *Desk) noteOrigin(dir, path string) {
	path, err := filepath.Abs(path)
	if err != nil {
		return
	}
	known := origins(dir)
	if len(known) > 0 && known[len(known)-1] == path {
		return
	}
	known = append(slices.DeleteFunc(known, func(p string) bool { return p == path }), path)
	known = known[max(0, len(known)-originsKept):]
	_ = WriteFile(filepath.Join(dir, originsFile), true, linesOf(known))
}

// origins are the files that the backups in a folder were made of, the last one
// last.
func origins(dir string) []string {
	const most = 1 << 20
	info, err := os.Stat(filepath.Join(dir, originsFile))
	if err != nil || !info.Mode().IsRegular() || info.Size() > most {
		return nil
	}
	raw, err := os.ReadFile(filepath.Join(dir, originsFile))
	if err != nil {
		return nil
	}
	var out []string
	for line := range strings.Lines(string(raw)) {
		if path, err := strconv.Unquote(strings.TrimSpace(line)); err == nil {
			out = append(out, path)
		}
	}
	return out
}

// newestBackup is the newest backup that verifies of a file, however little of
// the file is left.
func (d *Desk) newestBackup(ctx context.Context, path string) (saved, bool) {
	abs, err := filepath.Abs(path)
	if err != nil || d.folder == "" {
		return saved{}, false
	}
	dirs, err := filepath.Glob(filepath.Join(globbed(d.folder), backupsFolder, "*"))
	if err != nil || len(dirs) == 0 {
		return saved{}, false
	}
	id := sqlite.ClinicID(ctx, path)
	var found []saved
	for _, dir := range dirs {
		if id != "" && dir == d.backupsOf(id) || slices.Contains(origins(dir), abs) {
			found = append(found, backupsIn(dir, d.now())...)
		}
	}
	slices.SortStableFunc(found, later)
	for _, s := range found {
		if c, err := sqlite.Read(ctx, s.path); err == nil && c.Journal.Head.Count == s.events {
			return s, true
		}
	}
	return saved{}, false
}

// globbed is a path that stands for itself in a pattern.
func globbed(path string) string {
	return strings.NewReplacer(`[`, `[[]`, `*`, `[*]`, `?`, `[?]`).Replace(path)
}

// explain adds to an error about a file what helps: where a file of that name
// is, or the newest backup that verifies, if the file is lost.
func (d *Desk) explain(ctx context.Context, path string, err error) error {
	err = d.elsewhere(path, err)
	var broken *assessment.ChainError
	lost := errors.As(err, &broken)
	for _, c := range []assessment.Code{assessment.CodeDamaged, assessment.CodeForeign, assessment.CodeMissing} {
		lost = lost || assessment.IsCode(err, c)
	}
	if !lost {
		return err
	}
	b, ok := d.newestBackup(ctx, path)
	if !ok {
		return err
	}
	out := &assessment.Error{Code: assessment.CodeDamaged, Text: err.Error() + "; " + d.hintOf(b), Cause: err}
	var coded *assessment.Error
	if errors.As(err, &coded) {
		out.Code = coded.Code
	}
	return out
}

// hintOf says that there is a backup and how it is brought back.
func (d *Desk) hintOf(b saved) string {
	return fmt.Sprintf("a backup of %s with %s is at hand: clinicready restore %s",
		b.at.In(d.now().Location()).Format("2 Jan 2006 15:04"), counted(b.events, "event", "events"), quoted(b.path))
}

// quoted is a path as it can be copied into a command line.
func quoted(path string) string {
	if strings.ContainsAny(path, " \t'\"\\$&;()<>|*?!`") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
