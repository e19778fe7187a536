package setup

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/ui/help"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/widgets"
)

// NewerNotice says that the program holds newer questions than the open
// assessment was answered under, or "".
func NewerNotice(app *screen.App) string {
	packs := app.Newer()
	if packs == nil {
		return ""
	}
	return "newer questions are there: " + help.NewerWords(app.Assessment(), packs) + "; S, then u, shows what they change"
}

// askToMove shows what moving to the newer packs would do, and moves when the
// person says so.
func askToMove(app *screen.App) {
	a, packs := app.Assessment(), app.Newer()
	if a == nil || packs == nil {
		app.Fail(errors.New("this assessment has the newest questions that this program knows"))
		return
	}
	m, err := app.Session().PreviewPacks(a, packs)
	if err != nil {
		app.Fail(err)
		return
	}
	app.Open(widgets.NewAsk("Move to newer questions", strings.Join(help.MoveWords(m), "\n"),
		widgets.Choice{Key: "m", Label: "move: from now on the newer questions are asked and scored", Final: true, Do: func() tea.Cmd {
			if app.Save(app.Session().MovePacks(app.Assessment(), packs)) {
				app.Say("the assessment has the newer questions; W goes to the walk")
			}
			return nil
		}}))
}
