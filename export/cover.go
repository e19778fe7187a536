package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// partAbout says what each part of a scope is, as printed.
var partAbout = map[string]string{
	"security":             "the common criteria CC1 to CC9; always in",
	"availability":         "systems are there when care needs them; backup and recovery",
	"processing-integrity": "what goes in comes out complete and right",
	"confidentiality":      "information that is not personal but not public, kept and destroyed as agreed",
	"privacy":              "personal information, from notice to disposal",
	"hipaa-security":       "45 CFR part 164, subpart C",
	"hipaa-breach":         "45 CFR part 164, subpart D",
	"hipaa-privacy":        "45 CFR part 164, subpart E",
}

// partName is a part of a scope as printed: as the criteria themselves spell it.
func partName(part string) string {
	if part == "processing-integrity" {
		return "Processing Integrity"
	}
	return assessment.PartName(part)
}

// partFramework tells which framework a part of the scope belongs to.
func partFramework(part string) questionnaires.Framework {
	if strings.HasPrefix(part, "hipaa-") {
		return questionnaires.HIPAA
	}
	return questionnaires.SOC2
}

// scopeText writes "SOC 2: Security, Availability; HIPAA: Security Rule".
func scopeText(s assessment.Scope) string {
	var soc2, hipaa []string
	for _, p := range s.Parts {
		if partFramework(p) == questionnaires.HIPAA {
			hipaa = append(hipaa, partName(p))
		} else {
			soc2 = append(soc2, partName(p))
		}
	}
	out := "SOC 2: " + list(soc2)
	if len(hipaa) > 0 {
		out += "; HIPAA: " + list(hipaa)
	}
	return out
}

func (b *builder) cover() Cover {
	r, a := b.Result, b.Assessment
	c := Cover{
		Clinic: b.Clinic.Name, Title: "Readiness report", Assessment: a.Title, Kind: kindText(a.Kind),
		Scope: scopeText(b.Input.Scope), Target: targetText(b.Input.Scope), AsOf: dayOf(b.Input.AsOf),
		PreparedBy: b.PreparedBy, PreparedFor: b.PreparedFor, Distribution: b.Distribution,
		ReportID: b.reportID(), Head: fmt.Sprintf("%d · %s", b.Head.Count, b.Head.Hash.Short()),
		Coverage: pct(r.All().Coverage), Confidence: string(r.Confidence),
		Program: b.Program, Ranked: fmt.Sprintf("Scored and ranked by method %d.", method.Version), PaperA4: b.PaperA4,
	}
	if b.AtCounselsRequest {
		c.Counsel = "Prepared at the request of counsel"
	}
	switch {
	case len(r.Items) == 0:
		c.Draft, c.DraftNote = true, "DRAFT: no question is in scope"
	case r.Unknown > 0:
		c.Draft = true
		c.DraftNote = fmt.Sprintf("DRAFT: %d of %s %s unanswered", r.Unknown,
			assessment.Count(len(r.Items), "question", "questions"), isAre(r.Unknown))
	}
	c.RunningHead = c.Clinic + " · " + c.Title + " · Confidential: lists security weaknesses"
	c.RunningFoot = "report " + c.ReportID + " · journal " + c.Head
	return c
}

// reportID is stable for the same journal, day and assessment, and no other.
func (b *builder) reportID() string {
	h := sha256.New()
	for _, s := range []string{b.Head.String(), b.Input.AsOf.String(), b.Assessment.ID} {
		_, _ = fmt.Fprintf(h, "%d:%s\n", len(s), s)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}
