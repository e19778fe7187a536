package questionnaires

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const versionsFile = "testdata/versions.txt"

// blessing reports whether the lists of ids and versions are to be brought up
// to date and not only compared: `make bless` sets the variable.
func blessing() bool { return os.Getenv("CLINICREADY_BLESS") != "" }

// The embedded packs by version and content. A released version never changes:
// clinics name it, and what is newer is told by the version alone. Whoever
// changes a question raises the version in pack.yaml and writes what changed
// into its notes; `make bless` then adds the new line, and leaves every line
// that is there.
func TestEmbeddedVersionsNameTheirContent(t *testing.T) {
	var got []string
	for _, p := range EmbeddedPacks() {
		s, err := p.Store()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s.ID+" "+s.Version+" "+s.SHA256)
	}
	if blessing() {
		blessVersions(t, got)
	}
	kept := lines(t, versionsFile)
	for _, g := range got {
		if !slices.Contains(kept, g) {
			t.Errorf("the program brings along\n%s, which is not in %s; raise the version in pack.yaml, `go generate ./questionnaires`, `make bless`. "+
				"If the version is there with another content, was blessed in this change and never released, take out its line and bless again", g, versionsFile)
		}
	}
	seen := map[string]bool{}
	for _, l := range kept {
		f := strings.Fields(l)
		if len(f) != 3 || len(f[2]) != 64 {
			t.Fatalf("%s holds the line %q; want id, version and SHA-256", versionsFile, l)
		}
		if v := f[0] + " " + f[1]; seen[v] {
			t.Errorf("%s names %s twice", versionsFile, v)
		} else {
			seen[v] = true
		}
	}
}

// blessVersions adds what is new. What a version holds is never written over:
// clinics may name it.
func blessVersions(t *testing.T, got []string) {
	t.Helper()
	kept := lines(t, versionsFile)
	for _, g := range got {
		version := g[:strings.LastIndexByte(g, ' ')+1]
		if !slices.ContainsFunc(kept, func(l string) bool { return strings.HasPrefix(l, version) }) {
			kept = append(kept, g)
		}
	}
	writeLines(t, versionsFile, kept)
}

// lines reads a list of testdata, one entry a line.
func lines(t *testing.T, file string) []string {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")
}

func writeLines(t *testing.T, file string, l []string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(strings.Join(l, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}
