// Package csv writes the tables of a report for spreadsheets: findings, plan,
// answers and vendors, comma-divided, in UTF-8, the first line naming the
// columns.
//
// A spreadsheet runs a cell that begins like a formula. Guard puts an
// apostrophe before such a cell, and Unguard takes it away again, so that a
// text read back is the text that was written.
package csv
