package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui/desk"
)

func (env Env) questionsValidateCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "validate DIR",
		Short: "Check a pack of your own and name everything that is wrong with it",
		Long: "Check a pack of your own and name everything that is wrong with it, by file and\n" +
			"line. A pack is good when it can be added to the embedded packs (--pack), or\n" +
			"stand in their place (--pack-only); which of the two is said.",
		Args: args("DIR"),
		RunE: func(_ *cobra.Command, given []string) error { return env.runValidate(given[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// validation is what `questions validate` finds.
type validation struct {
	Schema int  `json:"schema"`
	OK     bool `json:"ok"`
	// Pack is null when the folder holds none that can be read.
	Pack *packJSON `json:"pack"`
	// Added and Alone tell how the pack can be used.
	Added    bool          `json:"pack_add"`
	Alone    bool          `json:"pack_only"`
	Problems []problemJSON `json:"problems"`

	// found counts the problems; not every one of them is named.
	found int
}

type problemJSON struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Text string `json:"text"`
}

func (env Env) runValidate(dir string, asJSON bool) error {
	if err := desk.IsFolder(dir); err != nil {
		return err
	}
	v, err := validate(dir)
	if err != nil {
		return err
	}
	if asJSON {
		if err := writeJSON(env.Out, v); err != nil {
			return err
		}
	}
	for _, p := range v.Problems {
		fmt.Fprintf(env.words(), "clinicready: %s\n", questionnaires.LoadError{File: p.File, Line: p.Line, Msg: p.Text})
	}
	if !v.OK {
		fmt.Fprintf(env.words(), "clinicready: %s: %s\n", dir, assessment.Count(v.found, "problem", "problems"))
		return errFailed
	}
	if !asJSON {
		fmt.Fprintf(env.text(), "%s %s: %s, %s; %s\n", v.Pack.ID, v.Pack.Version, assessment.Count(v.Pack.Questions, "question", "questions"),
			assessment.Count(v.Pack.Actions, "action", "actions"), v.use())
	}
	return nil
}

// use says in words how a good pack can be used.
func (v validation) use() string {
	switch {
	case v.Added && v.Alone:
		return "good with --pack and with --pack-only"
	case v.Added:
		return "good with --pack; alone it is not complete"
	}
	return "good with --pack-only; beside the embedded packs it is not: their ids meet"
}

func validate(dir string) (validation, error) {
	v := validation{Schema: 1, Problems: []problemJSON{}}
	pack, err := questionnaires.LoadDir(os.DirFS(dir), dir)
	if err != nil {
		return v, v.take(err)
	}
	v.Pack = &packsJSON([]questionnaires.Pack{pack})[0]
	_, errAlone := questionnaires.Combine(pack)
	_, errAdded := questionnaires.Combine(append(questionnaires.EmbeddedPacks(), pack)...)
	v.Alone, v.Added = errAlone == nil, errAdded == nil
	v.OK = v.Alone || v.Added
	if v.OK {
		return v, nil
	}
	return v, v.take(errAdded)
}

// take keeps what is wrong with a pack; any other error is handed back.
func (v *validation) take(err error) error {
	var list questionnaires.LoadErrors
	if !errors.As(err, &list) {
		return err
	}
	v.found = list.Count()
	for _, e := range list {
		v.Problems = append(v.Problems, problemJSON{e.File, e.Line, e.Msg})
	}
	return nil
}
