// Package ui holds what the ways of driving the program share: the Desk, which
// finds, makes and opens clinics, and the Writer, which saves changes in the
// order they were made. The screens are in ui/tui, the line mode in ui/plain and
// the commands in ui/cli; ui/desk is the Desk over clinic files, and the only
// package that wires stores and encoders.
package ui

import (
	"context"

	"clinicready/assessment"
	"clinicready/assessment/session"
	"clinicready/export"
)

// Card is one clinic of a folder as the home screen and `list` show it.
type Card struct {
	// Path of the clinic file.
	Path string
	Name string
	// Assessment is the title of the newest assessment, Target what it works
	// toward, Mode and Scope as recorded.
	Assessment string
	Target     string
	// HIPAA, Type1 and Type2 are the verdict words, "" where out of scope.
	HIPAA, Type1, Type2 string
	// R, R1, R2 and Coverage of everything in scope; nil is "n/a".
	R, R1, R2, Coverage *int
	// Touched is the day of the last event, YYYY-MM-DD.
	Touched string
	// Problem says in one line why the file could not be read, or "".
	Problem string
	// File is the name of the file where another clinic of the folder has the
	// same name, or "".
	File string
	// Copy says what this file is to another copy of the same clinic in the
	// folder ("2 events ahead of other.clinic"), or "".
	Copy string
}

// Label is the clinic's name, with that of its file where the name alone does not
// tell it from another.
func (c Card) Label() string {
	if c.File == "" {
		return c.Name
	}
	return c.Name + " (" + c.File + ")"
}

// Backup is a backup that was read whole and counts.
type Backup struct {
	Path string
	// Clinic is the clinic's name, Head the end of the journal, Last the day of
	// its last event.
	Clinic string
	Events int64
	Head   string
	Last   assessment.Date
	// Already says that it was there: nothing was saved since it was made.
	Already bool
}

// NewClinic is what the new-clinic screen and the command `new` ask for.
type NewClinic struct {
	// Path of the file to make; empty means NAME.clinic in the data folder.
	Path    string
	Name    string
	Preset  string
	Profile assessment.Profile
	// Assumed are the facts of the profile that nobody said: usual for the preset.
	Assumed []string
	// Actor is the name that the first events are written under.
	Actor string
	Scope assessment.Scope
	// Title of the first assessment; empty means "Self-audit" and the year.
	Title string
	// PackDirs are folders of packs that are added to the embedded ones, or
	// replace them when OnlyPacks is set.
	PackDirs  []string
	OnlyPacks bool
}

// Handle is an open clinic.
type Handle struct {
	Path    string
	Session *session.Session
	// HeldBy says who else has the file open, when this handle is read-only
	// for that reason.
	HeldBy string
	// Standing is how the file compares with what was last known of its clinic
	// on this computer.
	Standing Standing
	// KeepLost writes events that are no longer in the clinic file into a new
	// file beside it, and returns its path; nil where the desk has no disk.
	KeepLost func([]assessment.Event) (string, error)
	// Close releases the file. Drain the Writer first.
	Close func() error
	// Keep makes a backup if anything was saved since the file was opened. It is
	// called after Close, at an end that is in no hurry; what goes wrong with it
	// the desk says. Nil keeps nothing.
	Keep func(ctx context.Context)
}

// Finish closes the file, and then keeps a backup of what was saved.
func (h *Handle) Finish(ctx context.Context) error {
	if err := h.Close(); err != nil {
		return err
	}
	if h.Keep != nil && ctx.Err() == nil {
		h.Keep(ctx)
	}
	return nil
}

// Writable is nil where changes can be saved, and otherwise the refusal that
// names the file and the reason.
func (h *Handle) Writable() error {
	if reason, ro := h.Session.ReadOnly(); ro {
		return &assessment.Error{Code: assessment.CodeReadOnly, Text: "nothing can be saved in " + assessment.CleanPath(h.Path) + ": " + reason}
	}
	return nil
}

// Standing compares a clinic file with the head that was last known of its
// clinic on this computer; the zero value is nothing to be said.
type Standing struct {
	// Text says in one sentence what is not as it was, or "".
	Text string
	// Accept makes this file the one that is known, after the person said that
	// it is the right one; nil where there is nothing to choose.
	Accept func() error
}

// Format is one kind of file that leaves the program. The desk has a table of
// them; commands, the report screen and the line mode offer its rows.
type Format struct {
	// Key names it on the command line and in Export. It is permanent.
	Key string
	// Label is its name for a person; About says what it holds.
	Label, About string
	// Extension of the file, with its period; "" is a folder of files.
	Extension string
	// Page tells a document to read, which `report --kind` writes, from data,
	// which `export --format` writes.
	Page bool
	// Tables are the names of the files in the folder.
	Tables []string
}

// Export asks for one file.
type Export struct {
	// Format is the key of one.
	Format string
	// Path to write; empty means a name made from clinic, format and day, beside
	// the clinic file.
	Path string
	// Force writes over an existing file.
	Force bool
	// AsOf, zero as the method chooses.
	AsOf assessment.Date
}

// Desk finds, makes and opens clinics and writes what leaves. ui/desk
// implements it; screens and the line mode see nothing below it.
type Desk interface {
	// Folder is the data folder.
	Folder() string
	// Cards lists the clinics of the data folder by name. A file that cannot
	// be read is a card with a Problem, never an error.
	Cards(ctx context.Context) ([]Card, error)
	// Open opens a clinic file; a file held by another instance opens
	// read-only with HeldBy set.
	Open(ctx context.Context, path string) (*Handle, error)
	// Create makes a clinic with its first assessment, durable when it returns.
	Create(ctx context.Context, n NewClinic) (*Handle, error)
	// Demo makes the worked example clinic, or opens it if it is there.
	Demo(ctx context.Context) (*Handle, error)
	// Backup makes a backup of a clinic file, open or not, in a folder that is
	// there, or for "" in the data folder, where the ten newest of each clinic
	// stay. It counts only when it was read whole. Where the newest state has one
	// already, that is returned.
	Backup(ctx context.Context, path, dir string) (Backup, error)
	// Report puts the report of an assessment together.
	Report(h *Handle, a *assessment.Assessment, asOf assessment.Date) export.Report
	// Formats are what Export can write, in the order in which they are offered;
	// the first is the one to begin with.
	Formats() []Format
	// Export writes one file, whole or not at all, and returns its path. An
	// existing file without Force is CodeExists.
	Export(ctx context.Context, h *Handle, a *assessment.Assessment, e Export) (string, error)
}
