package method

// The targets of the tiers, in days from the plan's start, which are also the
// days on which the first four phases end (scoring 5.2).
var targetDays = [4]int{30, 60, 90, 180}

// weeksUntil are the last weeks that end in time for each tier.
var weeksUntil = [4]int{4, 8, 12, 25}

// schedule gives every action its weeks, phase and dates, in plan order, and
// says which hours are missing.
func (p *Plan) schedule() {
	last := 0
	for i := range p.Phases {
		ph := Phase{Number: i + 1}
		if i < len(targetDays) {
			ph.End, ph.Bounded = p.Start.AddDays(targetDays[i]), true
			ph.Capacity = (weeksUntil[i] - last) * p.HoursPerWeek
			last = weeksUntil[i]
		}
		p.Phases[i] = ph
	}
	total := 0
	for i := range p.Actions {
		a := &p.Actions[i]
		a.StartWeek = total/p.HoursPerWeek + 1
		total += a.Hours
		a.EndWeek = ceil(total, p.HoursPerWeek)
		a.StartWeek = min(a.StartWeek, a.EndWeek)
		a.Computed = p.Start.AddDays(7 * a.EndWeek)
		a.Target = p.Start.AddDays(targetDays[a.EffectiveTier-1])
		a.setDue()
		a.SoonerThanHours = a.Due.Before(a.Computed)
		if days := a.Due.DaysSince(a.Target); days > 0 {
			a.LateWeeks = ceil(days, 7)
			p.Late++
			p.LatestWeeks = max(p.LatestWeeks, a.LateWeeks)
		}
		a.Phase = phaseOf(a.EndWeek)
		p.Phases[a.Phase-1].Hours += a.Hours
		p.Phases[a.EffectiveTier-1].Aimed += a.Hours
		for t := a.EffectiveTier; t <= P4; t++ {
			p.HoursNeeded[t-1] = max(p.HoursNeeded[t-1], ceil(total, weeksUntil[a.EffectiveTier-1]))
		}
		p.Weeks = max(p.Weeks, a.EndWeek)
	}
	aimed, capacity := 0, 0
	for i := range targetDays {
		ph := &p.Phases[i]
		aimed, capacity = aimed+ph.Aimed, capacity+ph.Capacity
		ph.Over = max(0, aimed-capacity)
	}
}

// phaseOf is the phase in which a week ends: 5 is later.
func phaseOf(week int) int {
	for i, until := range weeksUntil {
		if week <= until {
			return i + 1
		}
	}
	return len(weeksUntil) + 1
}

func ceil(n, d int) int { return (n + d - 1) / d }
