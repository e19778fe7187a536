package export

import (
	"fmt"
	"slices"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

func (b *builder) method() Method {
	m := Method{
		Notes: methodNotes(), Scale: scale(), Glossary: glossary(), Disclaimers: disclaimers(),
		Weights: []Field{
			{"5", "its absence opens much of the clinic, or is what a regulator asks first"},
			{"3", "its absence does specific, confined harm"},
			{"1", "its absence does limited or indirect harm"},
		},
		Evidence: []Field{
			{"0", "nothing written"},
			{"1", "a written policy, contract or setting"},
			{"2", "that, and dated records that it ran"},
		},
		Tiers: []Field{
			{tierText(method.P1), "a deadline that is running, a must-have or an open door that is not whole, or a very high risk: within 30 days"},
			{tierText(method.P2), "a high risk, or a required duty of some weight that is missing: within 60 days"},
			{tierText(method.P3), "a moderate risk, or a required duty that is missing: within 90 days"},
			{tierText(method.P4), "the rest: within 180 days"},
		},
		Verdicts: verdictScale(),
	}
	for l := range m.RiskTable {
		for i := range m.RiskTable[l] {
			m.RiskTable[l][i] = levelOf(method.RiskLevel(questionnaires.Level(l), questionnaires.Level(i)))
		}
	}
	for _, e := range []questionnaires.Effort{questionnaires.XS, questionnaires.S, questionnaires.M, questionnaires.L, questionnaires.XL} {
		m.Efforts = append(m.Efforts, Field{string(e), assessment.Count(e.Hours(), "hour", "hours")})
	}
	for _, c := range []questionnaires.Cost{questionnaires.C0, questionnaires.C1, questionnaires.C2, questionnaires.C3, questionnaires.C4} {
		m.Cost = append(m.Cost, Field{string(c), costText(bandPrice(c))})
	}
	b.packs(&m)
	return m
}

// bandPrice is the range of a cost band.
func bandPrice(c questionnaires.Cost) (p method.Price) {
	p.Low, p.High, p.Quote = c.Range()
	return p
}

// packs names the packs by the hash that the journal holds, with their titles.
func (b *builder) packs(m *Method) {
	titles := map[string]string{}
	for _, p := range b.Set.Packs {
		titles[p.ID] = p.Title
	}
	for _, ref := range b.Assessment.Packs {
		m.Packs = append(m.Packs, PackLine{ID: ref.ID, Version: ref.Version, Title: titles[ref.ID], SHA256: ref.SHA256})
	}
	for _, o := range slices.Backward(b.Assessment.OlderPacks) {
		for _, ref := range o.Packs {
			if !slices.Contains(b.Assessment.Packs, ref) {
				m.Packs = append(m.Packs, PackLine{
					ID: ref.ID, Version: ref.Version, SHA256: ref.SHA256,
					Title: "until " + dayOf(o.Until).Text + ", when " + or(o.By, "somebody") + " moved the assessment to the newer questions",
				})
			}
		}
	}
	seen := map[string]bool{}
	for i := range b.Result.Items {
		if w := b.Result.Items[i].Q.Watch; w != "" && !seen[w] {
			seen[w] = true
			m.Watch = append(m.Watch, watchText(w))
		}
	}
}

// watchText tells what a watched rule is; one that is not known by name is
// named by its id.
func watchText(id string) string {
	if id == "proposed-security-rule-2025" {
		return "The Security Rule that HHS proposed in January 2025 was not law when this program was made. Questions that it would touch are marked, and it changes no score."
	}
	return "Proposed, and changing no score: " + id + "."
}

func verdictScale() []Field {
	return []Field{
		{method.NotReady, fmt.Sprintf("below %d %%, or a must-have is missing", method.DevelopingFrom)},
		{method.Developing, fmt.Sprintf("%d to %d %%", method.DevelopingFrom, method.NearlyFrom-1)},
		{method.NearlyReady, fmt.Sprintf("%d to %d %%, or more with a must-have still open", method.NearlyFrom, method.ReadyFrom-1)},
		{method.ReadyToEngage, fmt.Sprintf("%d %% and above with every must-have; for HIPAA it reads \"In good order\"", method.ReadyFrom)},
	}
}

func methodNotes() []string {
	return []string{
		"A percentage is credit by weight: Yes earns 100, Partly 50, all else 0, and a question that does not apply is left out.",
		"Three percentages are nested: in place, in place and documented, with records. HIPAA and Type I look at the second, Type II at the third.",
		"Unanswered earns nothing, is never a gap, and is shown as what the percentage could still become.",
		"A claim (not applicable, alternative, compensating, inherited) earns credit only with a complete record.",
		"A must-have can lower a verdict, never a percentage.",
		"Risk is likelihood by impact in the table below (NIST SP 800-30r1, table I-2). The pack rates the absence of the control in a small clinic, facts of the clinic raise the likelihood, and the answer lowers it.",
		"The plan ranks by urgency first, then by risk points removed for each point of effort and cost. What comes before another action takes over its rank.",
		"What actions buy is computed again with the answers that they would change. Records are never projected.",
		"Weights follow the manner of the DoD assessment methodology for NIST SP 800-171; hours, costs and the steps of the verdict are house numbers.",
	}
}

// scales explain the words of the first pages.
func scales() []Field {
	return []Field{
		{"In place", "the share, by weight, of what is asked that the clinic does"},
		{"Documented", "the part of it with a written policy, contract or setting"},
		{"With records", "the part of it with current dated records: they show that it ran, not that it ran all through a period"},
		{"Coverage", "the share, by weight, that was answered"},
		{"Must-have", "a question that holds the verdict back while it is open"},
		{"Risk", "very low, low, moderate, high, very high; worth 0, 2, 5, 8, 10 points"},
		{"Verdict", "not ready, developing, nearly ready, ready to engage (for HIPAA: in good order)"},
	}
}

func glossary() []Field {
	return []Field{
		{"Addressable", "a HIPAA specification that may be met in another reasonable way, with the reason in writing (45 CFR 164.306(d)(3)); not the same as optional"},
		{"BAA", "business associate agreement: the contract that HIPAA asks for with a vendor that handles PHI"},
		{"Bridge letter", "a letter of a vendor's management on the time since its last report; no auditor's work"},
		{"Compensating", "another control that does the work of the one asked, confirmed by an assessor"},
		{"ePHI", "PHI in electronic form"},
		{"Gap", "an answered question that is not fully in place"},
		{"Inherited", "a control that a vendor runs for the clinic, shown by the vendor's report"},
		{"Journal", "the record of every change, each entry chained to the one before"},
		{"PHI", "protected health information: what tells of a person's health, care or payment"},
		{"Required", "a HIPAA duty without an alternative"},
		{"SOC 2 Type I", "a CPA's report on whether controls are designed suitably at one date"},
		{"SOC 2 Type II", "a CPA's report on whether they also worked through a period"},
		{"TSC", "the Trust Services Criteria, on which a SOC 2 report rests"},
		{"User-entity controls", "what a vendor's report leaves for its customers to do"},
	}
}

// limits stand in short beside the scope; the disclaimers say them in full.
func limits() []string {
	return []string{
		"This is a readiness self-assessment: no legal advice, no auditor's opinion, no certificate.",
		"It rests on what was answered and shown up to its date.",
		"A questionnaire alone is not the risk analysis of 45 CFR 164.308(a)(1)(ii)(A): see the nine elements.",
		"It looks at federal law alone. State law may be stricter or faster.",
	}
}

func disclaimers() []string {
	return []string{
		"This report is a readiness self-assessment. It is not legal advice, not an examination or an opinion by a certified public accountant, not a SOC 2 report, and not a certification of any kind.",
		"It rests on what people of the clinic answered and showed up to the date on its cover. Nothing was tested independently unless the report says so.",
		"Filling in a questionnaire does not by itself meet 45 CFR 164.308(a)(1)(ii)(A), which asks for an accurate and thorough risk analysis. The section on the nine elements says what is present here and what is missing.",
		"A percentage is weighted completion. It is neither the probability of a breach nor the probability of passing an examination.",
		"One dated record shows that a control ran. It does not show that the control ran throughout a period.",
		"The report looks at federal law alone. State law may be stricter or faster, among others on breach notice, access to records, minors and retention.",
		"Records on substance use disorder treatment also follow 42 CFR part 2. Ask counsel before such records, or a report that speaks of them, leave the clinic.",
		"Names in the audit trail are as entered.",
		"This report lists security weaknesses. Keep it, and hand it on, as such.",
	}
}
