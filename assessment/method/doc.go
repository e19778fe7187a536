// Package method is everything that is computed from the record: credit, score,
// risk, verdict, plan, order, dates and projection, all in pure functions of an
// Input that return their reasons. The same input gives the same result, on
// every machine and in every order of its lists.
//
// The method is documented in docs/scoring.md; every rule here names the
// section that it implements, as in "scoring 5.2".
package method
