package drill

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"presshold/internal/gauge"
	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// lay fits what is read into the window.
func (f *force) lay(st ui.Env) {
	var lines []string
	switch f.stage {
	case reading:
		lines = f.intro(st)
	case done:
		lines = f.report(st)
	case pressing:
		f.look(st)
		return
	default:
		return
	}
	f.page.Set(lines, ui.TextWidth(st.W), ui.BodyRows(st.H))
}

// View draws the drill.
func (f *force) View(st ui.Env) ui.View {
	v := ui.View{Title: "presshold: " + phrase.Capital(f.opts.Drill.Words())}
	switch f.stage {
	case pressing:
		v.Content = f.content
	case askTarget, askBand:
		body := f.question(st, &v)
		v.Content = f.screenful(st, []key.Binding{keys.Hint("enter", "take it"), keys.Hint("esc", "leave")}, body)
	default:
		v.Content = f.screenful(st, f.hints(st), f.page.Visible())
	}
	return v
}

func (f *force) screenful(st ui.Env, hints []key.Binding, body []string) string {
	head := phrase.Capital(f.opts.Drill.Words())
	if f.opts.Name != "" {
		head += ": " + f.opts.Name
	}
	return st.Screenful(ui.Cut(head, ui.TextWidth(st.W)), keys.Enabled(hints...), body)
}

func (f *force) hints(st ui.Env) []key.Binding {
	k := st.Keys
	if f.stage == pressing {
		hints := []key.Binding{keys.Hint(tareKey, "tare"), k.Brief(keymap.Finish, "end"), k.Brief(keymap.Help, "keys")}
		if f.opts.Drill != training.SteadyForce && f.Stage == training.Holding {
			hints = append([]key.Binding{k.Brief(keymap.Primary, "released")}, hints...)
		}
		return hints
	}
	does, mode := "begin", "blind"
	if f.stage == done {
		does = "once more"
	}
	if f.mode == training.Blind {
		mode = "in sight"
	}
	hints := []key.Binding{k.Brief(keymap.Primary, does)}
	if !f.page.AtEnd() {
		hints = append(hints, k.Brief(keymap.Down, "more"))
	}
	return append(hints, keys.Hint(modeKey, mode), keys.Hint(tareKey, "tare"), k.Brief(keymap.Close, "leave"), k.Brief(keymap.Help, "keys"))
}

// question is the screen on which a target or the band is typed.
func (f *force) question(st ui.Env, v *ui.View) []string {
	b, lk := st.Brief(), st.Look
	ask, lead := "How hard do you want to press? No number is made of a protocol's words: set your own.", "Target, in "+f.opts.Unit+": "
	switch {
	case f.stage == askBand:
		ask, lead = "How far from it is still right? An amount, or a part such as 10%.", "Band, in "+f.opts.Unit+" or %: "
	case f.opts.Drill == training.StepsForce:
		ask, lead = ask+" Each step above the one before, such as 10 15 20.", "Targets, in "+f.opts.Unit+": "
	case f.opts.Drill == training.AlternateForce:
		ask, lead = ask+" Two levels, such as 30 10.", "Targets, in "+f.opts.Unit+": "
	}
	b.Text(lk.Text, ask)
	b.Gap()
	b.Lines = append(b.Lines, lk.Text.Render(lead+f.typed))
	v.Cursor = tea.NewCursor(ui.Margin(st.W)+len(lead)+len(f.typed), ui.BodyTop(st.H)+len(b.Lines)-1)
	b.Gap()
	if f.note != "" {
		b.Text(lk.Warn, f.note)
	}
	b.Text(lk.Quiet, f.standing())
	return b.Lines
}

// intro says what to do.
func (f *force) intro(st ui.Env) []string {
	b, lk := st.Brief(), st.Look
	if f.opts.Why != "" {
		b.Text(lk.Text, f.opts.Why)
		b.Gap()
	}
	b.Text(lk.Text, f.opts.Drill.How())
	b.Gap()
	b.Field("target", phrase.Marked(training.LevelsWords(f.opts.Levels, f.unit()), protocol.Provenance{Basis: protocol.Chosen}))
	b.Field("length", f.opts.Press.String())
	b.Field("trials", protocol.Count(f.opts.Trials, "hold")+"; each counts from the moment the force enters the band")
	sight := "in sight: the curve is drawn as you press"
	if f.mode == training.Blind {
		sight = fmt.Sprintf("blind: the curve is shown afterwards; the hold counts in the band, or after %g s wherever you press", training.BlindRise.Seconds())
	}
	b.Field("force", sight)
	b.Gap()
	b.Field("gauge", f.standing())
	if f.note != "" {
		b.Text(lk.Warn, f.note)
	}
	b.Gap()
	b.Text(lk.Quiet, english.DrillGaugeReads)
	b.Text(lk.Quiet, "After "+english.DrillForceSource+".")
	return b.Lines
}

// standing says how it stands with the gauge.
func (f *force) standing() string {
	name := plain.Line(f.opts.Gauge)
	switch f.heard.State {
	case gauge.Live:
		text := name
		if f.heard.Model != "" && f.heard.Model != gauge.Lines {
			text = f.heard.Model.Profile().Title + ": " + name
		}
		if f.shown != "" {
			text += ", reads " + f.shown
		}
		return text
	default:
		return name + ": " + Standing(f.heard)
	}
}

// Standing says how it stands with a gauge that gives no readings.
func Standing(b gauge.Batch) string {
	switch {
	case b.State == gauge.Gone:
		return plain.Line(b.Why) + "; it is looked for"
	case b.State == gauge.Silent && b.Garbage > 0:
		return "no reading; it says " + plain.Quote(b.Line)
	case b.State == gauge.Silent:
		return "no reading"
	default:
		return "no reading yet"
	}
}

// sight is all that is to be seen of the drill itself.
type sight struct {
	head, word, now, remark string
	hidden                  bool
	w, h                    int
}

// roomy is from how many rows on there is room for air.
const roomy = 12

// look draws the drill itself anew if anything of it is to be seen otherwise. Readings come
// many times a second, and most change nothing.
func (f *force) look(st ui.Env) {
	b := st.Brief()
	seen := sight{
		head: fmt.Sprintf("%d of %d · %s", min(len(f.Holds)+1, f.opts.Trials), f.opts.Trials, f.Level().Words(f.unit())),
		word: f.word(), now: f.shown, remark: f.remark(), hidden: f.hidden(), w: st.W, h: st.H,
	}
	rows := ui.BodyRows(st.H) - 3 // the head, the word, and what is said
	if ui.BodyRows(st.H) >= roomy {
		rows -= 2 // the gap, and one more for what is said
	}
	var curve picture
	if !seen.hidden {
		c, level := f.curve()
		curve = c.lay(level, b.Width, rows)
	}
	if seen == f.seen && curve.same(f.drawn) {
		return
	}
	f.seen, f.drawn = seen, curve
	f.content = f.screenful(st, f.hints(st), seen.draw(b, curve, f.unit()))
}

// draw draws the drill itself.
func (s sight) draw(b *ui.Body, curve picture, u gauge.Unit) []string {
	lk, room := b.Look, ui.BodyRows(s.h)
	word, now := " "+s.word+" ", s.now
	if s.hidden {
		now = ""
	}
	gap := max(b.Width-ui.Width(word)-ui.Width(now), 1)
	b.Lines = append(b.Lines, lk.Quiet.Render(ui.Cut(s.head, b.Width)),
		ui.Cut(lk.Selected.Render(ui.Cut(word, b.Width))+lk.Title.Render(fmt.Sprintf("%*s%s", gap, "", now)), b.Width))
	if room >= roomy {
		b.Gap()
	}
	if s.hidden {
		b.Text(lk.Quiet, "blind: the curve comes afterwards")
	}
	b.Lines = append(b.Lines, curve.draw(b, u)...)
	if s.remark != "" {
		b.Text(lk.Text, s.remark)
	}
	return b.Lines[:min(len(b.Lines), room)]
}

// hidden tells that the force is not to be seen now.
func (f *force) hidden() bool {
	return f.mode == training.Blind && (f.Stage == training.Moving || f.Stage == training.Holding)
}

// word is the word for what to do now.
func (f *force) word() string {
	held := int(f.Held() / time.Second)
	switch {
	case f.heard.State == gauge.Gone:
		return "PAUSED: THE GAUGE IS GONE"
	case f.heard.State != gauge.Live:
		return "PAUSED: NO READING"
	case f.Stage == training.LetGo && f.Remark == training.Overload:
		return "OVERLOAD: LET GO"
	case f.Stage == training.LetGo:
		return "LET GO"
	case f.Stage == training.Ready:
		return "PRESS TO " + f.unit().Words(f.Level().Target)
	case f.hidden() && f.Stage == training.Holding:
		return "HOLD"
	case f.Stage == training.Holding:
		return fmt.Sprintf("HOLD %d s", held)
	default:
		return f.toward()
	}
}

// toward is the word on the way to the band.
func (f *force) toward() string {
	target := f.unit().Words(f.Level().Target)
	switch n := len(f.Holds); {
	case f.opts.Drill == training.SteadyForce || n%len(f.opts.Levels) == 0 && f.opts.Drill == training.StepsForce || n == 0:
		return "PRESS TO " + target
	case f.Level().Target > f.opts.Levels[(n-1)%len(f.opts.Levels)].Target:
		return "UP TO " + target
	default:
		return "DOWN TO " + target
	}
}

// remark is what is to be said below the curve.
func (f *force) remark() string {
	bad := f.heard.Garbage - f.garbage
	switch {
	case f.heard.State != gauge.Live:
		return "Paused as of the last reading: " + Standing(f.heard) + ". The drill goes on when readings come."
	case f.note != "":
		return f.note
	case f.Remark != training.NoRemark:
		return RemarkWords(f.Remark, f.Unit)
	case bad > 0:
		return fmt.Sprintf("%s could not be read, the last: %s", protocol.Count(bad, "line"), plain.Quote(f.heard.Line))
	case len(f.Holds) > 0 && f.Stage != training.Holding:
		return f.Holds[len(f.Holds)-1].Words(f.unit()) + "."
	default:
		return ""
	}
}

// RemarkWords says what a remark on the readings says.
func RemarkWords(r training.Remark, u gauge.Unit) string {
	switch r {
	case training.TooShort:
		return "That hold ended before its time and does not count."
	case training.Overload:
		return "That is more than the gauge can measure: let go. The hold does not count."
	case training.Paused:
		return "There were no readings for a while: that time does not count."
	case training.UnitChange:
		return "The gauge reads in " + string(u) + " now; its readings are converted."
	default:
		return ""
	}
}

// curve is the curve to show: of the hold at hand, or else of the last one.
func (f *force) curve() (forceCurve, training.Level) {
	switch n := len(f.Holds); {
	case f.Stage == training.Moving || f.Stage == training.Holding:
		points, since := f.Curve()
		return forceCurve{points, since, f.window()}, f.Level()
	case n > 0:
		last := f.Holds[n-1]
		return forceCurve{last.Readings, -last.Rise, f.window()}, last.Level
	default:
		return forceCurve{}, f.Level()
	}
}

// window is how much time the curve has room for: a whole hold, and the way to it.
func (f *force) window() time.Duration {
	length := f.opts.Press.Span.Min
	if f.opts.Drill == training.SteadyForce {
		length = f.opts.Press.Span.Max
	}
	return length + 4*time.Second
}

// report is the scores, hold by hold, each with its curve.
func (f *force) report(st ui.Env) []string {
	b, lk := st.Brief(), st.Look
	if wrong := f.trouble(); wrong != "" {
		b.Text(lk.Warn, wrong)
	}
	for _, fact := range f.result.Facts() {
		b.Field(fact.Name, fact.Text)
	}
	const rows = 6
	for i, h := range f.result.Forces {
		b.Gap()
		b.Hang(lk.Text, fmt.Sprintf("%3d  ", i+1), h.Words(f.unit()))
		b.Lines = append(b.Lines, forceCurve{h.Readings, -h.Rise, f.window()}.lay(h.Level, b.Width, rows).draw(b, f.unit())...)
	}
	b.Gap()
	b.Text(lk.Quiet, f.whereabouts())
	return b.Lines
}
