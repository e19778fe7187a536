package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clinicready/ui/settings"
	"clinicready/ui/tui/theme"
)

// The flag comes before the variable, the variable before the file, and
// without any of them the theme is auto.
func TestThemeOrder(t *testing.T) {
	for name, c := range map[string]struct {
		flag, variable, file string
		want                 theme.Name
	}{
		"nothing":                  {"", "", "", theme.Auto},
		"the file":                 {"", "", "light", theme.Light},
		"the variable before it":   {"", "mono", "light", theme.Mono},
		"the flag before both":     {"dark", "mono", "light", theme.Dark},
		"the flag alone":           {"high-contrast", "", "", theme.HighContrast},
		"a file that is not asked": {"dark", "", "pink", theme.Dark},
	} {
		folder := t.TempDir()
		if c.file != "" {
			if err := settings.In(folder).Change(func(s *settings.Settings) { s.Theme = c.file }); err != nil {
				t.Fatal(err)
			}
		}
		env := Env{Getenv: func(k string) string {
			return map[string]string{"CLINICREADY_THEME": c.variable, "LANG": "en_US.UTF-8"}[k]
		}}
		o, err := env.look(driving{theme: c.flag}, folder)
		if err != nil || o.Theme != c.want || o.Notice != "" {
			t.Errorf("%s: theme %q, notice %q, %v", name, o.Theme, o.Notice, err)
		}
	}
}

func TestLookRefusesUnknownThemes(t *testing.T) {
	for given, c := range map[string]struct{ flag, variable string }{"--theme": {"pink", ""}, "CLINICREADY_THEME": {"", "pink"}} {
		env := Env{Getenv: func(k string) string { return map[string]string{"CLINICREADY_THEME": c.variable}[k] }}
		_, err := env.look(driving{theme: c.flag}, t.TempDir())
		var usage usageError
		if !errors.As(err, &usage) || !strings.HasPrefix(err.Error(), given+`: "pink" is not a theme`) {
			t.Errorf("%s: %v", given, err)
		}
	}
}

// A settings file that cannot be understood is one line, and the program
// begins with the defaults.
func TestLookWithSettingsThatAreWrong(t *testing.T) {
	for content, why := range map[string]string{
		`{"theme": "pink"}`:                   `"pink" is not a theme`,
		`{"thema": "dark"}`:                   `"thema" is not a setting`,
		`{"theme": "dark", "mouse": "maybe"}`: `"mouse" cannot be a string`,
	} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, settings.FileName), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		o, err := Env{Getenv: func(string) string { return "" }}.look(driving{}, folder)
		if err != nil || o.Theme != theme.Auto || o.Mouse || !strings.Contains(o.Notice, why) || strings.Contains(o.Notice, "\n") {
			t.Errorf("%s: %q, theme %q, %v", content, o.Notice, o.Theme, err)
		}
	}
}

func TestLookFlags(t *testing.T) {
	utf8 := Env{Getenv: func(k string) string { return map[string]string{"LANG": "C.UTF-8"}[k] }}
	folder := t.TempDir()
	o, err := utf8.look(driving{}, folder)
	if err != nil || o.ASCII || o.Mouse || !o.Tour {
		t.Errorf("without flags: %+v, %v", o, err)
	}
	o, err = utf8.look(driving{ascii: true, mouse: true}, folder)
	if err != nil || !o.ASCII || !o.Mouse {
		t.Errorf("with flags: %+v, %v", o, err)
	}
	if o, err = (Env{Getenv: func(string) string { return "" }}).look(driving{}, folder); err != nil || !o.ASCII {
		t.Errorf("without a locale: %+v, %v", o, err)
	}
	if err := settings.In(folder).Change(func(s *settings.Settings) { s.Mouse, s.TourSeen = true, true }); err != nil {
		t.Fatal(err)
	}
	if o, err = utf8.look(driving{}, folder); err != nil || !o.Mouse || o.Tour {
		t.Errorf("by the file: %+v, %v", o, err)
	}
}
