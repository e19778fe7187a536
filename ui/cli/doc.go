// Package cli holds the commands and their exit codes, and nothing else: it reads
// flags, asks the desk, and prints.
//
// The contract of every command: data goes to standard output, words go to
// standard error; the exit code is 0 when it is done, 1 when it failed, 2 for
// wrong use, 130 when it was interrupted; an error is a line that begins with
// "clinicready:"; nothing half-written is left; nothing is asked when standard
// input is not a terminal.
package cli
