package questionnaires

// FactType says what values a fact takes.
type FactType uint8

// The types of facts.
const (
	// FactBool is yes, no, or not known.
	FactBool FactType = iota
	// FactNumber is a whole number of at least 0, or not known.
	FactNumber
	// FactKinds is any number of the fact's kinds, none, or not known.
	FactKinds
)

// Fact is one thing that a clinic's profile can hold. Facts decide which
// questions apply (only_if) and raise likelihoods (raise_if).
type Fact struct {
	// Key is permanent: it stands in packs and in --profile KEY=VALUE.
	Key  string
	Type FactType
	// Kinds are the values of a FactKinds fact, in display order.
	Kinds []string
	// Label is a short statement for a yes/no form.
	Label string
	// Help is one line of explanation.
	Help string
	// Raises says that the fact can be a condition in raise_if and only_if.
	// Numbers cannot: they size the plan.
	Raises bool
}

// facts is the closed list, in display order: where work is done, systems,
// patients and channels, legal roles, then numbers.
var facts = []Fact{
	yesNo("laptops_leave_site", "Laptops or phones leave the site", "Any device that can show patient data and goes home or on visits."),
	yesNo("remote_work", "Staff work from outside the office", "Billing from home, on-call access to charts. An IT company or vendor that signs in does not count."),
	{
		Key: "incident_24_months", Type: FactKinds,
		Kinds: []string{"ransomware", "theft", "misdirected", "insider"},
		Label: "Security incidents in the last 24 months",
		Help:  "Ransomware, a stolen device, data sent to the wrong person, misuse by someone inside.", Raises: true,
	},
	yesNo("unsupported_systems", "Some systems no longer get updates", "An old Windows PC, an imaging workstation, a server past its support date."),
	yesNo("single_it_person", "One person does all the IT", "Here or outside. An IT company with several technicians does not count."),
	yesNo("hosted_ehr", "The EHR is hosted by its vendor", "You reach it in a browser or app and keep no EHR server yourselves."),
	yesNo("own_servers", "We run servers of our own", "A server or storage box in the office, or rented machines that you manage."),
	yesNo("medical_devices", "Medical or imaging devices keep patient data", "X-ray, ultrasound, lab analyzers, ECG, on the network or by themselves."),
	yesNo("telehealth", "We see patients by video or phone", "A visit that is held so and stands in the chart as one. A call with a result does not count."),
	yesNo("texting", "Staff text about patients", "With patients or with each other, on work or private phones."),
	yesNo("patient_portal", "Patients have a portal", "They sign in to messages, results, bookings or bills. A form without sign-in does not count."),
	yesNo("website", "We have a website about our services", "The privacy notice must be on it (45 CFR 164.520(c)(3)(i)). A page others keep for you counts."),
	yesNo("website_tracking", "The website uses analytics or tracking pixels", "Visitor statistics, advertising tags, embedded maps or chat that another company provides."),
	yesNo("ai_scribe", "An AI tool listens to visits or drafts notes", "Ambient scribes, transcription, chat tools used for patient text; on trial counts too."),
	yesNo("minors", "We treat minors", "Parents usually act for them, with exceptions under State law (45 CFR 164.502(g)(3))."),
	yesNo("psychotherapy_notes", "We keep psychotherapy notes", "Session notes kept apart from the chart (45 CFR 164.501)."),
	yesNo("part2_records", "We hold substance use disorder program records", "Of a program known for treating substance use, yours or one that sends you charts (42 CFR 2.11)."),
	yesNo("facility_directory", "We keep a list of patients for callers", "Callers and visitors who ask by name hear who is here, as in a surgery center (45 CFR 164.510(a))."),
	yesNo("inmates_or_military", "Jails or military commands send us patients", "They then have rules of their own on what they may be told (45 CFR 164.512(k))."),
	yesNo("research", "We take part in research", "Studies that use or disclose patient information (45 CFR 164.512(i))."),
	yesNo("fundraising", "We raise funds from patients", "Letters or calls that use patient lists (45 CFR 164.514(f))."),
	yesNo("deidentified_data", "We share de-identified data or limited data sets", "With registries, researchers or analytics firms (45 CFR 164.514)."),
	yesNo("eu_patients", "We offer services to people in the EU", "Offering services there or following behavior there can bring in the GDPR."),
	yesNo("business_associate", "We are a business associate of others", "We handle patient data on behalf of another covered entity (45 CFR 160.103)."),
	yesNo("group_health_plan", "We sponsor a group health plan that handles PHI", "A self-insured plan for our own staff, for example (45 CFR 164.314(b))."),
	yesNo("clearinghouse", "Part of us is a health care clearinghouse", "It converts billing data for others (45 CFR 160.103)."),
	yesNo("joint_notice", "We share one privacy notice with others", "Separate bodies under one notice, such as a hospital and its doctors (45 CFR 164.520(d))."),
	yesNo("government_entity", "We are part of a government body", "A county clinic, for example; contracts may then take another form (45 CFR 164.504(e)(3))."),
	yesNo("serves_other_entities", "Other practices rely on our systems", "Shared EHR, billing or IT that we provide to another organization."),
	yesNo("closing_or_merging", "We are closing, selling or merging", "Within the next year, or under way."),
	number("staff", "People who work here", "Everyone with access, part-time staff and owners included."),
	number("sites", "Locations", "Addresses where patients are seen or records are kept."),
	yesNo("outside_it", "An IT company or vendor helps us", "It does the hours that a task asks of somebody outside; not known counts as yes."),
	number("it_rate", "Outside IT, dollars an hour", "What the IT company or consultant charges."),
	number("it_hours_per_week", "Hours a week for fixing things", "Whole hours of staff or IT time that the plan may use."),
}

func yesNo(key, label, help string) Fact {
	return Fact{Key: key, Type: FactBool, Label: label, Help: help, Raises: true}
}

func number(key, label, help string) Fact {
	return Fact{Key: key, Type: FactNumber, Label: label, Help: help}
}

// Facts lists every fact in display order. The caller owns the result.
func Facts() []Fact {
	out := make([]Fact, len(facts))
	for i, f := range facts {
		out[i] = f.clone()
	}
	return out
}

// FactByKey finds a fact; false when the key is not in the closed list.
func FactByKey(key string) (Fact, bool) {
	for _, f := range facts {
		if f.Key == key {
			return f.clone(), true
		}
	}
	return Fact{}, false
}

func (f Fact) clone() Fact {
	f.Kinds = append([]string(nil), f.Kinds...)
	return f
}
