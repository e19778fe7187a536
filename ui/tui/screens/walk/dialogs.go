package walk

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"clinicready/assessment"
	"clinicready/assessment/method"
	"clinicready/questionnaires"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
	"clinicready/ui/tui/widgets"
)

// NoteLimit is how many characters a note holds.
const NoteLimit = 10_000

func (w *walk) noteDialog(it *method.Item) widgets.Dialog {
	id := it.Q.ID
	return widgets.NewNote("Note on "+id, it.State.Note, NoteLimit, func(text string) {
		w.app.Save(w.app.Session().SetNote(w.app.Assessment(), id, text))
	}).WithEditor(w.app.Edit)
}

func (w *walk) ownerDialog(it *method.Item) widgets.Dialog {
	id := it.Q.ID
	return widgets.NewForm("Owner", "Who is responsible for what this question asks? Empty for nobody."+w.peopleHint(),
		[]widgets.Field{{Key: "owner", Label: "owner", Value: it.State.Owner}},
		func(v map[string]string) error {
			ch, err := w.app.Session().SetOwner(w.app.Assessment(), id, w.knownName(v["owner"]))
			if err == nil {
				w.app.Save(ch, nil)
			}
			return err
		})
}

// peopleHint names the people of the register, for forms that ask for one.
func (w *walk) peopleHint() string {
	var names []string
	for _, p := range w.app.Clinic().People {
		names = append(names, p.Name+" ("+string(p.Role)+")")
	}
	if len(names) == 0 {
		return ""
	}
	return widgets.Safe(" Known here: " + strings.Join(names, ", ") + ".")
}

// knownName spells a name as the register does.
func (w *walk) knownName(name string) string {
	for _, p := range w.app.Clinic().People {
		if assessment.SameName(p.Name, name) {
			return p.Name
		}
	}
	return name
}

// findDialog finds questions by any word of them.
func (w *walk) findDialog() widgets.Dialog {
	return widgets.NewPicker("Find a question", func(query string) []widgets.Item {
		var out []widgets.Item
		r := w.app.Result()
		if r == nil {
			return nil
		}
		for i := range r.Items {
			it := &r.Items[i]
			q := it.Q
			texts := []string{q.ID, q.Ask, q.Why, q.Partly, q.Look, it.State.Note, it.State.Owner, screen.StateWord(it)}
			texts = append(texts, q.Show...)
			for _, ref := range q.Refs {
				texts = append(texts, ref.ID)
			}
			if widgets.Match(query, texts...) {
				_, sign := screen.MarkOf(w.app.Theme, it)
				out = append(out, widgets.Item{Label: sign + " " + w.app.Named(q.ID), Detail: widgets.Safe(q.Ask), Value: q.ID})
			}
		}
		return out
	}, func(it widgets.Item) tea.Cmd {
		w.tree = false
		w.jump(it.Value)
		return nil
	})
}

// goDialog goes to a requirement or a question by its id.
func (w *walk) goDialog() widgets.Dialog {
	var items []widgets.Item
	for _, o := range []order{byCriterion, bySafeguard} {
		for _, s := range routeOf(w.app.Result(), w.app.Assessment().Scope, o, allQuestions, "").stops {
			items = append(items, widgets.Item{Label: s.id, Detail: s.title, Value: "stop:" + s.id})
		}
	}
	seen := map[string]bool{}
	n := 0
	for _, it := range items {
		if !seen[it.Value] {
			seen[it.Value] = true
			items[n] = it
			n++
		}
	}
	items = items[:n]
	r := w.app.Result()
	for i := range r.Items {
		q := r.Items[i].Q
		items = append(items, widgets.Item{Label: w.app.Named(q.ID), Detail: widgets.Safe(q.Ask), Value: "question:" + q.ID})
	}
	return widgets.NewPicker("Go to", widgets.Among(items), func(it widgets.Item) tea.Cmd {
		w.tree = false
		if id, ok := strings.CutPrefix(it.Value, "question:"); ok {
			w.jump(id)
			return nil
		}
		w.jumpStop(strings.TrimPrefix(it.Value, "stop:"))
		return nil
	})
}

// jumpStop goes to a requirement, in an order that has it.
func (w *walk) jumpStop(id string) {
	for _, o := range []order{w.order, byCriterion, bySafeguard} {
		rt := routeOf(w.app.Result(), w.app.Assessment().Scope, o, allQuestions, "")
		for i, s := range rt.stops {
			if s.id == id {
				w.order, w.filter, w.route, w.at = o, allQuestions, rt, 0
				w.treeAt = i
				w.enterStop()
				return
			}
		}
	}
}

// whatDialog shows everything that the answer counts for.
func (w *walk) whatDialog(it *method.Item) widgets.Dialog {
	q := it.Q
	return widgets.NewPager("What else this answers", func(t *theme.Theme, width int) []string {
		scope := w.app.Assessment().Scope
		out := []string{t.Muted.Render("One answer counts for all of these."), ""}
		for _, ref := range q.Refs {
			req, ok := questionnaires.RequirementByRef(ref)
			if !ok {
				continue
			}
			out = append(out, t.Accent.Render(req.Citation)+"  "+t.Title.Render(req.Title))
			out = append(out, widgets.Indent(widgets.Wrap(t.Muted.Render(serves(req, scope)), max(1, width-2)), "  ")...)
		}
		for _, key := range q.Focus {
			if p, ok := questionnaires.PointOfFocusByKey(key); ok {
				out = append(out, widgets.Hang(t.Muted.Render("  "+p.Criterion+" "+t.Glyph.Dot+" "), t.Text.Render(p.Name), width)...)
			}
		}
		var wrapped []string
		for _, l := range out {
			wrapped = append(wrapped, widgets.Wrap(l, width)...)
		}
		return wrapped
	})
}

// serves says in a sentence how an answer counts for a requirement.
func serves(req questionnaires.Requirement, scope assessment.Scope) string {
	s := "A criterion of SOC 2"
	switch {
	case req.Framework == questionnaires.HIPAA && req.Duty == questionnaires.Mandatory:
		s = "Required by HIPAA"
	case req.Framework == questionnaires.HIPAA && req.Duty == questionnaires.Addressable:
		s = "Addressable under HIPAA: do it, or do an equivalent with a written reason"
	case req.Framework == questionnaires.HIPAA:
		s = "A part of HIPAA that asks nothing by itself"
	}
	if scope.Has(req.Category) {
		return s + "; in the scope of this assessment, so the answer counts there."
	}
	return s + "; not in the scope of this assessment, so it is shown and not counted."
}

func days(n int) string { return fmt.Sprintf("%d days", n) }
