package method

// phaseEnds are the days, counted from the plan's start, on which the four
// phases end (scoring 5.2).
var phaseEnds = [4]int{30, 60, 90, 180}

// phaseWeeks are the weeks of work that the method counts in each phase, and
// the week before its first.
var (
	phaseWeeks = [4]int{4, 4, 4, 12}
	weeksUntil = [4]int{0, 4, 8, 12}
)

// schedule gives every action its phase, weeks and due date, in plan order.
func (p *Plan) schedule() {
	for i := range p.Phases {
		p.Phases[i] = Phase{Number: i + 1, End: p.Start.AddDays(phaseEnds[i]), Capacity: phaseWeeks[i] * p.HoursPerWeek}
	}
	phaseOf := map[string]int{}
	for i := range p.Actions {
		a := &p.Actions[i]
		earliest := 1
		for _, id := range a.DependsOn {
			earliest = max(earliest, phaseOf[id])
		}
		a.Phase = max(earliest, a.lent.phase)
		for n := earliest; n <= a.lent.phase; n++ {
			if p.Phases[n-1].Hours+a.Hours <= p.Phases[n-1].Capacity {
				a.Phase = n
				break
			}
		}
		phaseOf[a.ID] = a.Phase
		ph := &p.Phases[a.Phase-1]
		a.StartWeek, a.EndWeek = p.weeks(ph, a.Hours)
		ph.Hours += a.Hours
		ph.Over = max(0, ph.Hours-ph.Capacity)
		a.Computed = ph.End
		a.setDue()
	}
}

// weeks places the next hours of a phase; work over capacity ends with the
// phase, because that is when it is due.
func (p *Plan) weeks(ph *Phase, hours int) (start, end int) {
	i := ph.Number - 1
	last := weeksUntil[i] + phaseWeeks[i]
	start = min(last, weeksUntil[i]+ph.Hours/p.HoursPerWeek+1)
	end = min(last, weeksUntil[i]+(ph.Hours+hours+p.HoursPerWeek-1)/p.HoursPerWeek)
	return start, max(start, end)
}
