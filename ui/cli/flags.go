package cli

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/ui/desk"
)

// dayFlag is a flag that takes YYYY-MM-DD.
type dayFlag struct{ assessment.Date }

// Set reads the value of the flag.
func (d *dayFlag) Set(s string) error {
	v, err := assessment.ParseDate(s)
	if err == nil && v.IsZero() {
		err = fmt.Errorf("%q is not a date; write it as YYYY-MM-DD", s)
	}
	d.Date = v
	return err
}

// Type is the word for the value in the help.
func (*dayFlag) Type() string { return "DATE" }

// hoursFlag is a flag that takes whole hours a week.
type hoursFlag int

// Set reads the value of the flag.
func (h *hoursFlag) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 1000 {
		return fmt.Errorf("%q is not a number of hours; use a whole number from 1 to 1000", s)
	}
	*h = hoursFlag(n)
	return nil
}

// Type is the word for the value in the help.
func (*hoursFlag) Type() string { return "N" }

// String is the value as it is printed; empty when not given.
func (h *hoursFlag) String() string {
	if *h == 0 {
		return ""
	}
	return strconv.Itoa(int(*h))
}

// reading are the flags of every command that reads an assessment.
type reading struct {
	assessment string
	asOf       dayFlag
}

func (r *reading) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.assessment, "assessment", "", "`ID` of the assessment (default: the newest)")
	cmd.Flags().Var(&r.asOf, "as-of", "the day to look from (default: the day the assessment was closed, else today)")
}

// output are the flags of every command that writes a file.
type output struct {
	path  string
	force bool
}

func (o *output) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&o.path, "output", "o", "", "`OUT` file to write, - for standard output (default: a name beside the clinic file)")
	cmd.Flags().BoolVar(&o.force, "force", false, "write over an existing file")
}

// clinicFiles completes the name of a clinic file.
func clinicFiles(_ *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return []string{desk.Extension[1:]}, cobra.ShellCompDirectiveFilterFileExt
}
