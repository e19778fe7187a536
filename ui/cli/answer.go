package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/export/file"
	"clinicready/ui"
	"clinicready/ui/intake"
)

// answerCommand records many answers at once.
func (env Env) answerCommand() *cobra.Command {
	var from, by, id string
	cmd := &cobra.Command{
		Use:   "answer FILE --from FILE",
		Short: "Record many answers at once, from CSV or our JSON",
		Long: "Record many answers at once, from CSV or from what \"export --format json\" writes:\n" +
			"all of them, or none. Every bad line is named. A claim whose record is incomplete\n" +
			"is kept as typed and counted. Columns, in any order, all but the first two optional:\n" +
			strings.Join(intake.Columns(), ", ") + ".\n" +
			"An empty cell leaves note, owner and flag as they are.",
		Args:              args("FILE"),
		ValidArgsFunction: clinicFiles,
		RunE: func(cmd *cobra.Command, given []string) error {
			if from == "" {
				return usagef("--from is missing; name a file of answers, or - for standard input")
			}
			return env.runAnswer(cmd.Context(), given[0], from, by, id)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "`FILE` of answers, CSV or JSON; - for standard input")
	cmd.Flags().StringVar(&by, "by", "", "`NAME` that the answers are written under (default: your account's name)")
	cmd.Flags().StringVar(&id, "assessment", "", "`ID` of the assessment (default: the newest)")
	return cmd
}

func (env Env) runAnswer(ctx context.Context, path, from, by, id string) error {
	answers, err := env.readAnswers(ctx, from)
	if err != nil {
		return err
	}
	d := env.desk()
	h, err := d.Open(ctx, path)
	if err != nil {
		return err
	}
	h.Session.SetActor(env.actor(by))
	return errors.Join(env.recordAnswers(ctx, h, id, answers), h.Finish(ctx))
}

func (env Env) recordAnswers(ctx context.Context, h *ui.Handle, id string, answers *intake.Answers) error {
	s := h.Session
	if err := h.Writable(); err != nil {
		return err
	}
	a, err := s.Choose(id)
	if err != nil {
		return err
	}
	if err := answers.Check(s.Set(a), s.Today()); err != nil {
		return nothingSaved(answers.Name, err)
	}
	ch, done, err := answers.Apply(s, a)
	if err != nil {
		return err
	}
	if _, _, err := s.Save(ctx, ch); err != nil {
		return err
	}
	env.tell(done)
	return nil
}

// tell says what a file of answers did.
func (env Env) tell(done intake.Applied) {
	w := env.words()
	fmt.Fprintf(w, "%s saved\n", assessment.Count(done.Answers, "answer", "answers"))
	if rest := done.Rows - done.Answers; rest > 0 {
		fmt.Fprintf(w, "%s without an answer: note, owner or flag alone\n", assessment.Count(rest, "line", "lines"))
	}
	if n := len(done.Incomplete); n > 0 {
		fmt.Fprintf(w, "%s incomplete, kept as typed:\n", assessment.Count(n, "answer is", "answers are"))
		for _, i := range done.Incomplete {
			fmt.Fprintf(w, "  %s: %s\n", i.Question, i.Lacks)
		}
	}
	if n := len(done.OutOfScope); n > 0 {
		fmt.Fprintf(w, "%s outside the scope of this assessment and count nowhere: %s\n",
			assessment.Count(n, "answer is", "answers are"), strings.Join(done.OutOfScope, ", "))
	}
	for _, v := range done.NewVendors {
		fmt.Fprintf(w, "new vendor in the register: %s\n", v)
	}
	for _, p := range done.NewPeople {
		fmt.Fprintf(w, "new assessor in the register: %s\n", p)
	}
}

// nothingSaved adds, after every bad line, that nothing was saved.
func nothingSaved(name string, err error) error {
	var ps intake.Problems
	if !errors.As(err, &ps) {
		return err
	}
	what := "fix " + assessment.Count(ps.Lines(), "place", "places")
	if ps.More > 0 {
		what = "fix these first"
	}
	return fmt.Errorf("%w\n%s: nothing was saved; %s and run the command again", err, name, what)
}

// readAnswers reads the file of answers.
func (env Env) readAnswers(ctx context.Context, from string) (*intake.Answers, error) {
	if from == "-" {
		return intake.ReadAnswers(ctx, "standard input", env.In)
	}
	f, err := file.Open(from)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return intake.ReadAnswers(ctx, from, f)
}
