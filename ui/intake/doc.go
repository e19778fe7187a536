// Package intake reads answers from a file, CSV or JSON, and puts them
// into an assessment: all of them, or none. A file is refused for its form
// (an unknown word, a date that is not a date) with every bad line named; claims
// whose record is incomplete are kept as typed and counted (method 3, example G).
//
// Terms: a Row is one line of the file as text, an Entry the same line as
// typed values, a Problem one reason to refuse the file.
package intake
