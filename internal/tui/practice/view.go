package practice

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/training"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// lay fits what is shown into the window.
func (p *progress) lay(st ui.Env) {
	b := st.Brief()
	rows := ui.BodyRows(st.H)
	from, to := 0, 0
	switch {
	case !p.read.Over():
		p.read.Tell(b)
	case p.deep:
		p.closer(b, rows)
		p.page.Set(b.Lines, ui.TextWidth(st.W), rows)
		return
	default:
		from, to = p.overview(b)
	}
	p.page.Set(b.Lines, ui.TextWidth(st.W), rows)
	p.page.Show(from, to)
}

// overview writes everything in short, and returns the lines of the row that is marked.
func (p *progress) overview(b *ui.Body) (from, to int) {
	lk := b.Look
	if p.read.Tell(b) {
		b.Gap()
	}
	row := 0
	add := func(text, more string) {
		at := len(b.Lines)
		p.row(b, row, text)
		if more != "" {
			b.Hang(lk.Text, "  ", more)
		}
		if row == p.at.Cursor() {
			from, to = at, len(b.Lines)
		}
		row++
	}
	add(p.suggestion(), "")
	if p.any {
		b.Text(lk.Text, p.next.Why)
	}
	b.Text(lk.Quiet, "Practice: "+p.streak.Words()+".")
	if len(p.series) > 0 {
		b.Gap()
		b.Text(lk.Quiet, "Drills, the latest first; lower bars are nearer to the target")
	}
	for _, s := range p.series {
		add(p.title(s), s.Sparkline(b.Width/2)+" "+s.Course())
	}
	if len(p.standings) > 0 {
		b.Gap()
		b.Text(lk.Quiet, "Weakest first")
		for _, s := range p.standings {
			add(fmt.Sprintf("%.0f %% %s", 100*s.Share(), p.name(s.Protocol)), s.Words())
		}
		b.Gap()
		b.Text(lk.Quiet, english.MissedMeans)
	}
	if p.at.Cursor() > 0 && p.at.Cursor() == p.rows()-1 { // what lies below the last row comes in sight with it
		to = len(b.Lines)
	}
	return from, to
}

// row writes a line that can be marked; a sign tells it without colours, too.
func (p *progress) row(b *ui.Body, i int, text string) {
	sign, style := b.Look.Item(i == p.at.Cursor())
	b.Hang(style, sign, text)
}

// title says which series it is.
func (p *progress) title(s training.Series) string {
	if s.Drill.InPercent() && s.Protocol == "" {
		return strings.ToUpper(s.Name()[:1]) + s.Name()[1:]
	}
	return p.name(s.Protocol) + ": " + s.Name()
}

// suggestion says what to practise next.
func (p *progress) suggestion() string {
	switch s := p.next; {
	case !p.any:
		return "No protocol has anything to drill."
	case s.Quiz && s.Protocol == "":
		return "Next: the quiz"
	case s.Quiz:
		return "Next: the quiz on " + p.name(s.Protocol)
	case s.Drill == training.Rhythm:
		return fmt.Sprintf("Next: the rhythm of %s, %s", p.name(s.Protocol), s.Mode)
	default:
		return fmt.Sprintf("Next: blind holds of %s, %s", p.name(s.Protocol), s.Mode)
	}
}

// closer writes one series with its chart, which has the rows that the facts leave.
func (p *progress) closer(b *ui.Body, rows int) {
	s, _ := p.marked()
	for _, f := range s.Facts() {
		b.Field(f.Name, f.Text)
	}
	b.Gap()
	b.Lines = append(b.Lines, chart(s, b, min(max(rows-len(b.Lines), lowest), highest))...)
}

// View draws the screen.
func (p *progress) View(st ui.Env) ui.View {
	head := "Practice"
	if s, ok := p.marked(); ok && p.deep {
		head = p.title(s)
	}
	return ui.View{
		Content: st.Screenful(ui.Cut(head, ui.TextWidth(st.W)), p.hints(st), p.page.Visible()),
		Title:   "presshold: practice",
	}
}

func (p *progress) hints(st ui.Env) []key.Binding {
	k := st.Keys
	hints := []key.Binding{k.Brief(keymap.Primary, p.does())}
	if p.deep && !p.page.AtEnd() || !p.deep && p.at.Cursor() < p.rows()-1 {
		hints = append(hints, k.Brief(keymap.Down, "down"))
	}
	return keys.Enabled(append(hints, k.Brief(keymap.Close, "back"), k.Brief(keymap.Help, "keys"))...)
}
