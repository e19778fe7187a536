package help

// lawExplainers hold what changes with the years: each says as of which day,
// and testdata/penalties.csv and testdata/rule-watch.csv hold the figures that
// were read in a source.
var lawExplainers = []Explainer{
	{"Civil penalties, as of 2026-11-22", []Paragraph{
		{"", "Amounts under 45 CFR 160.404, adjusted by 45 CFR 102.3, in force since 2026-01-28. No adjustment was made for 2026. They change with inflation: look them up before you quote them. Many web pages still show older ones."},
		{"1 did not know", "$145 to $73,011 for each violation."},
		{"2 reasonable cause", "$1,461 to $73,011 for each violation."},
		{"3 willful neglect, corrected", "Corrected within 30 days: $14,602 to $73,011 for each violation."},
		{"4 willful neglect, not corrected", "$73,011 to $2,190,294 for each violation."},
		{"yearly cap", "$2,190,294 for violations of the same provision in a calendar year, in every tier. By its notice of 2019 OCR applies lower caps to tiers 1 to 3: its discretion, not law."},
		{"which violations", "Those on or after 2015-11-02, where the penalty is assessed on or after the day the amounts took effect."},
		{"what OCR looks at", "Risk analysis, in an initiative of its own since October 2024, lately risk management too; and access to records: more than 50 actions since 2019, some against small practices over a single late answer."},
		{"sources", "Law firms' and trade press summaries read up to 2026-11-22, which agree with each other. Not legal advice, and no forecast."},
	}},
	{"Proposed Security Rule (not law)", []Paragraph{
		{"", "Proposed, not law, and never scored here. HHS published it on 2025-01-06 (90 FR 898); comments closed on 2025-03-07. No final rule was found up to 2026-11-22. Look at federalregister.gov before you rely on any of it."},
		{"status", "The federal agenda, looked up on 2026-10-07, has it among the long-term actions, with a final rule in 07/2027. The rule in force still has required and addressable specifications."},
		{"if it came", "As proposed, about 240 days from publication to comply with what follows, a selection."},
		{"would end", "The difference between required and addressable, with few exceptions left."},
		{"to know", "An inventory of technology and a map of where ePHI moves, and a risk analysis in more detail: both at least every 12 months."},
		{"to protect", "Encryption at rest and in transit, multi-factor authentication, a network in segments, malware protection, critical patches within 15 days."},
		{"to test", "Vulnerability scans every 6 months, a penetration test and a compliance audit every 12 months."},
		{"to recover", "Backups at most 48 hours old, and critical systems restored within 72 hours, in writing."},
		{"when people leave", "A leaver's access ended within 1 hour."},
		{"business associates", "To tell within 24 hours that their contingency plan is running."},
		{"today", "Most of it is good practice already. Questions that it would touch are marked, and their answers count by today's law alone."},
	}},
}
