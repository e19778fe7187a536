package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/assessment/session"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/desk"
	"clinicready/ui/help"
	"clinicready/ui/plain"
)

// newerFlags choose the assessment and the packs that it could move to.
type newerFlags struct {
	assessment string
	dirs       []string
}

func (f *newerFlags) bind(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.assessment, "assessment", "", "`ID` of the assessment (default: the newest)")
	cmd.Flags().StringArrayVar(&f.dirs, "pack", nil, "folder `DIR` of a newer version of a pack of your own; can be repeated")
}

// packs are the newest packs for an assessment; nil where it has them already.
func (f newerFlags) packs(s *session.Session, a *assessment.Assessment) ([]questionnaires.Pack, error) {
	if !a.Closed.IsZero() {
		return nil, &assessment.Error{Code: assessment.CodeRefused, Text: fmt.Sprintf("%q was closed on %s and stays under the questions that it was answered under", a.Title, a.Closed)}
	}
	for _, p := range s.Set(a).Packs {
		for _, e := range questionnaires.EmbeddedPacks() {
			if p.ID == e.ID && p.Against(e) == questionnaires.NewerPack {
				return nil, &assessment.Error{Code: assessment.CodeNewer, Text: fmt.Sprintf("%q has %s %s, this program has %s; use the clinicready that is as new as the questions", a.Title, p.ID, p.Version, e.Version)}
			}
		}
	}
	own, err := desk.LoadPackFolders(f.dirs)
	if err != nil {
		return nil, err
	}
	for i, o := range own {
		if !slices.ContainsFunc(s.Set(a).Packs, func(p questionnaires.Pack) bool { return p.ID == o.ID }) {
			return nil, usagef("--pack %s: the assessment has no pack %s; a pack is added with a new clinic", f.dirs[i], o.ID)
		}
	}
	packs, newer := help.Newer(s, a, own...)
	if !newer {
		return nil, nil
	}
	return packs, nil
}

// questionsChangesCommand shows what an assessment under an older pack lacks.
func (env Env) questionsChangesCommand() *cobra.Command {
	var f newerFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:               "changes FILE",
		Short:             "Show what newer questions would change in an assessment",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			return env.read(cmd.Context(), given[0], reading{assessment: f.assessment}, func(h *ui.Handle, a *assessment.Assessment) error {
				packs, err := f.packs(h.Session, a)
				if err != nil {
					return err
				}
				if packs == nil {
					packs = h.Session.Set(a).Packs
				}
				m, err := h.Session.PreviewPacks(a, packs)
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(env.Out, changesJSON(m))
				}
				env.writeMove(a, m)
				return nil
			})
		},
	}
	f.bind(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// questionsUpdateCommand moves an assessment to newer packs.
func (env Env) questionsUpdateCommand() *cobra.Command {
	var f newerFlags
	var by string
	cmd := &cobra.Command{
		Use:   "update FILE",
		Short: "Move an assessment to newer questions",
		Long: "Move an assessment to the newer questions that this program or a folder holds. It\n" +
			"is recorded, and cannot be taken back. Answers stand where the question reads as\n" +
			"it did; \"questions changes\" shows beforehand which do not.",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE:              func(cmd *cobra.Command, given []string) error { return env.runUpdate(cmd.Context(), given[0], f, by) },
	}
	f.bind(cmd)
	cmd.Flags().StringVar(&by, "by", "", "`NAME` that the move is written under (default: your account's name)")
	return cmd
}

func (env Env) runUpdate(ctx context.Context, path string, f newerFlags, by string) error {
	d := env.desk()
	h, err := d.Open(ctx, path)
	if err != nil {
		return err
	}
	h.Session.SetActor(env.actor(by))
	return errors.Join(env.update(ctx, h, f), h.Finish(ctx))
}

func (env Env) update(ctx context.Context, h *ui.Handle, f newerFlags) error {
	s := h.Session
	if err := h.Writable(); err != nil {
		return err
	}
	a, err := s.Choose(f.assessment)
	if err != nil {
		return err
	}
	packs, err := f.packs(s, a)
	if err != nil {
		return err
	}
	if packs == nil {
		fmt.Fprintf(env.words(), "%q has %s, the newest there is: nothing to do\n", a.Title, help.PackWords(a.Packs))
		return nil
	}
	m, err := s.PreviewPacks(a, packs)
	if err != nil {
		return err
	}
	ch, err := s.MovePacks(a, packs)
	if err != nil {
		return err
	}
	if _, _, err := s.Save(ctx, ch); err != nil {
		return err
	}
	fmt.Fprintf(env.words(), "%q moved from %s to %s\n", a.Title, help.PackWords(m.From), help.PackWords(m.To))
	for _, l := range [][]string{m.New, m.Again} {
		for _, id := range l {
			fmt.Fprintf(env.text(), "to answer  %s\n", id)
		}
	}
	return nil
}

// writeMove prints what a move would do, and the questions that it concerns.
func (env Env) writeMove(a *assessment.Assessment, m *session.PackMove) {
	w := env.text()
	if m.Nothing() {
		fmt.Fprintf(w, "%s has %s, the newest there is.\n", a.Title, help.PackWords(m.From))
		return
	}
	for _, l := range help.MoveWords(m) {
		fmt.Fprintln(w, plain.Hang(l, 0))
	}
	t := plain.Table{Head: []string{"what", "id", "replaces", "answer so far"}, Right: make([]bool, 4)}
	add := func(what string, ids []string) {
		for _, id := range ids {
			replaces, was := "", a.State(id).Answer.Short()
			if q, ok := m.Question(id); ok {
				replaces = strings.Join(q.Replaces, ", ")
				if was == "" {
					was = a.EarlierAnswer(q)
				}
			}
			t.Rows = append(t.Rows, []string{what, id, replaces, was})
		}
	}
	add("new", m.New)
	add("in other words", m.Again)
	add("no longer asked", m.Gone)
	if len(t.Rows) > 0 {
		fmt.Fprintln(w)
		plain.WriteTable(w, t)
	}
}

// changesJSON is what `questions changes --json` writes. Names are permanent.
func changesJSON(m *session.PackMove) any {
	type pack struct {
		ID      string `json:"id"`
		Version string `json:"version"`
		SHA256  string `json:"sha256"`
	}
	packs := func(refs []assessment.PackRef) []pack {
		out := []pack{}
		for _, r := range refs {
			out = append(out, pack(r))
		}
		return out
	}
	list := func(ids []string) []string { return append([]string{}, ids...) }
	type here struct {
		Kept     int      `json:"kept"`
		New      []string `json:"new"`
		Again    []string `json:"in_other_words"`
		Gone     []string `json:"no_longer_asked"`
		Answered int      `json:"no_longer_asked_answered"`
		Actions  []string `json:"actions_leaving"`
	}
	type figures struct {
		Coverage *int `json:"coverage"`
		R        *int `json:"r"`
	}
	score := func(r *method.Result) figures { return figures{r.All().Coverage.Ptr(), r.All().R.Ptr()} }
	return struct {
		Schema  int      `json:"schema"`
		From    []pack   `json:"from"`
		To      []pack   `json:"to"`
		Added   []string `json:"added"`
		Changed []string `json:"changed"`
		Retired []string `json:"retired"`
		Here    here     `json:"here"`
		Before  figures  `json:"before"`
		After   figures  `json:"after"`
	}{
		1, packs(m.From), packs(m.To), list(m.Added), list(m.Changed), list(m.Retired),
		here{m.Kept, list(m.New), list(m.Again), list(m.Gone), m.Lost, list(m.Actions)},
		score(m.Before), score(m.After),
	}
}
