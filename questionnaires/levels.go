package questionnaires

import "fmt"

// levelNames and levelWords are indexed by Level.
var (
	levelNames = [...]string{"VL", "L", "M", "H", "VH"}
	levelWords = [...]string{"very low", "low", "moderate", "high", "very high"}
)

// String gives the short form that packs and exports use: VL, L, M, H or VH.
func (l Level) String() string {
	if int(l) >= len(levelNames) {
		return fmt.Sprintf("Level(%d)", uint8(l))
	}
	return levelNames[l]
}

// Word gives the level in words, "very low" to "very high", for prose.
func (l Level) Word() string {
	if int(l) >= len(levelWords) {
		return l.String()
	}
	return levelWords[l]
}

// ParseLevel reads the short form of a level. It accepts no other spelling.
func ParseLevel(s string) (Level, error) {
	for i, name := range levelNames {
		if s == name {
			return Level(i), nil
		}
	}
	return 0, fmt.Errorf("unknown level %q; use VL, L, M, H or VH", s)
}

// MarshalText writes the short form. It fails on a value that is not a level, so
// that none reaches a file.
func (l Level) MarshalText() ([]byte, error) {
	if int(l) >= len(levelNames) {
		return nil, fmt.Errorf("%s is not a level", l)
	}
	return []byte(l.String()), nil
}

// UnmarshalText reads the short form, as ParseLevel does.
func (l *Level) UnmarshalText(b []byte) error {
	v, err := ParseLevel(string(b))
	if err != nil {
		return err
	}
	*l = v
	return nil
}
