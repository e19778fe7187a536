package assessment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"clinicready/questionnaires"
)

// Profile is what is known of a clinic: fact key to value. A fact that is not
// in it is unknown. Values are "yes", "no", a whole number, or a comma list of
// kinds, as ParseFact makes them.
type Profile map[string]string

// ParseFact checks a value for a fact and returns it in its one spelling. An
// empty value means unknown.
func ParseFact(key, value string) (string, error) {
	f, ok := questionnaires.FactByKey(key)
	if !ok {
		return "", fmt.Errorf("%q is not a fact of a clinic; \"clinicready facts\" lists them", key)
	}
	v := strings.ToLower(strings.TrimSpace(value))
	if v == "" || v == "unknown" {
		return "", nil
	}
	yesNo := map[string]string{"yes": "yes", "true": "yes", "y": "yes", "no": "no", "false": "no", "n": "no"}
	switch f.Type {
	case questionnaires.FactBool:
		if b, ok := yesNo[v]; ok {
			return b, nil
		}
		return "", fmt.Errorf("%s is %q; use yes, no or unknown", key, value)
	case questionnaires.FactNumber:
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 || n > 100000 {
			return "", fmt.Errorf("%s is %q; use a whole number", key, value)
		}
		return strconv.Itoa(n), nil
	case questionnaires.FactKinds:
		if b, ok := yesNo[v]; ok {
			return b, nil
		}
		given := strings.Split(v, ",")
		for _, g := range given {
			if !slices.Contains(f.Kinds, strings.TrimSpace(g)) {
				return "", fmt.Errorf("%s is %q; use yes, no or of %s", key, value, strings.Join(f.Kinds, ", "))
			}
		}
		var out []string
		for _, k := range f.Kinds {
			if slices.ContainsFunc(given, func(g string) bool { return strings.TrimSpace(g) == k }) {
				out = append(out, k)
			}
		}
		return strings.Join(out, ","), nil
	}
	return "", fmt.Errorf("%s has no type", key)
}

// Holds reports whether a condition is true of the clinic, false, or not known.
// A fact with kinds that is just "yes" holds for the plain condition and is
// unknown for each kind.
func (p Profile) Holds(c questionnaires.Condition) Tri {
	v, ok := p[c.Fact]
	switch {
	case !ok || v == "":
		return Unknown
	case v == "no" || v == "0":
		return False
	case c.Kind == "":
		return True
	case v == "yes":
		return Unknown
	}
	return TriOf(slices.Contains(strings.Split(v, ","), c.Kind))
}

// Number returns a numeric fact, and whether it is known.
func (p Profile) Number(key string) (int, bool) {
	n, err := strconv.Atoi(p[key])
	return n, err == nil
}
