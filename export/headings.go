package export

// Each section of the full report begins with one of these, in this order, in
// every form of the report. SectionPlan stands in the four pages alone.
const (
	SectionSummary   = "Management summary"
	SectionContents  = "Contents"
	SectionScope     = "Scope, method, limits"
	SectionReadiness = "Readiness by criterion and safeguard"
	SectionRisk      = "Risk picture"
	SectionRoadmap   = "Roadmap"
	SectionCurve     = "What the plan buys"
	SectionSheets    = "Action sheets"
	SectionFindings  = "Findings"
	SectionWorking   = "What is working"
	SectionVendors   = "Vendors"
	SectionClaims    = "Alternatives, compensating, not applicable, accepted"
	SectionAreas     = "HIPAA and SOC 2, area by area"
	SectionElements  = "Nine elements of a risk analysis"
	SectionDuties    = "Recurring duties"
	SectionMethod    = "Method, glossary, disclaimers"
	SectionAudit     = "Audit trail"
	SectionSignOff   = "Sign-off"
	SectionPlan      = "The plan"
)

// Each part of a section, and each list of the summary, begins with one of
// these.
const (
	PartMustHaves      = "Must-haves"
	PartStrengths      = "What works"
	PartFirst          = "First actions"
	PartDecisions      = "Decisions asked of management: tick what is agreed"
	PartIn             = "In scope"
	PartOut            = "Not in scope, and why"
	PartWho            = "Who answered, how, when"
	PartClinic         = "The clinic"
	PartScales         = "How to read the words"
	PartLimits         = "Limits"
	PartLevels         = "Questions by level of risk"
	PartVeryHigh       = "Very high risk now"
	PartHigh           = "High risk now"
	PartWeeks          = "Week by week"
	PartNoAction       = "Gaps that no action of the plan closes"
	PartAfter          = "After each action"
	PartContradictions = "Answers that cannot both be true"
	PartNotKnown       = "To find out"
	PartIncomplete     = "Incomplete records"
	PartCounsel        = "For counsel to confirm"
	PartUnanswered     = "Not answered"
	PartAccepted       = "Accepted risks"
	PartOverrides      = "Changed likelihood or impact"
	PartLeftOut        = "Left out by the profile"
	PartRunning        = "Running now"
	PartToCome         = "To come with the plan"
	PartRiskTable      = "Risk table"
	PartGlossary       = "Glossary"
	PartPacks          = "Question packs"
	PartWatch          = "Proposed rules, shown and never scored"
	PartDisclaimers    = "Disclaimers"
	PartVerify         = "How to verify"
)

// Confidential is what a running head says of the report, and
// ConfidentialSentence what its first page says.
const (
	Confidential         = "Confidential: lists security weaknesses"
	ConfidentialSentence = Confidential + ". Share it only with the people it is meant for."
)

// Each of these introduces a table or a list, or stands where it would be empty.
const (
	SayItemsInOrder = "In the order of the plan."
	SayNoBars       = "There is no open action to schedule."
	SayNoCurve      = "There is no open action whose effect could be shown."
	SayCurve        = "Readiness if the actions are done in plan order, each on top of those before it."
	SayNoAction     = "There is no open action."
	SaySound        = "No answered question is below full credit."
	SayNothing      = "Nothing is recorded as working yet."
	SayNoVendor     = "No vendor is recorded."
	SayRegister     = "In the order of the register."
	SayAccepted     = "These actions are out of the plan's order and projection."
	SayNoClaim      = "None is recorded."
	SayNoArea       = "No area is in scope."
	SayNoElement    = "The nine elements are not listed for this assessment."
	SayNoDuty       = "No recurring duty is recorded."
	SayRhythm       = "By rhythm, the most frequent first."
	SayRiskTable    = "Likelihood downward from very high, impact to the right (NIST SP 800-30r1, table I-2)."
)
