package markdown

// The headings and sentences that the report is written in. They are those of
// export/pdf, but for what only a text can say of itself.
const (
	confidential = "Confidential: lists security weaknesses. Share it only with the people it is meant for."

	headSummary   = "Management summary"
	headContents  = "Contents"
	headScope     = "Scope, method, limits"
	headReadiness = "Readiness by criterion and safeguard"
	headRisk      = "Risk picture"
	headRoadmap   = "Roadmap"
	headCurve     = "What the plan buys"
	headSheets    = "Action sheets"
	headFindings  = "Findings"
	headWorking   = "What is working"
	headVendors   = "Vendors"
	headClaims    = "Alternatives, compensating, not applicable, accepted"
	headAreas     = "HIPAA and SOC 2, area by area"
	headElements  = "Nine elements of a risk analysis"
	headDuties    = "Recurring duties"
	headMethod    = "Method, glossary, disclaimers"
	headAudit     = "Audit trail"
	headSignOff   = "Sign-off"

	labelDecisions = "Decisions asked of management: tick what is agreed"
	labelVerify    = "How to verify"

	wordsLeftOut = "The section on what is not applicable lists each with its reason."

	wordsHigh  = "The last column shows how far the first percentage could reach once everything is answered."
	wordsTicks = "The steps of the house scale are at"

	wordsHeat    = "Each cell counts questions, with the level of risk that the cell stands for."
	wordsInOrder = "In the order of the plan."

	wordsNoBars   = "There is no open action to schedule."
	wordsPlan     = "In plan order. Weeks count from"
	wordsNoCurve  = "There is no open action whose effect could be shown."
	wordsCurve    = "Readiness if the actions are done in plan order, each on top of those before it."
	wordsNoSheet  = "There is no open action."
	wordsQuick    = "Little work, little money, a risk less. In plan order."
	wordsSheets   = "In plan order."
	wordsSound    = "No answered question is below full credit."
	wordsDetails  = "What stands behind each:"
	wordsUnknown  = "without an answer: unknown, not failed."
	wordsNothing  = "Nothing is recorded as working yet."
	wordsNoVendor = "No vendor is recorded."
	wordsRegister = "In the order of the register."
	wordsAccepted = "These actions are out of the plan's order and projection."
	wordsNoClaim  = "None is recorded."
	wordsNoArea   = "No area is in scope."
	wordsNoNine   = "The nine elements are not listed for this assessment."
	wordsNoDuty   = "No recurring duty is recorded."
	wordsRhythm   = "By rhythm, the most frequent first."
	wordsTable    = "Likelihood downward from very high, impact to the right (NIST SP 800-30r1, table I-2)."
)
