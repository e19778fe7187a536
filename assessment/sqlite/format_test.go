package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"clinicready/assessment"
	"clinicready/assessment/storetest"
)

// formatDoc is docs/data-format.md, which these tests hold to the program.
func formatDoc(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile("../../docs/data-format.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// fences returns the blocks of one language.
func fences(doc, language string) (blocks []string) {
	for _, m := range regexp.MustCompile("(?s)```"+language+"\n(.*?)```").FindAllStringSubmatch(doc, -1) {
		blocks = append(blocks, m[1])
	}
	return blocks
}

// cells returns the cells of the table rows under a heading, up to the next.
func cells(doc, heading string) (rows [][]string) {
	_, rest, _ := strings.Cut(doc, "\n"+heading+"\n")
	section, _, _ := strings.Cut(rest, "\n#")
	for line := range strings.Lines(section) {
		if strings.HasPrefix(line, "| `") {
			rows = append(rows, strings.Split(strings.Trim(line, "| \n"), " | "))
		}
	}
	return rows
}

func TestDocumentedTables(t *testing.T) {
	doc, s := formatDoc(t), create(t)
	documented := regexp.MustCompile("(?m)^### `([a-z_]+)`$").FindAllStringSubmatch(doc, -1)
	var tables []string
	for _, o := range slices.Concat(permanent, []object{projectionTable}, projection) {
		if strings.HasPrefix(o.sql, "CREATE TABLE") {
			tables = append(tables, o.name)
		}
	}
	if len(documented) != len(tables) {
		t.Errorf("%d tables are documented, there are %d", len(documented), len(tables))
	}
	for _, table := range tables {
		var want []string
		for _, c := range cells(doc, "### `"+table+"`") {
			want = append(want, c[0]+" "+c[1])
		}
		got := columns(t, s, table)
		if !slices.Equal(got, want) {
			t.Errorf("%s has the columns\n%q, documented are\n%q", table, got, want)
		}
	}
	for _, number := range []int{ApplicationID, FormatVersion} {
		if !strings.Contains(doc, " is "+strconv.Itoa(number)) {
			t.Errorf("the number %d of the header is not documented", number)
		}
	}
}

// bodies tells which struct the body of each kind is.
var bodies = map[assessment.Kind]any{
	assessment.ClinicCreated: assessment.ClinicBody{}, assessment.ProfileSet: assessment.ProfileBody{},
	assessment.PersonSet: assessment.Person{}, assessment.VendorSet: assessment.Vendor{},
	assessment.ClockStarted: assessment.ClockBody{}, assessment.ClockStopped: assessment.ClockBody{},
	assessment.AssessmentOpened: assessment.OpenedBody{}, assessment.AssessmentClosed: assessment.ClosedBody{},
	assessment.AssessmentReopened: assessment.ClosedBody{}, assessment.ScopeSet: assessment.ScopeBody{},
	assessment.EvidenceSwitched: assessment.SwitchBody{}, assessment.AnswerSet: assessment.Answer{},
	assessment.NoteSet: assessment.TextBody{}, assessment.FlagSet: assessment.FlagBody{}, assessment.OwnerSet: assessment.TextBody{},
	assessment.OverrideSet: assessment.Override{}, assessment.ReviewSet: assessment.ReviewBody{},
	assessment.ActionSet: assessment.ActionState{}, assessment.PlanAgreed: assessment.AgreedBody{},
	assessment.PacksMoved: assessment.MovedBody{},
}

// kindsInSource are the kinds that package assessment declares.
func kindsInSource(t *testing.T) (kinds []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../event.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Kind" {
			kind, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			kinds = append(kinds, kind)
		}
		return true
	})
	return kinds
}

// tags are the names of the fields in the bodies of a kind, in each of its forms.
func tags(t *testing.T, kind string) (out []string) {
	t.Helper()
	forms := []any{bodies[assessment.Kind(kind)]}
	if kind == string(assessment.AnswerSet) {
		forms = append(forms, assessment.RestoredBody{}, assessment.PartlyBody{})
	}
	for _, form := range forms {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(form)) {
			if tag, _, _ := strings.Cut(f.Tag.Get("json"), ","); tag != "-" && !f.Anonymous {
				out = append(out, tag)
			}
		}
	}
	return out
}

func TestDocumentedKinds(t *testing.T) {
	documented := map[string]string{}
	for _, c := range cells(formatDoc(t), "## Kinds of event") {
		documented[strings.Trim(c[0], "`")] = c[2]
	}
	kinds := kindsInSource(t)
	if len(kinds) == 0 || len(kinds) != len(documented) || len(kinds) != len(bodies) {
		t.Errorf("%d kinds exist, %d are documented, %d have a body here", len(kinds), len(documented), len(bodies))
	}
	shown := map[string]bool{}
	for _, c := range storetest.Filled() {
		for _, e := range c.Events {
			shown[string(e.Kind)] = true
		}
	}
	for _, k := range kinds {
		text, ok := documented[k]
		if !ok || !shown[k] {
			t.Errorf("%s: documented %v, in the filled journal %v", k, ok, shown[k])
		}
		for _, tag := range tags(t, k) {
			if tag == "" || !strings.Contains(text, "`"+tag+"`") {
				t.Errorf("%s: the field %q of its body is not documented", k, tag)
			}
		}
	}
}

func TestDocumentedQueries(t *testing.T) {
	queries := fences(formatDoc(t), "sql")
	if len(queries) < 8 {
		t.Fatalf("%d queries", len(queries))
	}
	path, _ := filled(t)
	s, err := OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	for _, q := range queries {
		rows, err := s.db.QueryContext(t.Context(), q)
		if err != nil {
			t.Errorf("%v in\n%s", err, q)
			continue
		}
		n := count(t, rows, q)
		// What depends on the day of the test may be empty.
		if n == 0 && !strings.Contains(q, "'now'") {
			t.Errorf("no rows from\n%s", q)
		}
	}
}

// The recipe, as the page gives it, with nothing of package assessment: read
// the rows, chain them, and arrive at the head.
func TestDocumentedRecipe(t *testing.T) {
	doc := formatDoc(t)
	const order = "`seq`, `at`, `zone`, `actor`, `assessment`, `kind`, `version`, `subject`, `body`, `prev`"
	if !strings.Contains(doc, order) {
		t.Errorf("the order of the fields is not documented as %s", order)
	}
	path, events := filled(t)
	s := open(t, path)
	var clinic string
	var head []byte
	if err := s.db.QueryRowContext(t.Context(), "SELECT clinic_id, head_hash FROM meta").Scan(&clinic, &head); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(clinic))
	prev := sum[:]
	rows, err := s.db.QueryContext(t.Context(), "SELECT seq, at, zone, actor, assessment, kind, version, subject, body FROM journal ORDER BY seq")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close() // rows.Err is checked
	n := 0
	for rows.Next() {
		fields, pointers := make([]string, 9), make([]any, 9)
		for i := range fields {
			pointers[i] = &fields[i]
		}
		if err := rows.Scan(pointers...); err != nil {
			t.Fatal(err)
		}
		h := sha256.New()
		for _, f := range append(fields, string(prev)) {
			h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(f))))
			h.Write([]byte(f))
		}
		prev = h.Sum(nil)
		n++
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if n != len(events) || hex.EncodeToString(prev) != hex.EncodeToString(head) {
		t.Errorf("the recipe arrives at %d %x, the head is %d %x", n, prev, len(events), head)
	}
	first := events[0]
	for _, line := range []string{
		fmt.Sprintf("clinic_id   %s\n", clinic), fmt.Sprintf("body        %s\n", first.Body),
		fmt.Sprintf("prev        %s\n", first.Prev), fmt.Sprintf("hash        %s\n", first.Hash),
	} {
		if !strings.Contains(doc, line) {
			t.Errorf("the worked example does not say %q", line)
		}
	}
}

// columns are the names and types of a table's columns, as documented.
func columns(t *testing.T, s *Store, table string) []string {
	t.Helper()
	rows, err := s.db.QueryContext(t.Context(), "SELECT name, type FROM pragma_table_info(?)", table)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name, kind string
		if err := rows.Scan(&name, &kind); err != nil {
			t.Fatal(err)
		}
		out = append(out, "`"+name+"` "+kind)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// count reads the rows of a query to their end.
func count(t *testing.T, rows *sql.Rows, query string) int {
	t.Helper()
	defer rows.Close()
	n := 0
	for rows.Next() {
		n++
	}
	if err := rows.Err(); err != nil {
		t.Errorf("%v in\n%s", err, query)
	}
	return n
}
