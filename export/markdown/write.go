package markdown

import (
	"fmt"
	"io"

	"clinicready/export"
)

// Write writes the full report, in UTF-8 and with a line end at its end. Equal
// input gives equal bytes. It writes once, when everything is ready.
func Write(w io.Writer, rep export.Report) error {
	if _, err := w.Write(document(&rep)); err != nil {
		return fmt.Errorf("writing the report as Markdown: %w", err)
	}
	return nil
}

// document is the whole text. The contents come second and are known last.
func document(r *export.Report) []byte {
	var top, p page
	top.cover(&r.Cover)
	top.summary(r)
	top.chapter(export.SectionContents)
	p.section, p.entries = top.section, top.entries
	p.scope(&r.Scope)
	p.readiness(&r.Readiness)
	p.risk(&r.Risk)
	p.roadmap(&r.Roadmap, r.Actions)
	p.curve(&r.Curve)
	p.sheets(r)
	p.findings(&r.Findings)
	p.working(&r.Working)
	p.vendors(&r.Vendors)
	p.claims(&r.Claims, r.Scope.LeftOut)
	p.areas(&r.Areas)
	p.elements(&r.Elements)
	p.duties(&r.Duties)
	p.method(&r.Method)
	p.audit(&r.Audit)
	p.signOff(&r.SignOff)
	p.foot(r)
	top.WriteString(contents(p.entries))
	top.WriteByte('\n')
	top.Write(p.Bytes())
	return top.Bytes()
}
