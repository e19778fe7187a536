package questionnaires

// The closed lists of words that packs may use, in the order in which messages
// and forms name them.
var (
	efforts      = []Effort{XS, S, M, L, XL}
	costs        = []Cost{C0, C1, C2, C3, C4}
	exceptions   = []ExceptionKind{Documentation, InsufficientControl, Inconsistency, HumanError}
	controlKinds = []ControlKind{Prevent, Detect, Respond}
	cadences     = []Cadence{Always, OnEvent, Daily, Weekly, Monthly, Quarterly, Yearly}
	clocks       = []Clock{AccessRequest, Breach}
	bases        = []string{"house"}
	areas        = []string{
		"governance-risk", "access", "audit-logging", "encryption-keys",
		"incident-breach", "availability-contingency", "third-parties-baa", "privacy",
	}
)

// AreaTitle is one of the eight mapping areas in the words of print; "" for a
// word that is not an area.
func AreaTitle(area string) string {
	switch area {
	case "governance-risk":
		return "Governance and risk"
	case "access":
		return "Access"
	case "audit-logging":
		return "Audit logging"
	case "encryption-keys":
		return "Encryption and keys"
	case "incident-breach":
		return "Incident and breach"
	case "availability-contingency":
		return "Availability and contingency"
	case "third-parties-baa":
		return "Third parties and business associate agreements"
	case "privacy":
		return "Privacy"
	}
	return ""
}

// Hours is the work an action of this effort takes, in hours; 0 for a value
// that is not an effort.
func (e Effort) Hours() int {
	switch e {
	case XS:
		return 2
	case S:
		return 8
	case M:
		return 24
	case L:
		return 80
	case XL:
		return 160
	}
	return 0
}

// Points is what the effort counts in an action's effort points; 0 for a value
// that is not an effort.
func (e Effort) Points() int {
	switch e {
	case XS:
		return 1
	case S:
		return 2
	case M:
		return 4
	case L:
		return 8
	case XL:
		return 16
	}
	return 0
}

// Points is what the cost band counts in an action's effort points; 0 for a
// value that is not a band.
func (c Cost) Points() int {
	switch c {
	case C0:
		return 0
	case C1:
		return 1
	case C2:
		return 2
	case C3:
		return 4
	case C4:
		return 8
	}
	return 0
}

// Cap is the most that the band stands for, in US dollars. A band without a
// bound (C4) needs a quote and answers 0, false.
func (c Cost) Cap() (dollars int, bounded bool) {
	switch c {
	case C0:
		return 0, true
	case C1:
		return 500, true
	case C2:
		return 5000, true
	case C3:
		return 25000, true
	case C4:
	}
	return 0, false
}

// Range is the least and the most that the band stands for, in US dollars, or
// that it needs a quote.
func (c Cost) Range() (low, high int, quote bool) {
	switch c {
	case C0:
		return 0, 0, false
	case C1:
		return 0, 500, false
	case C2:
		return 500, 5000, false
	case C3:
		return 5000, 25000, false
	case C4:
	}
	return 0, 0, true
}

// OwnHours are the hours of the clinic's own people: those stated, else those of
// the effort.
func (a *Action) OwnHours() int {
	if a.Hours > 0 {
		return a.Hours
	}
	return a.Effort.Hours()
}

// PriceRange is what the action costs without outside hours: the dollars stated,
// else the range of its band.
func (a *Action) PriceRange() (low, high int, quote bool) {
	if len(a.Dollars) == 2 {
		return a.Dollars[0], a.Dollars[1], false
	}
	return a.Cost.Range()
}

// Areas lists the ids of the eight areas in which HIPAA and SOC 2 are mapped,
// in the order in which reports print them.
func Areas() []string { return append([]string(nil), areas...) }
