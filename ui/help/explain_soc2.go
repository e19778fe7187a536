package help

import (
	"fmt"

	"clinicready/assessment/method"
)

// soc2Explainers say what the reports are and how to read a vendor's.
var soc2Explainers = []Explainer{
	{"SOC 1, SOC 2, SOC 3", []Paragraph{
		{"", "Reports by an independent CPA on a service organization: a company that does work for others. A clinic is usually their reader, not their subject; for a clinic the SOC 2 criteria are a benchmark."},
		{"SOC 1", "On controls that touch the customers' financial statements. Ask a billing company for it: it says little about security."},
		{"SOC 2", "On security and, as chosen, availability, processing integrity, confidentiality and privacy, in detail and under a confidentiality agreement. This is the one to ask an EHR or hosting vendor for."},
		{"SOC 3", "A short public summary of such an examination, without the tests and their results. The work behind it is the same; what it shows you is not, so it is weak evidence."},
		{"reading one", "Look at the period, the opinion (qualified or not), the exceptions found, what is left to you (complementary user-entity controls), and whether the system that you use is in it."},
		{"left-out vendors", "A report may leave out the companies that the vendor itself relies on, such as its data center. It then names them: ask how the vendor watches them."},
	}},
	{"Type I and Type II", []Paragraph{
		{"Type I", "Are the controls suitably designed and in place on one day?"},
		{"Type II", "Did they also work all through a period? Only this says that they ran."},
		{"period", "Usually 3, 6 or 12 months: custom, not a rule. A short first period gives a report sooner; customers later expect 12 months, each period starting where the last one ended."},
		{"in the period", "Each control must leave its record every time it is due: twelve monthly log reviews, four access reviews. One that was missed cannot be made up afterward."},
		{"when to start", fmt.Sprintf("A Type II period is worth starting when at least %d %% is in place and documented and every must-have is: what fails at the start fails for the whole period. The plan names the day.", method.ReadyFrom)},
		{"which first", "Type I first is common, not required. It costs a second examination, and finds weak design before a period is spent on it."},
		{"here", "Type I looks at the second number, Type II at the third. One dated record shows that a control ran, not that it ran throughout."},
	}},
	{"Bridge letter", []Paragraph{
		{"", "A vendor's report ends on a day; you need assurance until now. A bridge letter is a letter of the vendor's management that nothing material has changed since. It is their word, not the auditor's."},
		{"what it says", "Which report it follows and when that ended, up to which day it speaks, what changed since, and who signs for management."},
		{"how long", "Three months or so by custom. A letter that must span a year stands in for a report that is missing: ask for the report."},
		{"here", fmt.Sprintf("A report counts as current for %d days after its period, or for %d with a bridge letter. That is custom, not rule.", method.ReportDays, method.ReportDaysBridge)},
	}},
	{"Who attests", []Paragraph{
		{"SOC 2", "An independent, licensed CPA firm, under the attestation standards of the AICPA. The result is a report with an opinion. Nobody is certified by it, and there is no pass mark."},
		{"opinions", "Unqualified means fairly stated; qualified, fairly except for what is named; adverse, not fairly; a disclaimer, that the auditor could not tell. A clean opinion can still list exceptions."},
		{"who must", "HIPAA asks nobody for a SOC 2 report. Customers and contracts do."},
		{"HIPAA", "There is no HIPAA certificate: HHS issues none and recognizes none that others sell. The rule asks for your own evaluation, periodic and on change, by your people or by somebody from outside (45 CFR 164.308(a)(8))."},
		{"consultants", "They may prepare you, write drafts and test. Whoever designs or runs your controls cannot also give the independent opinion on them."},
		{"this program", "A self-assessment: no opinion, no attestation, no legal advice."},
	}},
}
