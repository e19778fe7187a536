package questionnaires

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// reporters are the functions that turn a message into a load error.
var reporters = map[string]bool{"report": true, "fail": true, "lost": true}

// formsOfNoFolder are the messages that no folder of YAML can cause, because the
// decoder sees to it: they guard packs made in Go code or kept as JSON.
// TestChecksOfPacksFromNoFolder causes each of them.
var formsOfNoFolder = map[string]bool{
	"%s says that it belongs to pack %s; leave that out":                          true,
	"%s: %s is not a level; write VL, L, M, H or VH":                              true,
	"%s: %s is empty; write text or leave it out":                                 true,
	"%s: %s is not valid UTF-8; save the file as UTF-8":                           true,
	"%s: %s is not in Unicode normal form C; normalize it":                        true,
	"%s: %s starts or ends with a space; remove it":                               true,
	"with this file the pack holds more than %d MiB; split it into several packs": true, // TestLimits
	"the file is larger than %d MiB; split it":                                    true, // TestLimits
}

// TestEveryRuleHasABadPack reads the loader's source: each message that it can
// report is caused by a folder of testdata/bad.
func TestEveryRuleHasABadPack(t *testing.T) {
	var expected strings.Builder
	for _, dir := range badFolders(t) {
		raw, err := os.ReadFile(filepath.Join(dir, "expected.txt"))
		if err != nil {
			t.Fatal(err)
		}
		expected.Write(raw)
	}
	forms := messageForms(t)
	if len(forms) < 50 {
		t.Fatalf("found only %d messages in the loader: %q", len(forms), forms)
	}
	for _, form := range forms {
		if formsOfNoFolder[form] {
			continue
		}
		if !formPattern(form).MatchString(expected.String()) {
			t.Errorf("no folder of testdata/bad causes: %s", form)
		}
	}
	for form := range formsOfNoFolder {
		if !strings.Contains(strings.Join(forms, "\n"), form) {
			t.Errorf("the loader no longer reports: %s", form)
		}
	}
}

// messageForms collects the message literals of the package's reporters.
func messageForms(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var forms []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && reporters[sel.Sel.Name] {
				forms = append(forms, literals(call)...)
			}
			return true
		})
	}
	return forms
}

// literals are the texts with a piece of advice among a call's arguments.
func literals(call *ast.CallExpr) []string {
	var out []string
	for _, arg := range call.Args {
		ast.Inspect(arg, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(s, "; ") {
					out = append(out, s)
				}
			}
			return true
		})
	}
	return out
}

func formPattern(form string) *regexp.Regexp {
	verbs := regexp.MustCompile(`%(?:04X|s|d|v)`)
	parts := verbs.Split(form, -1)
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(p)
	}
	return regexp.MustCompile(`(?m)` + strings.Join(parts, `.*`) + `$`)
}

// TestNoStrayFilesInBadPacks keeps an expected.txt from standing alone.
func TestNoStrayFilesInBadPacks(t *testing.T) {
	for _, dir := range badFolders(t) {
		yamls := 0
		err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
			if strings.HasPrefix(filepath.Ext(e.Name()), ".y") {
				yamls++
			}
			return err
		})
		if err != nil || yamls == 0 {
			t.Errorf("%s: %d YAML files, %v", dir, yamls, err)
		}
	}
}
