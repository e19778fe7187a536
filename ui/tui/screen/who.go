package screen

import (
	"errors"
	"strings"

	"clinicready/assessment"
	"clinicready/ui/tui/widgets"
)

// WhoDialog asks who is at the keyboard. The program does not authenticate
// persons, and says so.
func WhoDialog(app *App) widgets.Dialog {
	var known []string
	if c := app.Clinic(); c != nil {
		for _, p := range c.People {
			known = append(known, p.Name)
		}
	}
	intro := "Every answer is recorded under this name, as entered: nobody's identity is checked."
	if len(known) > 0 {
		intro += " Known here: " + strings.Join(known, ", ") + "."
	}
	return widgets.NewShort("Who is at the keyboard?", widgets.Safe(intro),
		[]widgets.Field{{Key: "name", Label: "name", Value: app.Actor()}},
		func(v map[string]string) error {
			name := assessment.Clean(v["name"])
			if name == "" {
				return errors.New("a name is needed; esc leaves it open")
			}
			for _, k := range known {
				if assessment.SameName(k, name) {
					name = k
				}
			}
			app.SetActor(name)
			return nil
		})
}
