package screens

import (
	"fmt"
	"strings"

	"clinicready/assessment"
)

// helpEntry is a word with what it means, or a paragraph without a word.
type helpEntry struct{ term, text string }

// helpSection is a title with its entries.
type helpSection struct {
	title   string
	entries []helpEntry
}

// sections are the keys of where help was asked, and the explainers.
func (s *help) sections() []helpSection {
	keys := func(name Name) []helpEntry {
		var out []helpEntry
		for _, a := range Table() {
			if a.Screen != name {
				continue
			}
			text := a.Help
			if a.When != "" {
				text += " (" + a.When + ")"
			}
			out = append(out, helpEntry{a.KeyWords(), text})
		}
		return out
	}
	var out []helpSection
	if s.from != Everywhere && s.from != Help {
		out = append(out, helpSection{"Keys on the screen " + string(s.from), keys(s.from)})
	}
	out = append(out, helpSection{"Keys everywhere", keys(Everywhere)}, helpSection{"Keys of this help", keys(Help)})
	var marks []helpEntry
	for _, m := range MarkLegend(s.app.Theme) {
		sign, word, _ := strings.Cut(m, " ")
		marks = append(marks, helpEntry{sign, word})
	}
	return append(append(out, helpSection{"Signs beside a question", marks}), explainers...)
}

// explainers are for somebody who is not an auditor.
var explainers = []helpSection{
	{"How it counts", []helpEntry{
		{"", "Three numbers, never one: what is in place; what is in place and written down; what also has dated records that it ran. The second is never above the first, nor the third above the second."},
		{"unanswered", "Unknown, and never counted as in place. It keeps coverage below 100 % and the verdict provisional."},
		{"don't know", "An honest answer. It counts as not in place, and the plan gets a task to find out."},
		{"evidence 0, 1, 2", "What could you show an auditor today? 0 nothing written, 1 a written policy, contract or setting, 2 that and dated records. Some records age: then they need a date."},
		{"must-have", "A question that can hold the verdict down, but never changes a percentage. One that is missing means not ready."},
		{"verdict", fmt.Sprintf("Below %d %% not ready, from %d developing, from %d nearly ready, from %d ready to engage (for HIPAA: in good order). A house scale: HIPAA has no pass mark.",
			assessment.DevelopingFrom, assessment.DevelopingFrom, assessment.NearlyFrom, assessment.ReadyFrom)},
		{"risk", "Likelihood times impact from a published table (NIST SP 800-30), in five steps from very low to very high. Only answered questions carry risk."},
		{"plan", "First what cannot wait, then quick wins, then by risk removed per unit of effort. What unlocks other work takes their rank. It fills four phases against the hours you have."},
	}},
	{"SOC 1, SOC 2, SOC 3", []helpEntry{
		{"", "Reports by an independent CPA on a service organization: a company that does work for others. A clinic is usually their reader, not their subject; for a clinic the SOC 2 criteria are a benchmark."},
		{"SOC 1", "On controls that touch the customers' financial statements. Ask a billing company for it: it says little about security."},
		{"SOC 2", "On security and, as chosen, availability, processing integrity, confidentiality and privacy, in detail and under a confidentiality agreement. This is the one to ask an EHR or hosting vendor for."},
		{"SOC 3", "A short public summary of such an examination, without the tests and their results: weak evidence."},
		{"reading one", "Look at the period, the opinion (qualified or not), the exceptions found, what is left to you (complementary user-entity controls), and whether the system that you use is in it."},
	}},
	{"Type I and Type II", []helpEntry{
		{"Type I", "Are the controls suitably designed and in place on one day?"},
		{"Type II", "Did they also work all through a period, usually 3, 6 or 12 months? Only this says that they ran."},
		{"when to start", fmt.Sprintf("A Type II period is worth starting when at least %d %% is in place and documented and every must-have is: what fails at the start fails for the whole period. The plan names the day.", assessment.ReadyFrom)},
		{"here", "Type I looks at the second number, Type II at the third. One dated record shows that a control ran, not that it ran throughout."},
	}},
	{"Bridge letter", []helpEntry{
		{"", "A vendor's report ends on a day; you need assurance until now. A bridge letter is a letter of the vendor's management that nothing material has changed since. It is their word, not the auditor's."},
		{"here", fmt.Sprintf("A report counts as current for %d days after its period, or for %d with a bridge letter. That is custom, not rule.", assessment.ReportDays, assessment.ReportDaysBridge)},
	}},
	{"What SOC 2 does not cover of HIPAA", []helpEntry{
		{"", "A clean SOC 2 report does not make a clinic or a vendor compliant with HIPAA. These are the main things that it leaves open."},
		{"risk analysis", "HIPAA wants every place that holds ePHI analyzed, in writing (45 CFR 164.308(a)(1)(ii)(A)); SOC 2 looks at the system chosen for the examination."},
		{"addressable", "For each addressable specification that is not put in place: a written reason and any equivalent measure (45 CFR 164.306(d)(3))."},
		{"encryption", "Whether it follows HHS guidance, so that a loss is no reportable breach (45 CFR 164.402)."},
		{"breach notice", "When the clock starts, who is told, in what words and by what mail: at most 60 days, and HHS together with the patients at 500 or more people (45 CFR 164.404 to 164.408)."},
		{"BAA", "What the contract with a vendor must say on uses, disclosures, patients' rights and the books (45 CFR 164.504(e))."},
		{"privacy", "Authorizations, psychotherapy notes, subpoenas and police, the notice and its acknowledgment, accounting of disclosures (45 CFR 164.508 to 164.528)."},
		{"keeping records", "Six years for policies and required records (45 CFR 164.316(b)(2)(i)); SOC 2 names no number of years."},
		{"state law", "May be stricter or faster than both. Ask counsel."},
	}},
	{"Glossary", []helpEntry{
		{"action", "A piece of work in the plan, with hours, cost, and when it is done."},
		{"addressable", "Of a HIPAA specification: do it, or do something as good and write down why. It never means optional."},
		{"alternative", "A measure in place of an addressable specification, with its written reason and approval."},
		{"assessment", "One walk through the questions: self-audit, final self-assessment, annual, or spot check."},
		{"BAA", "Business associate agreement: the contract that HIPAA asks for with a vendor that handles patient data."},
		{"business associate", "Somebody who handles patient data for a covered entity (45 CFR 160.103)."},
		{"claim", "Not applicable, alternative, compensating, or inherited: it lifts a score only when its record is complete."},
		{"clinic file", "One file that holds one clinic: profile, registers, every assessment, the journal."},
		{"compensating", "Another control that does the job where the law asks nothing; an assessor confirms it."},
		{"control", "A named activity that the clinic runs, with an owner."},
		{"coverage", "How much of what is in scope is answered, by weight."},
		{"covered entity", "A provider that bills electronically, a health plan, or a clearinghouse (45 CFR 160.103)."},
		{"criterion", "One of the 61 Trust Services Criteria that a SOC 2 examination looks at, such as CC6.1."},
		{"ePHI", "Electronic protected health information: patient data in electronic form."},
		{"finding", "A question that is not fully in place, or not written down."},
		{"gap", "An answered question with less than full credit."},
		{"inherited", "A control that a vendor runs for the clinic; how much it counts depends on the vendor's report."},
		{"journal", "The record of who entered what and when. Nothing in it is changed or deleted."},
		{"MFA", "Multi-factor authentication: a second proof at sign-in beside the password."},
		{"phase", "A stretch of the plan: it ends 30, 60, 90 or 180 days after the start."},
		{"quick win", "At most eight hours and $500, and it removes risk."},
		{"RTO, RPO", "How long until a system is back, and how much data may be lost."},
		{"safeguard", "What the HIPAA Security Rule asks for: administrative, physical or technical."},
		{"scope", "What the assessment looks at. A change of it is recorded with its reason."},
		{"TSC", "Trust Services Criteria of the AICPA: security, availability, processing integrity, confidentiality, privacy."},
	}},
}
