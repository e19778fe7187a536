package assessment

// partNames name what a scope chooses from.
var partNames = map[string]string{
	"security":             "Security",
	"availability":         "Availability",
	"processing-integrity": "Processing integrity",
	"confidentiality":      "Confidentiality",
	"privacy":              "Privacy",
	"hipaa-security":       "Security Rule",
	"hipaa-breach":         "Breach Notification Rule",
	"hipaa-privacy":        "Privacy Rule",
}

// PartName is a part of a scope as a person reads it, within its framework.
func PartName(part string) string { return partNames[part] }

// Targets are what a clinic can work toward, in the order they are offered.
func Targets() []Target { return []Target{TargetHIPAA, TargetType1, TargetType2} }

// Periods are the observation periods of a Type II examination, in months.
func Periods() []int { return []int{3, 6, 12} }

// Modes are how much can be asked, in the order they are offered.
func Modes() []Mode { return []Mode{ModeQuick, ModeFull} }
