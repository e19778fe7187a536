package pdf

// rgb is a color as PDF and screens know it.
type rgb struct{ r, g, b uint8 }

// hex makes a color of 0xRRGGBB.
func hex(v uint32) rgb { return rgb{uint8(v >> 16), uint8(v >> 8), uint8(v)} }

// The colors of the page: one accent, the rest gray.
var (
	white   = hex(0xFFFFFF)
	black   = hex(0x000000)
	ink     = hex(0x1C232B)
	muted   = hex(0x505A64)
	rule    = hex(0xCBD3DA)
	panel   = hex(0xF1F5F8)
	accent  = hex(0x14496B)
	wash    = hex(0xDCE8F0) // the accent, very light
	drafted = hex(0xEFF1F3) // the DRAFT mark; every text color must read on it
)

// The status palette, chosen to be told apart by people who do not tell red
// from green (Okabe and Ito) and in gray.
var (
	blue      = hex(0x0072B2)
	orange    = hex(0xE69F00)
	vermilion = hex(0xD55E00)
	gray      = hex(0x999999)
	sky       = hex(0x56B4E9)
)
