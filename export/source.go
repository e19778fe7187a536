package export

import (
	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
)

// Source is what a report is built from: an assessment, already evaluated.
// Input, Result and Plan belong together; every pointer must be set.
type Source struct {
	Clinic     *assessment.Clinic
	Assessment *assessment.Assessment
	Set        *questionnaires.Set
	Input      method.Input
	Result     *method.Result
	Plan       *method.Plan
	// Head is the journal head that the report states.
	Head assessment.Head
	// Program is name and version: "clinicready 1.0.0".
	Program string
	// PreparedBy, PreparedFor and Distribution stand on the cover when given.
	PreparedBy, PreparedFor string
	Distribution            []string
	// AtCounselsRequest adds "Prepared at the request of counsel" to the cover.
	AtCounselsRequest bool
	// PaperA4 chooses A4 instead of US Letter.
	PaperA4 bool
}
