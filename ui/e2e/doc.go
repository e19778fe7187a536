// Package e2e drives the real binary in a pseudo-terminal, with a terminal
// emulator on the other side, as a person would. It holds tests only.
package e2e
