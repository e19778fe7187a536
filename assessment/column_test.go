package assessment

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// The keys are in people's files: none may change, and none may move.
func TestVendorColumnsArePermanent(t *testing.T) {
	want := []string{
		"name", "holds_phi", "baa_signed", "report", "period_end", "bridge_letter", "covers", "opinion_ok",
		"cuec_reviewed", "expires", "last_review",
	}
	if got := Keys(VendorColumns()); !slices.Equal(got, want) {
		t.Errorf("the columns are %q, want %q", got, want)
	}
}

// Every field of the noun has its column, under the name it has in the journal.
func TestEveryVendorFieldHasAColumn(t *testing.T) {
	noun := reflect.TypeFor[Vendor]()
	keys := Keys(VendorColumns())
	for i := range noun.NumField() {
		key, _, _ := strings.Cut(noun.Field(i).Tag.Get("json"), ",")
		if n := slices.Index(keys, key); n < 0 {
			t.Errorf("%s has no column %s", noun.Field(i).Name, key)
		} else {
			keys = slices.Delete(keys, n, n+1)
		}
	}
	if len(keys) > 0 {
		t.Errorf("columns of no field: %q", keys)
	}
}

// drawn is a text that a column can hold.
func drawn(r *rand.Rand, c Column[Vendor]) string {
	switch c.Kind {
	case ColumnDate:
		return []string{"", "2026-01-31", "1999-12-31", "2024-02-29"}[r.IntN(4)]
	case ColumnTri:
		return []string{"", "yes", "no"}[r.IntN(3)]
	case ColumnChoice:
		return c.Choices[r.IntN(len(c.Choices))].Key
	case ColumnText:
	}
	return []string{"", "CloudChart", "Rx & Co <\u00e9>"}[r.IntN(3)]
}

// What a column writes it reads, it changes its own field alone, and the record
// keeps it.
func TestVendorColumnsRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	columns := VendorColumns()
	for range 500 {
		var v Vendor
		want := make([]string, len(columns))
		for i, c := range columns {
			want[i] = drawn(r, c)
			if err := c.Set(&v, want[i]); err != nil {
				t.Fatalf("%s %q: %v", c.Key, want[i], err)
			}
		}
		if got := Cells(columns, &v); !slices.Equal(got, want) {
			t.Fatalf("wrote %q, want %q", got, want)
		}
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var again Vendor
		if err := json.Unmarshal(b, &again); err != nil || again != v {
			t.Fatalf("read %+v of %s, %v", again, b, err)
		}
	}
}

func TestColumnsRefuse(t *testing.T) {
	for key, text := range map[string]string{"holds_phi": "perhaps", "period_end": "12/31/26", "report": "ISO 27001", "expires": "never"} {
		c, ok := VendorColumn(key)
		if !ok {
			t.Fatalf("no column %s", key)
		}
		v := Vendor{Name: "A", HoldsPHI: True, Report: ReportSOC3}
		before := v
		if err := c.Set(&v, text); err == nil || v != before {
			t.Errorf("%s took %q: %+v", key, text, v)
		}
	}
}

func TestColumnWords(t *testing.T) {
	v := Vendor{Name: "A", BAASigned: False, Report: ReportType2, PeriodEnd: DateOf(time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC))}
	want := map[string]string{
		"name": "A", "holds_phi": "not known", "baa_signed": "no", "report": "SOC 2 Type II", "period_end": "30 Jun 2026",
		"expires": "",
	}
	for _, c := range VendorColumns() {
		if w, ok := want[c.Key]; ok && c.Word(&v) != w {
			t.Errorf("%s is %q, want %q", c.Key, c.Word(&v), w)
		}
	}
	asked := func(v Vendor) (out []string) {
		for _, c := range VendorColumns() {
			if c.Asked(&v) {
				out = append(out, c.Key)
			}
		}
		return out
	}
	for kind, want := range map[ReportKind]string{
		NoReport:    "holds_phi baa_signed report last_review",
		ReportType2: "holds_phi baa_signed report period_end bridge_letter opinion_ok cuec_reviewed last_review",
		ReportHTr2:  "holds_phi baa_signed report cuec_reviewed expires last_review",
	} {
		if got := strings.Join(asked(Vendor{Report: kind}), " "); got != want {
			t.Errorf("%s is asked for %s, want %s", kind.Word(), got, want)
		}
	}
}
