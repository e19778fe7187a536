// Package session is one clinic being worked on. A Session turns an intent
// ("answer this question with Yes") into sealed events, applies them to the
// clinic in memory and commits them to a Store; it knows the packs of each
// assessment and evaluates it by the method.
//
// Like the record below it, the package is pure but for the Store and the Clock
// that it is handed.
package session
