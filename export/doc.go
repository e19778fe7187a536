// Package export holds what leaves the program. Build puts one Report value
// together from an evaluated assessment; the encoders in the packages below it
// (pdf, csv, json) only draw that value.
//
// Terms. A Report is display-ready: sentences are finished, lists are sorted,
// dates and money are written as people read them. Numbers are kept beside
// their words where a chart or a machine needs them. An encoder formats no
// word of the domain and compares no number with a threshold.
//
// Nothing here scores, ranks or projects: every number comes from package
// assessment. Nothing here reads a clock: equal input gives an equal Report.
package export
