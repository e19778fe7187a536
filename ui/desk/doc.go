// Package desk is where clinics are found, made, opened, checked, backed up and
// exported. It is the one wiring of stores and formats: everything above it sees
// clinics and reports, everything below it knows no screen and no command.
//
// A Desk reads no environment: its data folder, its clock and the name of the
// program are handed to New.
package desk
