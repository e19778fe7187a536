// Package questionnaires holds what is asked: packs of questions and actions,
// the requirements they serve (Trust Services Criteria and HIPAA rows), the
// crosswalk between the two, and the facts of a clinic that decide which
// questions apply.
//
// Terms. A Pack is a set of questions and actions with an id and a version. A
// Requirement is one TSC criterion, or one HIPAA standard, specification or
// duty. The questionnaire of a requirement is the list of questions that cite
// it. A Question is asked once and counts for every requirement that it cites.
// An Action is a piece of work that closes one or more questions.
//
// The package is the lowest floor of the house: it imports nothing else of
// this module, reads no clock and touches no file system but the one handed
// to it as an fs.FS.
package questionnaires
