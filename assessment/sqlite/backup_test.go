package sqlite

import (
	"path/filepath"
	"slices"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

func TestBackup(t *testing.T) {
	s := create(t)
	var want []assessment.Event
	for _, c := range storetest.Filled() {
		if _, err := s.Append(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		want = append(want, c.Events...)
	}
	to := filepath.Join(t.TempDir(), "backup.clinic")
	head, err := Backup(t.Context(), s.path, to)
	if err != nil {
		t.Fatal(err)
	}
	if now, err := s.Head(t.Context()); err != nil || head != now {
		t.Errorf("the backup's head is %v, the file's %v, %v", head, now, err)
	}
	if names := listFolder(t, to); !slices.Equal(names, []string{"backup.clinic"}) {
		t.Errorf("the folder of the backup holds %q", names)
	}
	if _, err := Backup(t.Context(), s.path, to); !assessment.IsCode(err, assessment.CodeExists) {
		t.Errorf("over an existing file: %v, want CodeExists", err)
	}
	b := open(t, to)
	if j, err := b.Load(t.Context()); err != nil || !storetest.SameEvents(j.Events, want) {
		t.Errorf("the backup holds %d events, %v", len(j.Events), err)
	}
	if p, err := b.Pack(t.Context(), storetest.Pack("core").SHA256); err != nil || len(p.JSON) == 0 {
		t.Errorf("the backup's pack: %v", err)
	}
}

// A journal that does not verify is not copied under a good name.
func TestBackupOfABrokenJournal(t *testing.T) {
	path, _ := filled(t)
	unguarded(t, path, "UPDATE journal SET actor = 'Somebody Else' WHERE seq = 3")
	to := filepath.Join(t.TempDir(), "backup.clinic")
	if _, err := Backup(t.Context(), path, to); err == nil {
		t.Errorf("a broken journal was backed up")
	}
	if names := listFolder(t, to); len(names) != 0 {
		t.Errorf("the folder of the backup holds %q", names)
	}
}
