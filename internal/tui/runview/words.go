package runview

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// word returns what to do now, in capitals.
func word(s session.Snapshot) string { return strings.ToUpper(what(s)) }

func what(s session.Snapshot) string {
	switch s.State {
	case session.Halted:
		return english.RunViewPaused
	case session.Ready:
		return english.PhaseCountIn
	case session.Finished:
		return english.ScreenDone
	case session.Waiting:
		if awaiting(s) { // how deep, before it is pressed
			if s.Shift == session.NoShift {
				return english.FactPress
			}
			return fmt.Sprintf(english.RunViewPressShift, s.Shift)
		}
		return english.RunViewCheckIn
	}
	if shifting(s) {
		return string(s.Shift)
	}
	return lower(s.Phase)
}

// ranged returns what is added to the word once a phase may end, in capitals; "" before.
func ranged(s session.Snapshot) string {
	if s.State == session.Running && s.InRange && !shifting(s) {
		return strings.ToUpper(english.FactInRange)
	}
	return ""
}

// wholeWord returns the word with what is added to it.
func wholeWord(s session.Snapshot) string {
	if added := ranged(s); added != "" {
		return word(s) + " · " + added
	}
	return word(s)
}

// kindWord returns the word of the phase's kind, for a phase whose own word is too long or can't be
// drawn large.
func kindWord(s session.Snapshot) string { return strings.ToUpper(s.Phase.Kind.Word()) }

// lower returns the phase's word within a sentence.
func lower(p protocol.Phase) string { return clean(p.Word()) }

// phaseTexts returns how long the current phase is to last or, in a pause, what is paused and why,
// in full and shorter.
func phaseTexts(s session.Snapshot) []string {
	p := lasting(s)
	length := planned(p)
	var texts []string
	switch {
	case s.State == session.Halted && s.ByGap:
		return []string{fmt.Sprintf(english.RunViewGap, lower(p), phrase.Gap(s.Cause))}
	case s.State == session.Halted:
		texts = []string{fmt.Sprintf(english.RunViewPhasePausedFor, lower(p), length), fmt.Sprintf(english.RunViewPhasePaused, lower(p))}
	case s.State == session.Ready:
		texts = []string{fmt.Sprintf(english.RunViewGoesOnFor, lower(p), length), fmt.Sprintf(english.RunViewGoesOn, lower(p))}
	default:
		return []string{length}
	}
	if length == "" {
		return texts[1:]
	}
	return texts
}

// lasting returns the current phase with the time that somebody gave it.
func lasting(s session.Snapshot) protocol.Phase {
	p, most := s.Phase, s.ShownMax()
	if !p.Duration.Open && most > 0 && most != p.Duration.Max {
		p.Duration, p.From = protocol.Fixed(most), protocol.Provenance{}
	}
	if p.Duration.Open && most > 0 && most != p.Cap {
		p.Cap, p.CapFrom = most, protocol.Provenance{}
	}
	return p
}

// heard returns what to do now, and how long the phase is to last, for somebody who hears it: no
// sign stands for a word.
func heard(s session.Snapshot) []string {
	texts := phaseTexts(s)
	length := texts[len(texts)-1]
	if p := lasting(s); s.State == session.Running && !p.Counted() && !p.Duration.Open && !p.Duration.IsZero() {
		length = phrase.SpanWords(p.Duration)
	}
	return []string{word(s), ranged(s), length}
}

// planned returns how long a phase is to last, with the marks of its numbers.
func planned(p protocol.Phase) string {
	var parts []string
	if p.Counted() {
		parts = append(parts, phrase.Tight(phrase.BriefCount(p.Count, p.Kind.Counts()), p.CountFrom))
	} else if !p.Duration.Open && !p.Duration.IsZero() {
		parts = append(parts, phrase.Tight(phrase.Span(p.Duration), p.From))
	}
	if p.Duration.Open && p.Guide > 0 {
		parts = append(parts, phrase.Tight(fmt.Sprintf(english.RunViewGuide, phrase.Span(p.GuideSpan())), p.GuideFrom))
	}
	if p.Duration.Open && p.Cap > 0 {
		parts = append(parts, phrase.Tight(fmt.Sprintf(english.AtMost, phrase.Length(p.Cap)), p.CapFrom))
	}
	return strings.Join(parts, ", ")
}

func assumes(p protocol.Phase) bool {
	from := p.From
	switch {
	case p.Counted():
		from = p.CountFrom
	case p.Duration.Open:
		from = p.CapFrom
	}
	return from.Is(protocol.Assumed)
}

// counts returns the progress of the run: among several points the point, then the round, each in
// full and shorter. A single round is left out.
func counts(s session.Snapshot) [][]string {
	var parts [][]string
	if s.Points > 1 {
		short := fmt.Sprintf(english.NumberOf, s.Point, s.Points)
		if s.PointsAssumed {
			short = phrase.Tight(short, protocol.Provenance{Basis: protocol.Assumed})
		}
		whole := fmt.Sprintf(english.RunViewPoint, short)
		text := whole
		if s.Budget == 0 && s.PointsLeft != s.Points-s.Point { // somebody jumped, or left one out
			text = fmt.Sprintf(english.RunViewToCome, short, s.PointsLeft)
		}
		parts = append(parts, []string{text, whole, short})
	}
	if s.Round > 0 && s.Rounds.Max != 1 {
		parts = append(parts, roundText(s))
	}
	return parts
}

// roundText returns "round 3 of 8", or "round 3" if no number is planned or there is no room.
func roundText(s session.Snapshot) []string {
	text := phrase.Round(s.Round, "")
	if s.Rounds.Max <= 0 {
		return []string{text}
	}
	return []string{phrase.Tight(phrase.Round(s.Round, s.Rounds.String()), s.RoundsFrom), text}
}

// nextText returns what follows this phase, "then RELEASE 3 s*", in full and shorter.
func nextText(s session.Snapshot) []string {
	switch {
	case s.NextIsEnd:
		return []string{english.RunViewThenEnd}
	case s.Upcoming.Kind == "":
		return []string{""}
	}
	next := strings.ToUpper(lower(s.Upcoming))
	short := fmt.Sprintf(english.RunViewThen, next)
	timed := short
	if length := planned(s.Upcoming); length != "" {
		timed = fmt.Sprintf(english.RunViewThenFor, next, length)
	}
	if s.UpcomingPoint != s.At && s.UpcomingPoint.Site != "" {
		return []string{fmt.Sprintf("%s, %s", timed, clean(s.UpcomingPoint.String())), timed, short}
	}
	return []string{timed, short}
}

// side returns the side of the body, in capitals; "" if it doesn't matter.
func side(p protocol.Point) string { return strings.ToUpper(string(p.Side)) }

// placeText returns the site with its landmark.
func placeText(v View) string {
	at := v.At
	at.Side = ""
	return clean(at.String())
}

// placeIn returns the same in at most so many cells. A landmark gives way from its end, and a site in
// its middle.
func placeIn(v View, room int) string {
	const least = len(", a…") // of a landmark
	if site := clean(v.At.Site); v.At.Landmark == "" || ui.Width(site)+least > room {
		return plain.ShortenMiddle(site, room)
	}
	return ui.Cut(placeText(v), room)
}

// previewText returns the speed of a preview, in full and shorter.
func previewText(speed session.Speed) []string {
	times := speed.Times()
	return []string{fmt.Sprintf(english.RunViewPreview, times), fmt.Sprintf(english.RunViewPreviewShort, times)}
}

// levelText returns the pressure level, in full and shorter; nil if the protocol has no levels.
func levelText(v View) []string {
	if !v.Levels && v.LevelName == "" && v.Level <= 1 {
		return nil
	}
	short := fmt.Sprintf(english.RunViewLevel, v.Level)
	if v.LevelName == "" {
		return []string{short}
	}
	return []string{fmt.Sprintf(english.RunViewLevelName, v.Level, phrase.Tight(clean(v.LevelName), v.LevelFrom)), short}
}

// scoreText returns the first and the latest client-reported score.
func scoreText(s session.Snapshot) string {
	switch {
	case !s.LatestScore.Given:
		return ""
	case s.FirstScore.Given:
		return fmt.Sprintf(english.RunViewScores, phrase.Change(s.FirstScore.String(), s.LatestScore.String()))
	default:
		return fmt.Sprintf(english.RunViewScore, s.LatestScore.N)
	}
}

// times returns the time that has passed, and at most how much is left, as of the last change of
// the digits.
func times(s session.Snapshot) (elapsed, left time.Duration) {
	since := sinceEdge(s)
	elapsed, left = max(s.Active-since, 0), s.Remains
	if !countsUp(s) { // open phases are left out of Remains
		left += since
	}
	return elapsed, left
}

// budget returns how much of the time set aside has passed, with pauses, as of the last change of
// the digits.
func budget(s session.Snapshot) time.Duration {
	if s.State == session.Running {
		return max(s.Total-sinceEdge(s), 0)
	}
	return s.Total
}

// overBudget reports whether the time set aside is used up.
func overBudget(s session.Snapshot) bool { return s.Budget > 0 && budget(s) >= s.Budget }

// budgetText returns that time and the number of points to come, "treatment: 18 of 30 min, 3 points
// left", and shorter: without what it is the time of, and without the points.
func budgetText(s session.Snapshot) []string {
	text, left := phrase.MinutesOf(budget(s), s.Budget), english.RunViewLastPoint
	if s.PointsLeft > 0 {
		left = fmt.Sprintf(english.RunViewPointsLeft, phrase.Count(s.PointsLeft, "point"))
	}
	if overBudget(s) {
		text = fmt.Sprintf(english.RunViewBudgetUp, text)
		return []string{fmt.Sprintf("%s, %s", text, left), text}
	}
	return []string{fmt.Sprintf(english.RunViewBudget, text, left), fmt.Sprintf("%s, %s", text, left), text}
}

// timeText returns the times of the run, or of the time set aside, in full and shorter.
func timeText(s session.Snapshot) []string {
	if s.Budget > 0 {
		return budgetText(s)
	}
	done, rest := times(s)
	elapsed := fmt.Sprintf(english.RunViewElapsed, phrase.Clock(done))
	left := phrase.Left(s, rest)
	if left == "" {
		return []string{elapsed}
	}
	return []string{fmt.Sprintf(english.RunViewTimes, phrase.Clock(done), left), elapsed}
}

// sessionClockText returns how the session clock stands, the fullest wording first. The last names it,
// as it could be taken for a time of the run.
func sessionClockText(v View) []string {
	texts := slices.Clone(v.SessionClock)
	if n := len(texts); n > 0 {
		texts[n-1] = fmt.Sprintf(english.SessionClock, texts[n-1])
	}
	return texts
}

// title returns the window's title, which changes with the phase and not every second.
func title(v View) string {
	now := word(v.Snapshot)
	switch {
	case v.State == session.Finished:
	case v.Points > 1:
		return fmt.Sprintf(english.RunViewTitlePoint, now, v.Point)
	case v.Round > 0 && v.Rounds.Max != 1:
		return fmt.Sprintf(english.RunViewTitleRound, now, v.Round)
	}
	return fmt.Sprintf(english.RunViewTitle, now)
}

// percent returns how much of the plan is done, or of the phase if the plan has no end.
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
