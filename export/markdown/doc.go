// Package markdown writes the full report as GitHub-flavored Markdown: the form
// that a screen reader, a search and a comparison of two versions can work with.
// It holds the sections of the full PDF in the same order, with the same numbers
// and words; what is a chart there is a table here.
//
// Terms. A page is the document while it is written; its methods are the only
// ones that make markup, and they take plain text. Every text passes two gates
// on its way in: clean drops what cannot be seen (control and format
// characters), and escape makes the rest literal. So no name, note or reason
// can begin a heading, a list, a link, a picture, a piece of HTML or a cell of
// a table.
//
// One thing is out of reach of any escape: GitHub itself turns a mail address
// into a link after it has read the Markdown. Such a link leads where it reads.
package markdown
