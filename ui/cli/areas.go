package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/export"
	"clinicready/questionnaires"
	"clinicready/ui/plain"
)

// areaJSON is one of the eight mapping areas, as `questions areas --json`
// writes it. Names are permanent.
type areaJSON struct {
	ID     string         `json:"id"`
	Title  string         `json:"title"`
	Duties []areaDutyJSON `json:"duties"`
	// Questions are those of the area, in pack order.
	Questions []string `json:"questions"`
}

// areaDutyJSON is a HIPAA duty beside SOC 2; Questions cite it.
type areaDutyJSON struct {
	Citation  string   `json:"citation"`
	Title     string   `json:"title"`
	Criteria  []string `json:"criteria"`
	Coverage  string   `json:"soc2_coverage"`
	Uncovered string   `json:"soc2_does_not_cover"`
	Questions []string `json:"questions"`
}

// areasOf puts the eight areas together for the questions of full mode.
func areasOf(set *questionnaires.Set) []areaJSON {
	asked := set.Asked(false)
	var out []areaJSON
	for _, id := range questionnaires.Areas() {
		a := areaJSON{ID: id, Title: questionnaires.AreaTitle(id), Duties: []areaDutyJSON{}, Questions: []string{}}
		for _, q := range asked {
			if q.Area == id {
				a.Questions = append(a.Questions, q.ID)
			}
		}
		for _, d := range export.AreaDuties() {
			if d.Area != id {
				continue
			}
			row := areaDutyJSON{d.Citation, d.Title, append([]string{}, d.Criteria...), d.Coverage, d.Uncovered, []string{}}
			for _, q := range asked {
				if slices.Contains(q.Refs, d.Duty) {
					row.Questions = append(row.Questions, q.ID)
				}
			}
			a.Duties = append(a.Duties, row)
		}
		out = append(out, a)
	}
	return out
}

// questionsAreasCommand sets HIPAA beside SOC 2 in the eight areas.
func (env Env) questionsAreasCommand() *cobra.Command {
	var packs packFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "areas",
		Short: "Set HIPAA beside SOC 2 in eight areas, with what SOC 2 does not cover",
		Args:  args(),
		RunE: func(*cobra.Command, []string) error {
			set, err := packs.set()
			if err != nil {
				return err
			}
			list := areasOf(set)
			if asJSON {
				return writeJSON(env.Out, struct {
					Schema int        `json:"schema"`
					Areas  []areaJSON `json:"areas"`
				}{1, list})
			}
			w := env.text()
			for i, a := range list {
				if i > 0 {
					fmt.Fprintln(w)
				}
				fmt.Fprintf(w, "%s: %s\n", a.Title, assessment.Count(len(a.Questions), "question", "questions"))
				for _, d := range a.Duties {
					criteria := strings.Join(d.Criteria, ", ")
					fmt.Fprintln(w, plain.Hang("  "+d.Citation+" "+d.Title, 4))
					fmt.Fprintln(w, plain.Hang("    SOC 2: "+d.Coverage+word(criteria != "", " ("+criteria+")", "")+". "+d.Uncovered, 4))
					fmt.Fprintln(w, plain.Hang("    asked by "+word(len(d.Questions) > 0, strings.Join(d.Questions, ", "), "no question of these packs"), 4))
				}
			}
			return nil
		},
	}
	packs.bind(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
