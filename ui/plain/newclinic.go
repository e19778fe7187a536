package plain

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"clinicready/assessment"
	"clinicready/questionnaires"
	"clinicready/ui"
	"clinicready/ui/help"
)

// Presets are the kinds of clinic that are offered.
func Presets() []string { return help.PresetKeys() }

// newClinic asks for a clinic, makes it, and begins its walk.
func (a *app) newClinic() error {
	h, err := a.makeClinic()
	if errors.Is(err, errBack) || errors.Is(err, errQuit) {
		a.say("No clinic was made: its set-up was not finished.")
	}
	if err != nil {
		return err
	}
	a.tell("Saved in", h.Path)
	return a.clinic(h, true)
}

// makeClinic asks for a clinic and makes it.
func (a *app) makeClinic() (*ui.Handle, error) {
	a.say("A new clinic. Type back to leave without making it.")
	n := ui.NewClinic{Actor: a.opts.Actor, Profile: assessment.Profile{}}
	err := a.askWith("Name of the clinic:", func(line string) error {
		if n.Name = line; line == "" {
			return errors.New("a clinic needs a name")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	kinds := append([]string{"no particular kind"}, Presets()...)
	i, err := a.askChoice("Kind of clinic", kinds, 0)
	if err != nil {
		return nil, err
	}
	if i > 0 {
		n.Preset = kinds[i]
	}
	usual := help.PresetByKey(n.Preset).Facts
	a.tellUsual(n.Preset, usual)
	who, err := a.ask(fmt.Sprintf("Your name, for the record (Enter = %s):", a.opts.Actor))
	if err != nil {
		return nil, err
	}
	if who != "" {
		n.Actor = who
	}
	if n.Profile, n.Assumed, err = a.firstFacts(usual); err != nil {
		return nil, err
	}
	if n.Scope, err = a.askScope(a.opts.Scope); err != nil {
		return nil, err
	}
	return a.desk.Create(a.ctx, n)
}

// tellUsual says what is filled in for a kind of clinic, the nos apart: they
// leave questions out.
func (a *app) tellUsual(kind string, usual assessment.Profile) {
	var yes, no []string
	for _, f := range questionnaires.Facts() {
		switch v := usual[f.Key]; v {
		case "":
		case "no":
			no = append(no, f.Label)
		case "yes":
			yes = append(yes, f.Label)
		default:
			yes = append(yes, f.Label+": "+v)
		}
	}
	if len(yes) > 0 {
		a.say("Usual for %s, and filled in: %s.", kind, strings.Join(yes, "; "))
	}
	if len(no) > 0 {
		a.say("Not usual, filled in as no, and so not asked about: %s.", strings.Join(no, "; "))
	}
	if len(usual) > 0 {
		a.say("The facts, here or later in the menu, change any of it.")
	}
}

// firstFacts asks the two numbers that size the plan, and offers the rest. What
// is usual for the kind of clinic and was not said is assumed: the second result.
func (a *app) firstFacts(usual assessment.Profile) (facts assessment.Profile, assumed []string, err error) {
	said := map[string]string{}
	for _, key := range []string{"staff", "it_hours_per_week"} {
		f, _ := questionnaires.FactByKey(key)
		if err := a.askFact(f, usual[key], said); err != nil {
			return nil, nil, err
		}
	}
	more, err := a.askYes("Go through the facts that raise risk now? About two minutes, also possible later", false)
	if err != nil {
		return nil, nil, err
	}
	if more {
		now := maps.Clone(usual)
		if now == nil {
			now = assessment.Profile{}
		}
		maps.Copy(now, said)
		rest, err := a.askFacts(now)
		if err != nil {
			return nil, nil, err
		}
		maps.Copy(said, rest)
	}
	facts = assessment.Profile{}
	for _, key := range slices.Sorted(maps.Keys(usual)) {
		if _, given := said[key]; !given {
			facts[key] = usual[key]
			assumed = append(assumed, key)
		}
	}
	maps.Copy(facts, said)
	return facts, assumed, nil
}

// askFact asks one fact; an empty line says nothing and leaves it as it is now.
func (a *app) askFact(f questionnaires.Fact, now string, said map[string]string) error {
	return a.askWith(factPrompt(f, now)+":", func(line string) error {
		if line == "" {
			return nil
		}
		v, err := assessment.ParseFact(f.Key, line)
		if err == nil {
			said[f.Key] = v
		}
		return err
	})
}

// askFacts goes through every fact and returns what was said; "back" ends it
// early and keeps that.
func (a *app) askFacts(now assessment.Profile) (map[string]string, error) {
	a.say("One fact a line. Type back to stop here and keep what you said.")
	said := map[string]string{}
	for _, f := range questionnaires.Facts() {
		err := a.askFact(f, now[f.Key], said)
		if errors.Is(err, errBack) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	return said, nil
}

// partAbout says what each part of a scope adds, where its name does not.
var partAbout = map[string]string{
	"security":             " (always in)",
	"availability":         ": systems are up, backed up, restorable",
	"processing-integrity": ": data is handled completely and correctly",
	"confidentiality":      ": what is secret stays so, and is destroyed",
	"privacy":              " (SOC 2): notice, consent, access, disclosure",
}

// partLabel is a part of a scope as the line mode offers it.
func partLabel(part string) string {
	name := assessment.PartName(part) + partAbout[part]
	if strings.HasPrefix(part, "hipaa-") {
		return "HIPAA " + name
	}
	return name
}

func sameScope(a, b assessment.Scope) bool {
	return slices.Equal(a.Parts, b.Parts) && a.Target == b.Target && a.Months == b.Months && a.Mode == b.Mode
}

// askScope lets the person switch parts, and choose target and mode.
func (a *app) askScope(now assessment.Scope) (assessment.Scope, error) {
	parts, err := a.askParts(now.Parts)
	if err != nil {
		return now, err
	}
	a.say("A clinic is usually no service organization: SOC 2 is then a benchmark.")
	targets := assessment.Targets()
	var words []string
	for _, t := range targets {
		words = append(words, t.Word())
	}
	t, err := a.askChoice("Working toward", words, max(0, slices.Index(targets, now.Target)))
	if err != nil {
		return now, err
	}
	months := 0
	if targets[t] == assessment.TargetType2 {
		periods := assessment.Periods()
		var lengths []string
		for _, n := range periods {
			lengths = append(lengths, assessment.Count(n, "month", "months"))
		}
		usual := slices.Index(periods, now.Months)
		if usual < 0 {
			usual = slices.Index(periods, 6)
		}
		m, err := a.askChoice("Observation period", lengths, usual)
		if err != nil {
			return now, err
		}
		months = periods[m]
	}
	modes := assessment.Modes()
	m, err := a.askChoice("How much to ask", []string{"quick: the core questions, about 30 minutes", "full: everything in scope"}, max(0, slices.Index(modes, now.Mode)))
	if err != nil {
		return now, err
	}
	return assessment.NewScope(parts, targets[t], months, modes[m])
}

func (a *app) askParts(now []string) ([]string, error) {
	in := map[string]bool{}
	for _, p := range now {
		in[p] = true
	}
	all := assessment.ScopeParts()
	for {
		a.say("Scope:")
		var chosen []string
		for i, p := range all {
			mark := "[ ]"
			if in[p] {
				mark = "[x]"
				chosen = append(chosen, p)
			}
			a.say("  %d  %s %s", i+1, mark, partLabel(p))
		}
		line, err := a.ask("Type a number to switch a part, Enter to go on:")
		if err != nil {
			return nil, err
		}
		if line == "" {
			return chosen, nil
		}
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' }) {
			n, err := strconv.Atoi(w)
			switch {
			case err != nil || n < 1 || n > len(all):
				a.say("%q is none of 1 to %d.", w, len(all))
			case all[n-1] == "security":
				a.say("Security is always in.")
			default:
				in[all[n-1]] = !in[all[n-1]]
			}
		}
	}
}
