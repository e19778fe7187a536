// Package plain is the line mode: the same way from a new clinic to its report
// as on the screens, in numbered lines, for screen readers, dumb terminals and
// pipes. Nothing is redrawn and nothing is told by color. One reader takes one
// line at a time; the end of the input saves and ends without an error.
//
// Every answer is durable before "Saved." is printed.
package plain
