package help

// hipaaExplainers are on the two parts of HIPAA that are misread most. Their
// numbers are law, and a test holds them to the reference facts.
var hipaaExplainers = []Explainer{
	{"Required and addressable", []Paragraph{
		{"", "The Security Rule has standards, which all bind, and specifications beneath most of them, which say how. Each specification is either required or addressable (45 CFR 164.306(d))."},
		{"required", "Do it (45 CFR 164.306(d)(2))."},
		{"addressable", "Assess whether it is reasonable and appropriate here, then take one of two ways (45 CFR 164.306(d)(3)). It never means optional. 22 specifications are addressable, encryption among them."},
		{"first way", "It is reasonable and appropriate: do it."},
		{"second way", "It is not: write down why, and put an equivalent measure in its place if one is reasonable and appropriate. The standard above it must still be met."},
		{"how to judge", "By your size and abilities, your technology, the cost, and how likely and how bad the risk is (45 CFR 164.306(b)). Cost is one of the four, never the only one."},
		{"in writing", "The reason, who decided and when, kept six years (45 CFR 164.316(b)(1), 164.316(b)(2)(i)). Here: the claim \"alternative\"; without its record it earns nothing."},
	}},
	{"Is it a breach? The four factors", []Paragraph{
		{"", "A use or disclosure of unsecured PHI that the Privacy Rule does not allow is presumed to be a breach, unless you show a low probability that the PHI was compromised (45 CFR 164.402, definition of breach, paragraph 2). At least four factors, in writing:"},
		{"1 what", "Nature and extent of the PHI: which identifiers, how sensitive, could somebody be re-identified?"},
		{"2 who", "The unauthorized person who used it or to whom it went. Is that person bound to secrecy too?"},
		{"3 seen", "Was it really acquired or viewed, or was there only the chance?"},
		{"4 mitigated", "How far has the risk been reduced, such as by a reliable promise that it was destroyed?"},
		{"exception 1", "A workforce member, or somebody acting under your authority, came upon it unintentionally, in good faith and within scope of authority, and nothing further was done with it that is not allowed (45 CFR 164.402, paragraph 1(i))."},
		{"exception 2", "Inadvertent, between two persons authorized to access PHI at the same covered entity, business associate or organized arrangement, and nothing further (paragraph 1(ii))."},
		{"exception 3", "You believe in good faith that the recipient could not reasonably have retained it (paragraph 1(iii))."},
		{"encrypted", "PHI made unreadable in the manner that HHS guidance names is not \"unsecured\", and its loss is not a breach to notify (45 CFR 164.402). The key must not be lost with it."},
		{"burden of proof", "Yours: that every notice went out, or that it was no breach (45 CFR 164.414(b)). You may also notify without assessing."},
	}},
	{"Breach notices and their clocks", []Paragraph{
		{"", "For a breach of unsecured PHI. The clocks run side by side: write down the day of discovery first."},
		{"clock starts", "On the first day that anybody in the workforce, or an agent, other than the one who did it, knew or with reasonable diligence would have known (45 CFR 164.404(a)(2)). Not when the investigation ends."},
		{"patients", "Each one, without unreasonable delay and at most 60 calendar days after discovery (45 CFR 164.404(b)). Day 60 is the outer limit, not the target."},
		{"HHS, 500 or more", "At the same time as the patients are told, so within the same 60 days (45 CFR 164.408(b))."},
		{"HHS, fewer than 500", "Keep a log, and report no later than 60 days after the end of the calendar year in which the breach was discovered (45 CFR 164.408(c)): discovered in 2026, by 2027-03-01."},
		{"media", "Prominent outlets of a State or jurisdiction when more than 500 of its residents are affected, within the same 60 days (45 CFR 164.406). At exactly 500 people HHS is told together with the patients, the media are not."},
		{"the letter", "What happened and when it was discovered; what kinds of PHI; what the patient should do; what you are doing; how to reach you. Plain language (45 CFR 164.404(c))."},
		{"how", "First-class mail, or email if the patient agreed to it. In urgent cases telephone as well (45 CFR 164.404(d))."},
		{"bad addresses", "Fewer than 10 people: another written notice, telephone or other means. 10 or more: 90 days on your home page or notice in major media, with a toll-free number for at least 90 days (45 CFR 164.404(d)(2))."},
		{"business associate", "Tells the covered entity without unreasonable delay, at most 60 calendar days after discovery (45 CFR 164.410(b)). The agreement may say sooner. If it is your agent, its discovery is yours."},
		{"police", "An official's written statement delays notices for the time it names; a spoken one for at most 30 days (45 CFR 164.412)."},
		{"State law", "Often faster, and often adds the attorney general. Part 2 programs follow the same breach rule (42 CFR 2.16(b)). Ask counsel."},
	}},
}

// notCovered is where SOC 2 and HIPAA part.
var notCovered = Explainer{"What SOC 2 does not cover of HIPAA", []Paragraph{
	{"", "A clean SOC 2 report does not make a clinic or a vendor compliant with HIPAA. These are the main things that it leaves open."},
	{"risk analysis", "HIPAA wants every place that holds ePHI analyzed, in writing (45 CFR 164.308(a)(1)(ii)(A)); SOC 2 looks at the system chosen for the examination."},
	{"addressable", "For each addressable specification that is not put in place: a written reason and any equivalent measure (45 CFR 164.306(d)(3))."},
	{"emergency access", "A written way to reach ePHI in an emergency (45 CFR 164.312(a)(2)(ii))."},
	{"encryption", "Whether it follows HHS guidance, so that a loss is not a reportable breach (45 CFR 164.402)."},
	{"breach notice", "When the clock starts, who is told, in what words and by what mail: at most 60 days, and HHS together with the patients at 500 or more people (45 CFR 164.404 to 164.408)."},
	{"BAA", "What the contract with a vendor must say on uses, disclosures, patients' rights and the books (45 CFR 164.504(e))."},
	{"privacy", "Authorizations, psychotherapy notes, subpoenas and police, the notice and its acknowledgment, accounting of disclosures (45 CFR 164.508 to 164.528)."},
	{"patients' access", "Records given within 30 days, once extended by 30 with a written reason, for a cost-based fee (45 CFR 164.524)."},
	{"keeping records", "Six years for policies and required records (45 CFR 164.316(b)(2)(i)); SOC 2 names no number of years."},
	{"state law", "May be stricter or faster than both. Ask counsel."},
}}
