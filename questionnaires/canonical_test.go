package questionnaires

import (
	"encoding/json"
	"reflect"
	"regexp"
	"testing"
	"unicode"

	"github.com/gowebpki/jcs"
	"pgregory.net/rapid"
)

// oracle is the canonical JSON of encoding/json and a canonicalizer.
func oracle(t rapid.TB, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jcs.Transform(raw)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func sameAsOracle(t rapid.TB, v any) {
	t.Helper()
	got, err := appendCanonical(nil, reflect.ValueOf(v))
	if err != nil {
		t.Fatal(err)
	}
	if want := oracle(t, v); string(got) != want {
		t.Fatalf("got  %.300s\nwant %.300s", got, want)
	}
}

func TestCanonicalIsThatOfTheLibraries(t *testing.T) {
	for _, p := range append(EmbeddedPacks(), demo(), Pack{}) {
		sameAsOracle(t, p)
	}
}

// Every field of a pack, filled with anything or left empty.
func TestCanonicalOfAnyPack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p Pack
		fill(t, reflect.ValueOf(&p).Elem())
		sameAsOracle(t, p)
	})
}

func fill(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(t, v.Field(i))
			}
		}
	case reflect.Slice:
		if rapid.Bool().Draw(t, "nil") {
			return
		}
		n := rapid.IntRange(0, 2).Draw(t, "length")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			fill(t, v.Index(i))
		}
	case reflect.String:
		v.SetString(rapid.OneOf(rapid.Just(""), rapid.String(), rapid.SampledFrom([]string{
			"\"\\/\b\f\n\r\t\x00\x1f\x7f", "<&>", "\u2028\u2029", "\ufffd", "é\U0001F600", "text",
		})).Draw(t, "text"))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(-100_000, 100_000).Draw(t, "number")))
	case reflect.Uint8:
		v.SetUint(uint64(rapid.IntRange(0, int(VeryHigh)).Draw(t, "level")))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "flag"))
	default:
		t.Fatalf("a pack holds a %s", v.Type())
	}
}

func TestCanonicalRefuses(t *testing.T) {
	for _, v := range []any{"\xff", Level(9), 1.5, []float64{1.5}, struct {
		F float64 `json:"f"`
	}{1.5}} {
		if got, err := appendCanonical(nil, reflect.ValueOf(v)); err == nil {
			t.Errorf("%v is %s", v, got)
		}
	}
}

func TestIDs(t *testing.T) {
	form := regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$`)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-z0-9._:@\[{/-]{0,82}`), rapid.StringMatching(`[a-z]{78,82}`)).Draw(t, "id")
		if isID(s) != form.MatchString(s) {
			t.Errorf("%q: %v", s, isID(s))
		}
	})
}

// The short way for ASCII says what the tables say.
func TestHiddenInASCII(t *testing.T) {
	for r := range rune(0x80) {
		if hidden(r) != unicode.In(r, unicode.Cc, unicode.Cf) {
			t.Errorf("U+%04X: %v", r, hidden(r))
		}
	}
}
