package pdf

import (
	"math"
	"testing"
)

func TestContrastFormula(t *testing.T) {
	if c := contrast(black, white); math.Abs(c-21) > 0.01 {
		t.Errorf("black on white is %.2f", c)
	}
	if c := contrast(hex(0x767676), white); math.Abs(c-4.54) > 0.01 {
		t.Errorf("#767676 on white is %.2f", c)
	}
}

func TestStatusColorsRead(t *testing.T) {
	for key, l := range looks {
		if c := contrast(l.ink, l.fill); c < 4.5 {
			t.Errorf("%s: contrast %.2f", key, c)
		}
	}
	for i := range levelFills {
		if c := contrast(levelInks[i], levelFills[i]); c < 4.5 {
			t.Errorf("risk level %d: contrast %.2f", i, c)
		}
	}
	for name, c := range map[string]rgb{"ink": ink, "muted": muted, "accent": accent} {
		for ground, g := range map[string]rgb{"paper": white, "panel": panel, "wash": wash, "DRAFT": drafted} {
			if r := contrast(c, g); r < 4.5 {
				t.Errorf("%s on %s: %.2f", name, ground, r)
			}
		}
	}
}

// In gray, the risk levels and the nested bars keep their order, and every
// status has a symbol of its own.
func TestReadableInGray(t *testing.T) {
	for i := 1; i < len(levelFills); i++ {
		if levelFills[i].luminance() >= levelFills[i-1].luminance() {
			t.Errorf("risk level %d is not darker than %d", i, i-1)
		}
	}
	for i := 1; i < len(barFills); i++ {
		if contrast(barFills[i], barFills[i-1]) < 1.5 {
			t.Errorf("bar %d does not stand out from bar %d", i, i-1)
		}
	}
	seen := map[string]string{}
	for key, l := range looks {
		if other, ok := seen[l.symbol]; ok || l.symbol == "" {
			t.Errorf("%s has the symbol of %q", key, other)
		}
		seen[l.symbol] = key
	}
}

// The statuses have the colors that the house has agreed on.
func TestStatusPalette(t *testing.T) {
	for key, want := range map[string][2]uint32{
		"yes": {0x0072B2, 0xFFFFFF}, "partly": {0xE69F00, 0}, "no": {0xD55E00, 0}, "planned": {0xD55E00, 0}, "dont_know": {0x999999, 0},
		"inherited": {0x56B4E9, 0}, "alternative": {0x56B4E9, 0}, "compensating": {0x56B4E9, 0},
	} {
		if l := looks[key]; l.fill != hex(want[0]) || l.ink != hex(want[1]) {
			t.Errorf("%s is %v on %v", key, l.ink, l.fill)
		}
	}
	if l := looks["na"]; l.fill != white || !l.hatch {
		t.Error("not applicable is not white and hatched")
	}
	if l := looks["unanswered"]; l.fill != white || !l.dash || l.symbol != "?" {
		t.Error("unanswered is not white with a dashed border and a question mark")
	}
	if lookOf("no such key").symbol != "?" {
		t.Error("an unknown status does not look unanswered")
	}
}

// luminance is the relative luminance of WCAG 2.1.
func (c rgb) luminance() float64 {
	lin := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.r) + 0.7152*lin(c.g) + 0.0722*lin(c.b)
}

// contrast is the contrast ratio of WCAG 2.1, 1 to 21.
func contrast(a, b rgb) float64 {
	la, lb := a.luminance(), b.luminance()
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}
