// Package file writes an exported file whole or not at all.
//
// The content goes to a temporary file in the same folder, readable by its
// owner alone, which is synced and then given its final name. A name that is a
// symbolic link, a pipe, a device or a folder is refused, and so is a file
// that has a second name. An existing file is written over only when told.
//
// A run that was killed leaves its temporary file behind; Sweep removes those,
// and none of a run that is still writing.
package file
