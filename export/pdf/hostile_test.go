package pdf

import (
	"reflect"
	"slices"
	"strings"

	"clinicready/export"
)

// hostileTexts are what people and files put into text fields.
var hostileTexts = []string{
	strings.Repeat("W", 300),
	"診療所のバックアップは毎晩実行されます。" + strings.Repeat("漢字", 40),
	"👩🏽‍⚕️ 🏥 all good 👍👍",
	"re\u0301sume\u0301 Z" + strings.Repeat("\u0335\u0336", 40) + " o\u0308",
	"מרפאה ליד הנהר (בדיקה 12) שלום עולם " + strings.Repeat("שלום ", 30),
	"\x00\x1b[31mred\x07\u202e\u200b tab\there \xff\xfe end",
	strings.Repeat("a/b-c_d.e ", 60),
	strings.Repeat("\n", 50) + "after many lines",
}

// enteredFields are the fields that hold what people or packs of their own
// wrote; the rest is the program's own wording.
var enteredFields = []string{
	"Clinic", "Assessment", "PreparedBy", "PreparedFor", "Distribution", "Owner", "Ask", "Title", "Why", "Finding",
	"Steps", "DoneWhen", "Evidence", "Name", "Reason", "Value", "Record", "Because", "Who", "Changes", "Suggested",
	"Helper", "Vendor", "Does", "By", "Groups", "RunningHead", "ClosedBy", "Raised", "Override", "Problem",
}

// hostileClinic is a full clinic in which every entered text is hostile and
// every note has 10,000 runes.
func hostileClinic() export.Report {
	r := clinic(7, true)
	h := hostile{}
	h.walk(reflect.ValueOf(&r).Elem(), "")
	r.Cover.Title = emptyClinic().Cover.Title
	r.Cover.RunningHead = r.Cover.Clinic + " · Readiness · Confidential: lists security weaknesses"
	for i := range r.Findings.Items {
		r.Findings.Items[i].Note = note(i)
		r.Working.Items[i].Note = note(i + 1)
	}
	return r
}

// note is 10,000 runes of one kind of text.
func note(i int) string {
	return string([]rune(strings.Repeat([]string{"word and word ", "X", "漢", "e\u0301", "👍", "שלום "}[i%6], 10000))[:10000])
}

type hostile struct{ n int }

func (h *hostile) walk(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.Struct:
		switch v.Interface().(type) {
		case export.PhaseRow, export.HeatMap, export.FrameworkSummary, export.Method, export.PackLine, export.Element, export.Area:
			return
		}
		for i := range v.NumField() {
			h.walk(v.Field(i), v.Type().Field(i).Name)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			h.walk(v.Index(i), field)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			h.walk(v.Elem(), field)
		}
	case reflect.String:
		if slices.Contains(enteredFields, field) && v.Type() == reflect.TypeFor[string]() {
			v.SetString(hostileTexts[h.n%len(hostileTexts)])
			h.n++
		}
	default:
		// Numbers and truths cannot be hostile.
	}
}
