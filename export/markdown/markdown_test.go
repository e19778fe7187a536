package markdown

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"clinicready/export"
	"clinicready/export/exporttest"
)

// blessing reports whether goldens are to be written and not compared: `make
// bless` sets the variable.
func blessing() bool { return os.Getenv("CLINICREADY_BLESS") != "" }

func write(t testing.TB, r export.Report) []byte {
	t.Helper()
	return written(t, func(b *bytes.Buffer) error { return Write(b, r) })
}

// A clinic that has one of everything, as it is written. What is true of every
// report is tested below and does not depend on the golden.
func TestGolden(t *testing.T) {
	path := filepath.Join("testdata", "mixed.md")
	got := write(t, export.Build(exporttest.Mixed(exporttest.Plain).Source()))
	if blessing() {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		have, wanted := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
		for i := range min(len(have), len(wanted)) {
			if have[i] != wanted[i] {
				t.Fatalf("%s differs at line %d; look at what changed, then `make bless`:\ngot  %s\nwant %s", path, i+1, have[i], wanted[i])
			}
		}
		t.Fatalf("%s has %d lines, the report has %d", path, len(wanted), len(have))
	}
}

// Whatever a report holds, another parser finds only what the report makes.
func TestEveryReport(t *testing.T) {
	for name, r := range reports() {
		t.Run(name, func(t *testing.T) {
			got := write(t, r)
			if !bytes.Equal(got, write(t, r)) {
				t.Error("the same report gives other bytes")
			}
			if !bytes.HasSuffix(got, []byte("\n")) || bytes.Contains(got, []byte("\n\n\n")) {
				t.Error("the text does not end with its line, or has two empty lines")
			}
			for _, c := range string(got) {
				if c != '\n' && clean(string(c)) != string(c) {
					t.Errorf("%U is in the text", c)
				}
			}
			d := parse(got)
			for _, f := range d.foreign() {
				t.Errorf("not the report's: %s", f)
			}
			ones, rules, last := 0, 0, 0
			d.each(func(n ast.Node) {
				switch n := n.(type) {
				case *ast.Heading:
					if n.Level > last+1 {
						t.Errorf("%q skips a level of headings", d.text(n))
					}
					last = n.Level
					if n.Level == 1 {
						ones++
					}
				case *ast.ThematicBreak:
					rules++
				case *extast.TableRow:
					if cells, head := n.ChildCount(), n.Parent().FirstChild().ChildCount(); cells != head {
						t.Errorf("a row has %d cells under a head of %d", cells, head)
					}
				}
			})
			if ones != 1 || rules != 1 {
				t.Errorf("%d headings of level 1 and %d rules, want one of each", ones, rules)
			}
		})
	}
}

// A text of whatever signs changes nothing of the structure, and can be read
// as it was entered wherever a harmless text can.
func TestHostileTextsAreLiteral(t *testing.T) {
	tame := func(what string) string { return what + " is tame" }
	harmless, n := spoiled(tame)
	bad, _ := spoiled(hostile)
	a, b := parse(write(t, harmless)), parse(write(t, bad))
	if x, y := a.skeleton(), b.skeleton(); !slices.Equal(x, y) {
		t.Errorf("%d blocks with harmless texts, %d with hostile ones, or others", len(x), len(y))
	}
	calm, wild := places(a), places(b)
	found := 0
	for i := range n {
		what := number(i+1) + ";"
		if !begins(calm[what], tame(what)) {
			continue
		}
		found++
		if !begins(wild[what], shown(what)) {
			t.Errorf("text %s is not literally there", what)
		}
	}
	if found < 700 {
		t.Errorf("only %d of %d texts are shown at all", found, n)
	}
}

// places are the rests of what a reader sees from each "12;" on.
func places(d parsed) map[string][]string {
	out := map[string][]string{}
	all := d.text(d.root)
	for _, at := range regexp.MustCompile(`\b\d+;`).FindAllStringIndex(all, -1) {
		what := all[at[0]:at[1]]
		out[what] = append(out[what], all[at[0]:])
	}
	return out
}

// begins reports whether one of the texts begins with s.
func begins(texts []string, s string) bool {
	return slices.ContainsFunc(texts, func(t string) bool { return strings.HasPrefix(t, s) })
}

// Every cell is literal too, with nothing pushed into its neighbor.
func TestCellsAreLiteral(t *testing.T) {
	r, _ := spoiled(hostile)
	d := parse(write(t, r))
	cells := map[string]bool{}
	d.each(func(n ast.Node) {
		if c, ok := n.(*extast.TableCell); ok {
			cells[d.text(c)] = true
		}
	})
	for _, f := range r.Findings.Items {
		what, _, _ := strings.Cut(f.Ask, "\n")
		if !cells[shown(what)] {
			t.Errorf("no cell holds the question %s alone", what)
		}
	}
}

// A long note is there to its end, and keeps its lines.
func TestNoteKeepsItsLines(t *testing.T) {
	r := export.Build(exporttest.Mixed(exporttest.Plain).Source())
	long := strings.Repeat("word| *_`", 1111) + "end"
	r.Findings.Items[0].Note = "one\n  - two\n\n\nthree\n" + long
	got := string(write(t, r))
	want := "  - **Note:** one\\\n    \\- two\n\n    three\\\n    word\\| \\*\\_\\`word"
	if !strings.Contains(got, want) {
		t.Errorf("the note is not written as %q", want)
	}
	if d := parse([]byte(got)); !strings.Contains(d.text(d.root), "three "+long) {
		t.Error("the long line is not literally there")
	}
}

// Nothing of the plan or the findings is left out.
func TestNothingIsLeftOut(t *testing.T) {
	for name, r := range reports() {
		if name == "spoiled" || name == "hostile" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			d := parse(write(t, r))
			var heads, cells, items []string
			d.each(func(n ast.Node) {
				switch n := n.(type) {
				case *ast.Heading:
					heads = append(heads, d.text(n))
				case *extast.TableCell:
					cells = append(cells, d.text(n))
				case *ast.ListItem:
					items = append(items, d.text(n))
				}
			})
			for i := range r.Actions {
				if want := number(r.Actions[i].Order) + " " + r.Actions[i].Title; !slices.Contains(heads, want) {
					t.Errorf("action %q has no heading", want)
				}
			}
			for i := range r.Findings.Items {
				f := &r.Findings.Items[i]
				if !slices.Contains(cells, f.Ask) || !begins(cells, f.ID+" · ") || !begins(items, f.ID+" · "+f.Ask) {
					t.Errorf("finding %s is not in the table and under it", f.ID)
				}
				if !begins(items, f.ID+" · "+f.Ask) || f.Note != "" && !slices.Contains(items, "Note: "+strings.Join(strings.Fields(f.Note), " ")) {
					t.Errorf("the note on %s is not there", f.ID)
				}
			}
			for _, q := range r.Findings.Unanswered {
				if !slices.Contains(cells, q.ID) {
					t.Errorf("unanswered %s is not there", q.ID)
				}
			}
			for _, m := range slices.Concat(r.Summary.OpenMustHaves, r.Summary.ClosedMustHaves) {
				if !slices.Contains(cells, m.Topic) {
					t.Errorf("must-have %q is not there", m.Topic)
				}
			}
			for _, s := range r.Summary.Strengths {
				if !begins(items, s.Topic) {
					t.Errorf("strength %q is not there", s.Topic)
				}
			}
		})
	}
}

// The first lines say that the report is a draft, the last what it is and
// which one.
func TestFirstAndLastLines(t *testing.T) {
	for name, r := range reports() {
		if name == "spoiled" || name == "zero" {
			continue
		}
		got := strings.Split(strings.TrimSuffix(string(write(t, r)), "\n"), "\n")
		if draft := got[2] == "**"+r.Cover.DraftNote+"**"; draft != r.Cover.Draft {
			t.Errorf("%s: draft is %v, and the third line is %q", name, r.Cover.Draft, got[2])
		}
		want := []string{"---", "", r.Method.Disclaimers[0], "", export.ConfidentialSentence, "", r.Cover.RunningFoot}
		if end := got[len(got)-len(want):]; !slices.Equal(end, want) {
			t.Errorf("%s ends with %q", name, end)
		}
	}
}

func TestWriteReportsTheWriter(t *testing.T) {
	full := errors.New("disk full")
	if err := Write(failing{full}, export.Report{}); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// The source stays readable: what makes no markup is not escaped.
func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"Dana (MSP), 12:30 on 3 Oct 2026: \"yes\" - 45 CFR 164.308(a)(1)!": "Dana (MSP), 12:30 on 3 Oct 2026: \"yes\" - 45 CFR 164.308(a)(1)!",
		"- a - b":       `\- a - b`,
		"10. of 10. or": `10\. of 10. or`,
		"12) a":         `12\) a`,
		"12":            "12",
		"=cmd|'/C":      `\=cmd\|'/C`,
		"x :tada: a:b":  `x \:tada: a:b`,
		"ftp://www.a.b": `ftp\://www\.a.b`,
		"$5 `a` <b> &c": "\\$5 \\`a\\` \\<b\\> \\&c",
		"":              "",
	} {
		if got := escapeLine(in); got != want {
			t.Errorf("%q is written %q, want %q", in, got, want)
		}
	}
}

// Any text at all is literal as a paragraph, an item, a heading and a cell.
func FuzzLiteral(f *testing.F) {
	for _, s := range signs {
		f.Add(s.in)
	}
	f.Add(hostile("all"))
	f.Fuzz(func(t *testing.T, s string) {
		var p page
		p.heading(1, s)
		p.minor(s)
		p.strong(s)
		p.para(s)
		p.bullets([]string{s})
		p.tasks([]string{s})
		p.numbers([]string{s})
		p.record(s, export.Field{Label: s, Value: s})
		p.listed(s, []string{s, s})
		p.counted(s, []string{s, s})
		p.head(cols("a"+s, ">b"))
		p.row(s, "x")
		d := parse(p.Bytes())
		if bad := d.foreign(); len(bad) > 0 {
			t.Errorf("%q makes %q", s, bad)
		}
		want := oneLine(s)
		d.each(func(n ast.Node) {
			switch n.(type) {
			case *ast.Heading:
				if got := d.text(n); got != want {
					t.Errorf("heading: got %q, want %q", got, want)
				}
			case *extast.TableRow:
				if got := d.text(n.FirstChild()); got != want {
					t.Errorf("cell: got %q, want %q", got, want)
				}
			}
		})
	})
}

// BenchmarkWrite stands beside its floor: the same bytes, already made.
func BenchmarkWrite(b *testing.B) {
	r := reports()["full"]
	made := string(write(b, r))
	b.Run("full clinic", func(b *testing.B) {
		b.SetBytes(int64(len(made)))
		b.ReportAllocs()
		for b.Loop() {
			if err := Write(io.Discard, r); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("floor", func(b *testing.B) {
		b.SetBytes(int64(len(made)))
		b.ReportAllocs()
		for b.Loop() {
			var buf bytes.Buffer
			if _, err := io.WriteString(&buf, made); err != nil {
				b.Fatal(err)
			}
		}
	})
}
