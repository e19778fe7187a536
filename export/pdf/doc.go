// Package pdf draws an export.Report as a PDF. It computes no score and
// compares nothing with a threshold: every number, word and status comes from
// the Report.
//
// Terms. A block is a piece of content that was measured once, when it was
// made, and draws exactly what was measured. The flow puts blocks on pages. A
// page is a list of marks (text, rectangles, lines), and that list is the
// record that both the PDF writer and the tests read. The door is the one
// function through which all text goes. Units are points, from the top left.
//
// The same Report and Options give the same bytes: dates come from the Report,
// never from the clock.
package pdf
