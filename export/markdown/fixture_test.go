package markdown

import (
	"reflect"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/export"
	"clinicready/export/exporttest"
	"clinicready/questionnaires"
)

// signs are lines that use every sign that Markdown, GitHub and HTML know where
// it could mean something, and what a reader must see of each.
var signs = []struct{ in, want string }{
	{"*a* _b_ **c** __d__ `e` ~~f~~ ~g~ $h$ $$i$$ # ##", ""},
	{"# heading", ""},
	{"- dash", ""},
	{"+ plus", ""},
	{"* star", ""},
	{"- [ ] task", ""},
	{"1. one", ""},
	{"23) two", ""},
	{"> quote", ""},
	{"> [!WARNING]", ""},
	{"===", ""},
	{"---", ""},
	{"***", ""},
	{"| a | b |", ""},
	{"| --- | :-: |", ""},
	{":-:", ""},
	{"-:", ""},
	{"[link](javascript:alert(1)) [x] [^1] ![picture](http://example.com/p.png)", ""},
	{"[ref]: http://example.com/r", ""},
	{"[^1]: foot", ""},
	{"<script>alert(1)</script> <b>b</b> <!-- c --> <http://example.com> <a@example.com>", ""},
	{"<div>", ""},
	{"&amp; &#60; &#x3c; &copy; &nbsp; &", ""},
	{"http://example.com/a https://example.com FTP://example.com www.example.com WWW.example.com a@example.com mailto:a@example.com", ""},
	{"``` ``", ""},
	{"~~~", ""},
	{"    indented", "indented"},
	{"\tindented", "indented"},
	{"a\ttab", "a tab"},
	{`back\slash \| \\| \[ C:\`, ""},
	{`\`, ""},
	{"", ""},
	{"", ""},
	{
		"\x1b[31mred\x1b]0;title\x07 \u009b32m \u202egnidaer \u2066x\u2069 \u200bz\ufeff \U000e0041 soft\u00adhyphen \ue000p \x00n",
		"[31mred]0;title 32m gnidaer x z softhyphen p n",
	},
	{"cr\rlf\r\nls\u2028ps\u2029nel\u0085end", "cr lf ls ps nel end"},
	{"診療所 \U0001F9EA עברית q\u0301", ""},
	{"bad\xff\xfebyte", "bad\ufffdbyte"},
	{"{{ template }} <%= erb %> {:.attribute} :smile:", ""},
}

// hostile is all of them, with a name; shown is what a reader must see, its
// lines as one.
func hostile(what string) string {
	in := []string{what}
	for _, s := range signs {
		in = append(in, s.in)
	}
	return strings.Join(append(in, "end of "+what), "\n")
}

func shown(what string) string {
	want := []string{what}
	for _, s := range signs {
		switch {
		case s.want != "":
			want = append(want, s.want)
		case s.in != "":
			want = append(want, s.in)
		}
	}
	return strings.Join(append(want, "end of "+what), " ")
}

// clinic answers every question of the embedded packs, in turn each kind of
// answer, with a note.
func clinic(mode assessment.Mode, say func(string) string) export.Report {
	f := exporttest.New()
	scope, err := assessment.NewScope(assessment.ScopeParts(), assessment.TargetHIPAA, 0, mode)
	if err != nil {
		panic(err)
	}
	f.Assessment.Scope = scope
	set := questionnaires.Embedded()
	kinds := []assessment.AnswerKind{
		assessment.Yes, assessment.No, assessment.Partly, assessment.DontKnow, assessment.Planned, assessment.Yes, assessment.NotApplicable,
	}
	for i := range set.Questions {
		a := assessment.Answer{Kind: kinds[i%len(kinds)]}
		if a.Kind == assessment.Partly && set.Questions[i].Partly == "" {
			a.Kind = assessment.No
		}
		if a.Kind.TakesEvidence() {
			a.Evidence = assessment.EvidenceRecords
			a.EvidenceDate = f.AsOf.AddDays(-i)
		}
		a.Reason = say("reason of " + set.Questions[i].ID)
		s := f.Say(set.Questions[i].ID, a)
		s.Note, s.Owner = say("note on "+set.Questions[i].ID), "Dana Whitfield"
	}
	in := method.InputOf(f.Clinic, f.Assessment, set, f.AsOf)
	r := method.Evaluate(in)
	return export.Build(export.Source{
		Clinic: f.Clinic, Assessment: f.Assessment, Set: set, Input: in, Result: r, Plan: method.BuildPlan(in, r),
		Head: f.Clinic.Head, Program: "clinicready 1.0.0",
	})
}

// spoiled is a report in which every text, from whatever source, is what text
// makes of its number; and how many there are.
func spoiled(text func(string) string) (r export.Report, texts int) {
	r = export.Build(exporttest.Mixed(exporttest.Plain).Source())
	spoil(reflect.ValueOf(&r).Elem(), func() string {
		texts++
		return text(number(texts) + ";")
	})
	return r, texts
}

func spoil(v reflect.Value, text func() string) {
	switch v.Kind() { //nolint:exhaustive // only kinds that can hold a text are walked into
	case reflect.String:
		v.SetString(text())
	case reflect.Struct:
		for i := range v.NumField() {
			spoil(v.Field(i), text)
		}
	case reflect.Slice:
		// Reports share texts with the packs, which must stay as they are.
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(own, v)
		v.Set(own)
		for i := range v.Len() {
			spoil(v.Index(i), text)
		}
	case reflect.Array:
		for i := range v.Len() {
			spoil(v.Index(i), text)
		}
	}
}

// lines2 is a note of two lines.
func lines2(what string) string { return "The " + what + ".\nIt has a second line." }

// reports are the clinics that every promise holds for.
func reports() map[string]export.Report {
	bad, _ := spoiled(hostile)
	return map[string]export.Report{
		"zero":      {},
		"empty":     export.Build(exporttest.Empty().Source()),
		"example D": export.Build(exporttest.ExampleD().Source()),
		"mixed":     export.Build(exporttest.Mixed(exporttest.Plain).Source()),
		"hostile":   export.Build(exporttest.Mixed(exporttest.Hostile).Source()),
		"spoiled":   bad,
		"quick":     clinic(assessment.ModeQuick, lines2),
		"full":      clinic(assessment.ModeFull, lines2),
	}
}
