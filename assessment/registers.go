package assessment

import "strings"

// Role is what a person is to the clinic.
type Role string

// The roles of people.
const (
	RoleClinic   Role = "clinic"
	RoleOwner    Role = "owner"
	RoleAssessor Role = "assessor"
	RoleExternal Role = "external"
)

// Person is somebody named in the record. The program does not authenticate
// persons: a name is as entered.
type Person struct {
	Name string `json:"name"`
	Role Role   `json:"role"`
}

// ReportKind is what a vendor offers as assurance.
type ReportKind string

// The kinds of vendor report.
const (
	NoReport    ReportKind = ""
	ReportSOC1  ReportKind = "soc1"
	ReportType1 ReportKind = "soc2-type1"
	ReportType2 ReportKind = "soc2-type2"
	ReportSOC3  ReportKind = "soc3"
	ReportHTi1  ReportKind = "hitrust-i1"
	ReportHTr2  ReportKind = "hitrust-r2"
)

// ReportKinds are the kinds in the order they are offered.
func ReportKinds() []ReportKind {
	return []ReportKind{NoReport, ReportSOC1, ReportType1, ReportType2, ReportSOC3, ReportHTi1, ReportHTr2}
}

// Word is the kind as a person reads it.
func (k ReportKind) Word() string {
	switch k {
	case NoReport:
		return "none"
	case ReportSOC1:
		return "SOC 1"
	case ReportType1:
		return "SOC 2 Type I"
	case ReportType2:
		return "SOC 2 Type II"
	case ReportSOC3:
		return "SOC 3"
	case ReportHTi1:
		return "HITRUST i1"
	case ReportHTr2:
		return "HITRUST r2"
	}
	return string(k)
}

// Vendor is a company that a control may be inherited from (scoring 2).
type Vendor struct {
	Name string `json:"name"`
	// HoldsPHI unknown counts as yes.
	HoldsPHI  Tri        `json:"holds_phi,omitzero"`
	BAASigned Tri        `json:"baa_signed,omitzero"`
	Report    ReportKind `json:"report,omitzero"`
	// PeriodEnd is the last day that the report covers.
	PeriodEnd    Date `json:"period_end,omitzero"`
	BridgeLetter Tri  `json:"bridge_letter,omitzero"`
	// Covers says whether system and criteria of the report cover the controls
	// inherited from this vendor.
	Covers Tri `json:"covers,omitzero"`
	// OpinionOK is true when the opinion is unqualified, or its exceptions were
	// reviewed and noted as not touching what is inherited.
	OpinionOK Tri `json:"opinion_ok,omitzero"`
	// CUECReviewed is true when the complementary user-entity controls were
	// reviewed.
	CUECReviewed Tri `json:"cuec_reviewed,omitzero"`
	// Expires is the expiry day of a HITRUST certificate, that day included.
	Expires Date `json:"expires,omitzero"`
	// LastReview is the day on which somebody of the clinic last looked at what
	// this vendor does with its data.
	LastReview Date `json:"last_review,omitzero"`
}

// NameKey makes names comparable: case and outer or repeated space do not tell
// two people or two vendors apart.
func NameKey(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// SameName reports whether two names as entered mean the same person or vendor.
func SameName(a, b string) bool { return NameKey(a) == NameKey(b) }

// FindVendor finds a vendor by name, as SameName compares names.
func FindVendor(vs []Vendor, name string) (Vendor, bool) {
	for _, v := range vs {
		if SameName(v.Name, name) {
			return v, true
		}
	}
	return Vendor{}, false
}

// FindPerson finds a person by name, as SameName compares names.
func FindPerson(ps []Person, name string) (Person, bool) {
	for _, p := range ps {
		if SameName(p.Name, name) {
			return p, true
		}
	}
	return Person{}, false
}
