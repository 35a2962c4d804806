package drill

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/gauge"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui/ui"
)

// trial is what look has drawn, or the question for a target or the band.
func (f *force) trial(st ui.Env) ([]string, *tea.Cursor) {
	if f.stage == trying {
		return f.lines, nil
	}
	b, lk := st.Brief(), st.Look
	question, lead := f.Question()
	b.Text(lk.Text, question)
	b.Gap()
	cursor := f.typing(st, b, lead)
	b.Gap()
	if f.note != "" {
		b.Text(lk.Warn, f.note)
	}
	b.Text(lk.Quiet, f.standing())
	return b.Lines, cursor
}

func (f *force) instructions(st ui.Env, b *ui.Body) {
	lk := st.Look
	b.Text(lk.Text, f.Drill.How())
	b.Gap()
	b.MarkedField(english.LabelTarget, training.LevelsWords(f.Levels, f.Unit))
	b.MarkedField(english.FactLength, f.Press.Words())
	b.Field(english.DrillFieldTrials, fmt.Sprintf(english.DrillTrialsForce, phrase.Count(f.Trials, "hold")))
	sight := english.DrillForceShown
	if f.Mode == training.Blind {
		sight = fmt.Sprintf(english.DrillForceBlind, training.BlindRise.Seconds())
	}
	b.Field(english.DrillFieldForce, sight)
	b.Gap()
	b.Field(english.LabelGauge, f.standing())
	if f.note != "" {
		b.Text(lk.Warn, f.note)
	}
	b.Gap()
	b.Text(lk.Quiet, english.DrillGaugeReads)
	b.Text(lk.Quiet, fmt.Sprintf(english.DrillAfter, english.DrillForceSource))
}

// standing says which gauge is read, and its state or force.
func (f *force) standing() string {
	name := plain.Line(f.Gauge)
	if f.heard.State != gauge.Live {
		return fmt.Sprintf("%s: %s", name, f.heard.Words())
	}
	if f.heard.Model != "" && f.heard.Model != gauge.Lines {
		name = fmt.Sprintf("%s: %s", f.heard.Model.Profile().Title, name)
	}
	if f.shown == "" {
		return name
	}
	return fmt.Sprintf(english.GaugeReads, name, f.shown)
}

// sight is what a running drill shows beside the curve.
type sight struct {
	head, word, now, remark string
	hidden                  bool
	w, h                    int
}

// roomy is the lowest body with room for blank lines.
const roomy = 12

// look redraws the running drill if anything that it shows has changed: readings come many times a
// second, and most change nothing.
func (f *force) look(st ui.Env) {
	b := st.Brief()
	seen := sight{
		head: fmt.Sprintf(english.DrillForceHead, min(len(f.Holds)+1, f.Trials), f.Trials, f.Level().Words(f.Unit)),
		word: f.word(), now: f.shown, remark: f.remark(), hidden: f.Hidden(), w: st.W, h: st.H,
	}
	rows := ui.BodyRows(st.H) - 3 // the head, the word, and what is said
	if ui.BodyRows(st.H) >= roomy {
		rows -= 2 // the gap, and one more for what is said
	}
	var curve picture
	if !seen.hidden {
		curve = f.picture(b.Width, rows)
	}
	if seen == f.seen && curve.same(f.drawn) {
		return
	}
	f.seen, f.drawn = seen, curve
	f.lines = seen.draw(b, curve, f.Unit)
}

func (s sight) draw(b *ui.Body, curve picture, u gauge.Unit) []string {
	lk, room := b.Look, ui.BodyRows(s.h)
	word, now := " "+s.word+" ", s.now
	if s.hidden {
		now = ""
	}
	word = ui.Cut(word, max(b.Width-ui.Width(now)-1, 1)) // the number is never cut
	gap := max(b.Width-ui.Width(word)-ui.Width(now), 1)
	b.Lines = append(b.Lines, lk.Quiet.Render(ui.Cut(s.head, b.Width)),
		ui.Cut(lk.Selected.Render(word)+lk.Title.Render(fmt.Sprintf("%*s%s", gap, "", now)), b.Width))
	if room >= roomy {
		b.Gap()
	}
	if s.hidden {
		b.Text(lk.Quiet, english.DrillBlindCurve)
	}
	b.Lines = append(b.Lines, curve.draw(b, u)...)
	if s.remark != "" {
		b.Text(lk.Text, s.remark)
	}
	return b.Lines[:min(len(b.Lines), room)]
}

// word says what to do now.
func (f *force) word() string {
	held := int(f.Held() / time.Second)
	switch {
	case f.heard.State == gauge.Gone:
		return english.DrillWordGone
	case f.heard.State != gauge.Live:
		return english.DrillWordSilent
	case f.Stage == training.LetGo && f.Remark == training.Overload:
		return english.DrillWordOverload
	case f.Stage == training.LetGo:
		return strings.ToUpper(english.DoesLetGo)
	case f.Stage == training.Ready:
		return fmt.Sprintf(english.DrillWordPressTo, f.Unit.Words(f.Level().Target))
	case f.Hidden() && f.Stage == training.Holding:
		return english.DrillWordHold
	case f.Stage == training.Holding:
		return fmt.Sprintf(english.DrillWordHoldFor, held)
	default:
		return f.toward()
	}
}

// toward says where to go on the way to the band.
func (f *force) toward() string {
	target := f.Unit.Words(f.Level().Target)
	switch n := len(f.Holds); {
	case f.Drill == training.SteadyForce || n%len(f.Levels) == 0 && f.Drill == training.StepsForce || n == 0:
		return fmt.Sprintf(english.DrillWordPressTo, target)
	case f.Level().Target > f.Levels[(n-1)%len(f.Levels)].Target:
		return fmt.Sprintf(english.DrillWordUpTo, target)
	default:
		return fmt.Sprintf(english.DrillWordDownTo, target)
	}
}

// remark is the line below the curve.
func (f *force) remark() string {
	bad := f.heard.Garbage - f.garbage
	switch {
	case f.heard.State != gauge.Live:
		return fmt.Sprintf(english.DrillGaugePaused, f.heard.Words())
	case f.note != "":
		return f.note
	case f.Remark != training.NoRemark:
		return f.Remark.Words(f.Reads)
	case bad > 0:
		return fmt.Sprintf(english.DrillBadLines, phrase.Count(bad, "line"), plain.Quote(f.heard.Line))
	case len(f.Holds) > 0 && f.Stage != training.Holding:
		return plain.Sentence(f.Holds[len(f.Holds)-1].Words(f.Unit))
	default:
		return ""
	}
}

// picture is the curve of the current hold or, between holds, of the last one.
func (f *force) picture(width, rows int) picture {
	switch n := len(f.Holds); {
	case f.Presses():
		points, since := f.Curve()
		return newPicture(f.Level(), points, since, f.window(), width, rows)
	case n > 0:
		return f.holdPicture(f.Holds[n-1], width, rows)
	default:
		return newPicture(f.Level(), nil, 0, f.window(), width, rows)
	}
}

func (f *force) holdPicture(h training.ForceHold, width, rows int) picture {
	return newPicture(h.Level, h.Readings, -h.Rise, f.window(), width, rows)
}

// window is how much time the curve shows: a whole hold and the rise to it.
func (f *force) window() time.Duration {
	length := f.Press.Span.Min
	if f.Drill == training.SteadyForce {
		length = f.Press.Span.Max
	}
	return length + 4*time.Second
}

// details writes how each hold went, with its curve.
func (f *force) details(b *ui.Body) {
	const rows = 6
	for i, h := range f.result.Forces {
		b.Gap()
		b.Hang(b.Look.Text, fmt.Sprintf("%3d  ", i+1), h.Words(f.Unit))
		b.Lines = append(b.Lines, f.holdPicture(h, b.Width, rows).draw(b, f.Unit)...)
	}
}
