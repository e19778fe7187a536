// Package storetest holds the contract of assessment.Store as tests that every
// store passes, Memory, a store without a disk that fails on demand, and
// journals to fill a store with.
package storetest
