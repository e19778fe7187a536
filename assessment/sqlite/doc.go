// Package sqlite keeps a clinic in a clinic file: one SQLite database, named
// NAME.clinic, that a person can copy, back up and query with any SQLite tool.
// docs/data-format.md documents it, table by table.
//
// The words. The journal table is the truth: events, each chained to the one
// before. The pack table keeps every pack that an assessment was made with.
// The meta table holds the clinic's id and the head, the end of the journal.
// These three are the record. All other tables are the projection: rows derived
// from the journal for people to query, written in the same transaction and
// never read back for a decision.
//
// What holds across versions of the file. Format 1 is the record: its tables,
// its triggers and their exact text, the form of a row, and the way to the head.
// A later program of format 1 changes none of it, reads every file that was
// ever released, and gives back its events and packs byte for byte; a change
// would be format 2, which this program refuses with CodeNewer. The projection
// is not part of the format: it has a version of its own, kept in table
// projection with the head that its rows were written at, and any version of
// the program replaces that of any other. A file in which anything else lies
// is refused as altered.
//
// What is promised. Append returns only when the commit is durable: journal
// mode TRUNCATE with synchronous EXTRA, and not WAL, because people copy these
// files by hand and a file without its -wal would lose answers. Every setting
// is given in the DSN, so that each connection has it, and is read back; a
// file is refused when one did not take. Open never makes a file and never
// changes one that is not ours. Nothing here opens the database file with
// package os: under POSIX record locks, closing that handle would drop the
// locks that SQLite holds in the same process.
//
// After a crash. SQLite rolls a crash journal back into whatever file has the
// name, and so would ruin a good copy that was put there. Here the two are
// first checked to belong together; if they do not, nothing is opened and both
// stay as they are. What a rollback would take away and lies there whole is
// kept. Whoever opens first after a crash rolls back, a reading command too.
//
// A file that other programs write over while it is open, in place or by a
// rename, is read afresh before each commit: nothing is written that does not
// follow what it holds then.
//
// Two instances. The first to open a file holds NAME.clinic.lock beside it
// until it ends, however it ends; the second opens read-only and says who
// holds it. Where that fails, the head that Append compares still keeps two
// writers from losing each other's events.
package sqlite
