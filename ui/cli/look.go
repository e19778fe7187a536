package cli

import (
	"fmt"

	"clinicready/ui/settings"
	"clinicready/ui/tui"
	"clinicready/ui/tui/theme"
)

// look is how the program is to look and behave: by the flags, then by the
// environment, then by the settings file of the data folder. A flag or a
// variable that cannot be understood is refused; a settings file that cannot is
// told of, and the defaults are used.
func (env Env) look(d driving, folder string) (tui.Options, error) {
	o := tui.OptionsFromEnv(env.Getenv)
	file := settings.In(folder)
	s, err := file.Load()
	o.Remember, o.Tour = file.Change, err == nil && !s.TourSeen
	if err != nil {
		o.Notice = err.Error()
	}
	o.ASCII = o.ASCII || d.ascii
	o.Mouse = s.Mouse || d.mouse

	name, given := d.theme, "--theme"
	if name == "" {
		name, given = env.Getenv("CLINICREADY_THEME"), "CLINICREADY_THEME"
	}
	if name != "" {
		if o.Theme, err = theme.Parse(name); err != nil {
			return o, usagef("%s: %v", given, err)
		}
		return o, nil
	}
	if o.Theme, err = theme.Parse(s.Theme); err != nil {
		o.Theme = theme.Auto
		o.Notice = fmt.Sprintf("%s: %v", file.Path(), err)
	}
	return o, nil
}
