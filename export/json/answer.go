package json

import (
	"bytes"
	"encoding/json"

	"clinicready/assessment"
	"clinicready/export"
)

// answer has the names of the columns of `answer --from`, in their order. Null
// is not given; a text that is not given is empty.
type answer struct {
	Question     string   `json:"question"`
	Answer       string   `json:"answer"`
	Evidence     *int     `json:"evidence"`
	EvidenceDate string   `json:"evidence_date"`
	Note         string   `json:"note"`
	Owner        string   `json:"owner"`
	Flag         bool     `json:"flag"`
	PlannedDate  string   `json:"planned_date"`
	Reason       string   `json:"reason"`
	Person       string   `json:"person"`
	Measure      string   `json:"measure"`
	Approver     string   `json:"approver"`
	ApprovedOn   string   `json:"approved_on"`
	Description  string   `json:"description"`
	ReviewDate   string   `json:"review_date"`
	ConfirmedBy  string   `json:"confirmed_by"`
	PartsInPlace []string `json:"parts_in_place"`
	Missing      string   `json:"missing"`
	vendor       *assessment.Vendor
}

func answerOf(r export.AnswerRecord) answer {
	out := answer{
		Question: r.Question, Answer: r.Answer, Evidence: r.Evidence, EvidenceDate: r.EvidenceDate, Note: r.Note,
		Owner: r.Owner, Flag: r.Flag, PlannedDate: r.PlannedDate, Reason: r.Reason, Person: r.Person,
		Measure: r.Measure, Approver: r.Approver, ApprovedOn: r.ApprovedOn, Description: r.Description,
		ReviewDate: r.ReviewDate, ConfirmedBy: r.ConfirmedBy, PartsInPlace: orEmpty(r.PartsInPlace),
		Missing: r.Missing, vendor: r.Vendor,
	}
	return out
}

// MarshalJSON writes the fields above and then those of the vendor, all null
// where there is none.
func (a answer) MarshalJSON() ([]byte, error) {
	type fields answer // without this method
	b, err := compact(fields(a))
	if err != nil {
		return nil, err
	}
	o := object{Buffer: *bytes.NewBuffer(bytes.TrimSuffix(b, []byte("}")))}
	for _, c := range assessment.VendorColumns() {
		o.column(export.VendorPrefix+c.Key, c, a.vendor)
	}
	return o.end()
}

// vendor is one row of the register; null is not known.
type vendor assessment.Vendor

// MarshalJSON writes the fields in the order of the columns.
func (v vendor) MarshalJSON() ([]byte, error) {
	one := assessment.Vendor(v)
	o := object{Buffer: *bytes.NewBufferString("{")}
	for _, c := range assessment.VendorColumns() {
		o.column(c.Key, c, &one)
	}
	return o.end()
}

// object is JSON that is made field by field: a struct would name the columns a
// second time.
type object struct {
	bytes.Buffer
	err error
}

// column adds a field; null where there is no vendor or nothing is known.
func (o *object) column(key string, c assessment.Column[assessment.Vendor], v *assessment.Vendor) {
	var value any
	if v != nil {
		switch text := c.Get(v); {
		case text == "" && c.Key != "name":
		case c.Kind == assessment.ColumnTri:
			value = text == "yes"
		default:
			value = text
		}
	}
	b, err := compact(value)
	if err != nil {
		o.err = err
	}
	if n := o.Len(); n > 0 && o.Bytes()[n-1] != '{' {
		o.WriteByte(',')
	}
	o.WriteString("\"" + key + "\":")
	o.Write(b)
}

func (o *object) end() ([]byte, error) {
	o.WriteByte('}')
	return o.Bytes(), o.err
}

// compact is a value on one line, with its texts as they are.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
