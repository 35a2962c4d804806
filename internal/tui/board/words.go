package board

import (
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// word is what to do now, in capitals.
func word(s session.Snapshot) string {
	switch s.State {
	case session.Halted:
		return "PAUSED"
	case session.Ready:
		return "GET READY"
	case session.Finished:
		return "DONE"
	case session.Waiting:
		if awaiting(s) {
			return "PRESS"
		}
		return "CHECK-IN"
	}
	if shifting(s) {
		return strings.ToUpper(string(s.Shift))
	}
	return strings.ToUpper(clean(s.Phase.Word()))
}

// addition is what the word adds to itself.
func addition(s session.Snapshot) string {
	switch {
	case s.InRange && s.State == session.Running:
		return "IN RANGE"
	case awaiting(s): // how deep, before it is pressed
		return strings.ToUpper(string(s.Shift))
	}
	return ""
}

// detail says what the word means in numbers: how long the phase is planned to
// last and where that comes from; in a pause, what stands still and why.
func detail(s session.Snapshot) string {
	p := s.Phase
	switch s.State {
	case session.Halted:
		if s.ByGap {
			return "the machine slept; in " + lower(p)
		}
		return strings.TrimSpace("in " + lower(p) + " " + planned(p))
	case session.Ready:
		return strings.TrimSpace(lower(p) + " goes on " + planned(p))
	}
	if s.Note != "" && (p.Kind == protocol.Reposition || p.Kind == protocol.CountIn) { // on the way to the point
		return strings.TrimSpace(planned(p) + "  " + clean(s.Note))
	}
	return planned(p)
}

// lower is the phase's word inside a sentence.
func lower(p protocol.Phase) string { return clean(p.Word()) }

// planned is how long a phase is to last, every number with its mark.
func planned(p protocol.Phase) string {
	var parts []string
	add := func(text string, from protocol.Provenance) {
		parts = append(parts, phrase.Tight(text, from))
	}
	switch {
	case p.Counted():
		add(p.Count.String()+" strokes", p.CountFrom)
	case !p.Duration.Open && !p.Duration.IsZero():
		text := phrase.Span(p.Duration)
		if p.Kind == protocol.CountIn && p.From == (protocol.Provenance{}) {
			parts = append(parts, text) // from the settings, not the protocol
			break
		}
		add(text, p.From)
	}
	if p.Duration.Open {
		if p.Guide > 0 {
			add("guide "+phrase.Length(p.Guide), p.GuideFrom)
		}
		if p.Cap > 0 {
			add("cap "+phrase.Length(p.Cap), p.CapFrom)
		}
	}
	return strings.Join(parts, ", ")
}

// starred is the mark where there is no room for the word.
func starred(p protocol.Phase) string {
	from := p.From
	switch {
	case p.Counted():
		from = p.CountFrom
	case p.Duration.Open:
		from = p.CapFrom
	case p.Kind == protocol.CountIn && p.From == (protocol.Provenance{}):
		return ""
	}
	if p.Duration.IsZero() || phrase.Mark(from) == "" {
		return ""
	}
	return "*"
}

// roundText is "Round 3 of 8", or "Round 3" when nothing is planned.
func roundText(s session.Snapshot, label string) string {
	text := label + strconv.Itoa(s.Round)
	if s.Rounds <= 0 {
		return text
	}
	of := strconv.Itoa(s.Rounds)
	if s.RoundsMin > 0 && s.RoundsMin < s.Rounds {
		of = strconv.Itoa(s.RoundsMin) + "-" + of
	}
	return phrase.Tight(text+" of "+of, s.RoundsFrom)
}

// nextText is what comes after this phase: "next RELEASE 3 s assumed".
func nextText(s session.Snapshot) string {
	switch {
	case s.NextIsEnd:
		return "then the end"
	case s.Upcoming.Kind == "":
		return ""
	}
	text := "next " + strings.ToUpper(lower(s.Upcoming))
	if s.UpcomingPoint != s.At && s.UpcomingPoint.Site != "" {
		text += " " + clean(s.UpcomingPoint.String())
	}
	if p := planned(s.Upcoming); p != "" {
		text += " " + p
	}
	return text
}

// pointText is where the hands are, how hard they press, and what the client says.
func pointText(v View) []string {
	var parts []string
	if v.At.Site != "" {
		parts = append(parts, clean(v.At.String()))
	}
	if v.Points > 1 {
		text := "point " + strconv.Itoa(v.Point) + " of " + strconv.Itoa(v.Points)
		if v.Budget == 0 && v.PointsLeft != v.Points-v.Point { // somebody jumped, or left one out
			text += ", " + strconv.Itoa(v.PointsLeft) + " to come"
		}
		parts = append(parts, text)
	}
	if v.Blocks > 1 && v.BlockName != "" {
		parts = append(parts, clean(v.BlockName))
	}
	if v.Levels || v.LevelName != "" || v.Level > 1 {
		text := "level " + strconv.Itoa(v.Level)
		if v.LevelName != "" {
			text += " " + clean(v.LevelName)
		}
		parts = append(parts, text)
	}
	if v.LatestScore.Given {
		text := "score "
		if v.FirstScore.Given {
			text += strconv.Itoa(v.FirstScore.N) + " -> "
		}
		parts = append(parts, text+strconv.Itoa(v.LatestScore.N))
	}
	return parts
}

// times are the time that has run and the time that is left at most, as of the last
// edge of the digits.
func times(s session.Snapshot) (elapsed, left time.Duration) {
	since := sinceEdge(s)
	elapsed, left = max(s.Active-since, 0), s.Remains
	if !countsUp(s) { // open phases are left out of Remains
		left += since
	}
	return elapsed, left
}

// budget is how much of the time that was set aside has passed, pauses included, as of
// the last edge of the digits.
func budget(s session.Snapshot) time.Duration {
	if s.State == session.Running {
		return max(s.Total-sinceEdge(s), 0)
	}
	return s.Total
}

// overBudget tells whether the time that was set aside is used up.
func overBudget(s session.Snapshot) bool { return s.Budget > 0 && budget(s) >= s.Budget }

// budgetText is that time in words, and how many points are still to come: "18 of 30
// min, 3 points left".
func budgetText(s session.Snapshot) string {
	text := strconv.Itoa(int(budget(s)/time.Minute)) + " of " +
		strconv.FormatFloat(s.Budget.Minutes(), 'f', -1, 64) + " min, "
	if overBudget(s) {
		text = "time is up: " + text
	}
	switch s.PointsLeft {
	case 0:
		return text + "last point"
	case 1:
		return text + "1 point left"
	default:
		return text + strconv.Itoa(s.PointsLeft) + " points left"
	}
}

// timeText is those times in words; where time was set aside, how that stands. A tilde
// marks an end that may come earlier or later; where nothing timed is left, nobody knows
// how long it takes.
func timeText(s session.Snapshot) string {
	if s.Budget > 0 {
		return budgetText(s)
	}
	done, rest := times(s)
	text := "elapsed " + phrase.Clock(done)
	switch {
	case !s.OpenEnded:
		return text + " / " + phrase.Countdown(rest) + " left"
	case rest > 0:
		return text + " / ~" + phrase.Countdown(rest) + " left"
	default:
		return text
	}
}

// title is the window's title: it changes with the phase, not with the second.
func title(v View) string {
	t := word(v.Snapshot)
	if v.Round > 0 && v.State != session.Finished {
		t += ", round " + strconv.Itoa(v.Round)
	}
	return t + " - presshold"
}

// percent is how much of the plan is done; of the phase if the plan has no end.
func percent(s session.Snapshot) int {
	done, left := times(s)
	all := done + left
	if s.State == session.Finished {
		return 100
	}
	if all <= 0 || s.Remains <= 0 {
		done, all = level(s)
	}
	if all <= 0 {
		return 0
	}
	return int(min(max(done, 0)*100/all, 100))
}
