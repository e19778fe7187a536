package desk

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestFolder(t *testing.T) {
	for _, c := range []struct {
		name, goos, home string
		env              map[string]string
		want             string
	}{
		{"said", "linux", "/home/dana", map[string]string{"CLINICREADY_HOME": "/data", "XDG_DATA_HOME": "/xdg"}, "/data"},
		{"XDG", "linux", "/home/dana", map[string]string{"XDG_DATA_HOME": "/xdg"}, "/xdg/clinicready"},
		{"a relative XDG is ignored", "linux", "/home/dana", map[string]string{"XDG_DATA_HOME": "xdg"}, "/home/dana/.local/share/clinicready"},
		{"linux", "linux", "/home/dana", nil, "/home/dana/.local/share/clinicready"},
		{"mac", "darwin", "/Users/dana", nil, "/Users/dana/Library/Application Support/clinicready"},
		{"windows", "windows", "", map[string]string{"LOCALAPPDATA": "/c/local"}, "/c/local/clinicready"},
		{"no home", "linux", "", nil, ""},
		{"no home on windows", "windows", "/c/home", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := DataFolder(func(k string) string { return c.env[k] }, c.goos, c.home)
			if (err != nil) != (c.want == "") || got != filepath.FromSlash(c.want) {
				t.Errorf("got %q and error %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Riverside Family Clinic":      "riverside-family-clinic",
		"  Dana's  Söhne & Co., Ltd. ": "danas-sohne-co-ltd",
		"../../etc/passwd":             "etc-passwd",
		`C:\Clinics\CON`:               "c-clinics-con",
		"CON":                          "clinic-con",
		"LPT1":                         "clinic-lpt1",
		"診療所":                          "clinic",
		"":                             "clinic",
		"...":                          "clinic",
		"a.clinic":                     "a-clinic",
		strings.Repeat("ab ", 40):      strings.Repeat("ab-", 19) + "ab",
	} {
		if got := slug(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
		if got := slug(name); !filepath.IsLocal(got) || len(got) > 67 || strings.ContainsAny(got, `/\.:`) {
			t.Errorf("%q becomes %q, which is not a safe name", name, got)
		}
	}
}

func TestParseHead(t *testing.T) {
	for _, c := range []struct {
		text string
		want KnownHead
		bad  bool
	}{
		{"", KnownHead{}, false},
		{"42 0a1b2c3d4e5f", KnownHead{42, "0a1b2c3d4e5f"}, false},
		{"42 · 0A1B2C3D4E5F", KnownHead{42, "0a1b2c3d4e5f"}, false},
		{"42 0a1b2c", KnownHead{}, true},
		{"0 0a1b2c3d4e5f", KnownHead{}, true},
		{"99999999999999999999 0a1b2c3d4e5f", KnownHead{}, true},
		{"0a1b2c3d4e5f", KnownHead{}, true},
	} {
		got, err := ParseHead(c.text)
		if got != c.want || (err != nil) != c.bad {
			t.Errorf("%q is %v with error %v", c.text, got, err)
		}
	}
}
