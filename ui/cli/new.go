package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"clinicready/assessment"
	"clinicready/ui"
	"clinicready/ui/desk"
	"clinicready/ui/help"
	"clinicready/ui/plain"
)

// newOptions are the flags of the command `new`.
type newOptions struct {
	name, target, mode, by, preset string
	scope, packs, onlyPacks, facts []string
	months                         int
}

// newCommand makes a clinic file with its first assessment.
func (env Env) newCommand() *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:   "new FILE --name NAME",
		Short: "Make a clinic file with its first assessment",
		Args:  args("FILE"),
		RunE:  func(cmd *cobra.Command, given []string) error { return env.runNew(cmd, given[0], o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.name, "name", "", "`NAME` of the clinic")
	f.StringSliceVar(&o.scope, "scope", desk.DefaultParts(), "`PARTS` of the scope, with commas: "+strings.Join(assessment.ScopeParts(), ", "))
	f.StringVar(&o.target, "target", string(assessment.TargetHIPAA), "what the clinic works toward: `hipaa|type1|type2`")
	f.IntVar(&o.months, "months", 0, "observation period of type2 in months: `3|6|12` (default 6)")
	f.StringVar(&o.mode, "mode", string(assessment.ModeFull), "how much is asked: `quick|full`")
	f.StringArrayVar(&o.packs, "pack", nil, "folder `DIR` of a pack to add to the embedded ones; can be repeated")
	f.StringArrayVar(&o.onlyPacks, "pack-only", nil, "folder `DIR` of a pack to use in place of the embedded ones; can be repeated")
	f.StringArrayVar(&o.facts, "profile", nil, "a fact of the clinic, `KEY=VALUE`; can be repeated; \"clinicready facts\" lists them")
	f.StringVar(&o.preset, "preset", "", "kind of clinic: `"+strings.Join(plain.Presets(), "|")+"`")
	f.StringVar(&o.by, "by", "", "`NAME` that the first events are written under (default: your account's name)")
	return cmd
}

func (env Env) runNew(cmd *cobra.Command, path string, o newOptions) error {
	n, err := env.newClinic(path, o)
	if err != nil {
		return err
	}
	if !slices.Contains(o.scope, "security") {
		fmt.Fprintln(env.words(), "security is added to the scope: it is part of every one")
	}
	d := env.desk()
	h, err := d.Create(cmd.Context(), n)
	if err != nil {
		return err
	}
	a := h.Session.Clinic().Assessments[0]
	fmt.Fprintf(env.words(), "%s: %s, %d questions\n", h.Session.Clinic().Name, a.Title, len(h.Session.Input(a, assessment.Date{}).Asked()))
	fmt.Fprintln(env.text(), path)
	return h.Close()
}

// newClinic checks the flags: what is wrong with them is wrong use.
func (env Env) newClinic(path string, o newOptions) (ui.NewClinic, error) {
	n := ui.NewClinic{
		Path: path, Name: assessment.Clean(o.name), Preset: o.preset, Actor: env.actor(o.by),
		PackDirs: o.packs, Profile: assessment.Profile{},
	}
	var err error
	switch {
	case n.Name == "":
		return n, usagef("--name is missing; give the name of the clinic")
	case o.preset != "" && !slices.Contains(plain.Presets(), o.preset):
		return n, usagef("--preset %q is not a kind of clinic; use %s", o.preset, strings.Join(plain.Presets(), ", "))
	case len(o.packs) > 0 && len(o.onlyPacks) > 0:
		return n, usagef("--pack and --pack-only exclude each other; repeat --pack-only for several packs")
	case o.months != 0 && o.target != string(assessment.TargetType2):
		return n, usagef("--months belongs to --target type2")
	case len(o.onlyPacks) > 0:
		n.PackDirs, n.OnlyPacks = o.onlyPacks, true
	}
	parts := make([]string, len(o.scope))
	for i, p := range o.scope {
		parts[i] = strings.TrimSpace(p)
	}
	if n.Scope, err = assessment.NewScope(parts, assessment.Target(o.target), o.months, assessment.Mode(o.mode)); err != nil {
		return n, usagef("%v", err)
	}
	if n.Profile, err = parseFacts("--profile ", o.facts); err != nil {
		return n, err
	}
	env.takeUsual(&n)
	return n, nil
}

// takeUsual fills in the facts that are usual for the kind of clinic, where
// the flags do not speak of them, and says which: they can be set otherwise.
func (env Env) takeUsual(n *ui.NewClinic) {
	usual := help.PresetByKey(n.Preset).Facts
	var taken []string
	for _, key := range slices.Sorted(maps.Keys(usual)) {
		if _, given := n.Profile[key]; !given {
			n.Profile[key] = usual[key]
			n.Assumed = append(n.Assumed, key)
			taken = append(taken, key+"="+usual[key])
		}
	}
	if len(taken) > 0 {
		fmt.Fprintf(env.words(), "usual for %s, and assumed until confirmed: %s; a no leaves questions out, set another with --profile KEY=VALUE\n", n.Preset, strings.Join(taken, " "))
	}
}
