package help

// glossary holds the words of this program and of both frameworks, in the order
// of the alphabet.
var glossary = Explainer{"Glossary", []Paragraph{
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
}}
