package questionnaires

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"go.yaml.in/yaml/v3"
)

// packLayout is how a file of the pack places its items.
type packLayout struct {
	Questions []struct {
		ID       string   `yaml:"id"`
		ClosedBy []string `yaml:"closed_by"`
		Actions  []struct {
			ID string `yaml:"id"`
		} `yaml:"actions"`
	} `yaml:"questions"`
	Actions []struct {
		ID string `yaml:"id"`
	} `yaml:"actions"`
}

// apart are the actions that stand in their file's list, because the order of
// the released actions does not let them stand with their question. A later
// version of the pack may move them.
var apart = []string{
	"build-inventory", "list-shared-codes", "file-breach-proof", "set-client-breach-steps", "list-record-sets",
	"refresh-contingency-plans", "review-insurance", "write-mailbox-and-device-steps", "draft-incident-messages",
	"test-before-release", "record-ehr-settings", "use-invented-test-patients", "record-notice-acknowledgments",
	"check-authorizations", "flag-patient-wishes", "approve-new-data-uses",
}

// second are the actions that stand with a question that they close, but not
// the first, for the same reason.
var second = []string{
	"use-one-incident-form", "fix-authorization-signing", "deepen-risk-analysis", "look-for-fraud", "track-findings",
}

func TestActionsStandWithTheQuestionTheyCloseFirst(t *testing.T) {
	first := map[string]string{}
	for _, q := range ours() {
		for _, id := range q.ClosedBy {
			if first[id] == "" {
				first[id] = q.ID
			}
		}
	}
	var gotApart, gotSecond []string
	for _, file := range packYAML(t) {
		var l packLayout
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(raw, &l); err != nil {
			t.Fatal(err)
		}
		for _, q := range l.Questions {
			for _, a := range q.Actions {
				if !slices.Contains(q.ClosedBy, a.ID) {
					t.Errorf("%s: action %s stands with question %s and does not close it", file, a.ID, q.ID)
				}
				if first[a.ID] != q.ID {
					gotSecond = append(gotSecond, a.ID)
				}
			}
		}
		for _, a := range l.Actions {
			gotApart = append(gotApart, a.ID)
		}
	}
	if !slices.Equal(gotApart, apart) {
		t.Errorf("in lists of their own: %q, want %q", gotApart, apart)
	}
	if !slices.Equal(gotSecond, second) {
		t.Errorf("with a later question: %q, want %q", gotSecond, second)
	}
}

// A file's name says what its questions are about.
func TestPackFilesAreNamedByTopic(t *testing.T) {
	name := regexp.MustCompile(`^(pack|(core|full)-contradictions|core-\d\d(-[a-z]+)+|full(-[a-z]+)+-\d\d(-[a-z]+)+)\.yaml$`)
	topics := regexp.MustCompile(`^full(-[a-z]+)+-\d\d-`)
	seen := map[string]string{}
	for _, file := range packYAML(t) {
		base := filepath.Base(file)
		if !name.MatchString(base) {
			t.Errorf("%s does not say what it is about; write full-SUBJECT-NN-TOPIC.yaml", base)
		}
		topic := topics.ReplaceAllString(base, "")
		if seen[topic] != "" {
			t.Errorf("%s and %s have the same topic", seen[topic], base)
		}
		seen[topic] = base
	}
}

func packYAML(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("packs/clinicready/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return files
}
