package learn

import (
	"fmt"
	"strings"

	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/training"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/ui"
)

// View draws the step: the figure, if there is room for it, then the text.
func (s *Screen) View(st ui.Env) ui.View {
	body := append(s.picture(st), s.page.Visible()...)
	foot := st.Look.Footer(s.Help(st), st.W-2*ui.Margin(st.W))
	return ui.View{
		Content: ui.Screenful(s.head(st), foot, body, st.W, st.H),
		Title:   fmt.Sprintf(english.LessonName, plain.Line(s.opts.Lesson.Protocol.Name)),
	}
}

// head names the step, how far the lesson has come, and the protocol.
func (s *Screen) head(st ui.Env) string {
	title := plain.Line(s.step().Title)
	progress := "  " + fmt.Sprintf(english.NumberOf, s.at+1, len(s.opts.Lesson.Steps))
	room := st.W - 2*ui.Margin(st.W) - ui.Width(progress)
	head := st.Look.Title.Render(ui.Cut(title, room)) + st.Look.Quiet.Render(progress)
	name := plain.Line(s.opts.Lesson.Protocol.Name)
	if room -= ui.Width(title) + 2; s.at > 0 && ui.Width(name) <= room {
		head += st.Look.Quiet.Render("  " + name)
	}
	return head
}

// The least window with a figure, and the heights from which there is more of it.
const (
	figureFromW = 30
	figureFromH = 10
	lowH        = 14 // below, there is no blank line under it
	airyH       = 20 // from here on it has words, and stands at every step
)

// figureRows is how many rows the step's figure gets.
func (s *Screen) figureRows(w, h int) int {
	drawn := s.at == 0 || s.step().Block != training.NoIndex
	switch {
	case w < figureFromW || h < figureFromH || h < airyH && !drawn:
		return 0
	case h < lowH:
		return 4
	case h < airyH:
		return 5
	case h < 30:
		return 7
	default:
		return 10
	}
}

// lay sets the step out for the window.
func (s *Screen) lay(st ui.Env) {
	s.rows = s.figureRows(st.W, st.H)
	step, patterns := s.step(), s.opts.Lesson.Patterns
	first := 0
	if step.Block != training.NoIndex {
		first, patterns = step.Block, patterns[step.Block:step.Block+1]
	}
	s.figure = draw.NewRhythm(patterns, first, ui.TextWidth(st.W), s.rows)
	rows := ui.BodyRows(st.H) - len(s.picture(st))
	b := s.text(st, false)
	if len(b.Lines) > rows {
		b = s.text(st, true)
	}
	s.page.Set(b.Lines, b.Width, rows)
}

// text is the step in words, with or without blank lines between its parts.
func (s *Screen) text(st ui.Env, tight bool) *ui.Body {
	b := st.Brief()
	b.Tight = b.Tight || tight
	if s.last() {
		s.choices(b)
	}
	if s.problem != "" {
		b.Gap()
		b.Text(st.Look.Warn, s.problem)
	}
	for _, p := range s.step().Parts {
		b.Gap()
		write(b, p)
	}
	return b
}

// picture is the figure, with its words if there is room for them.
func (s *Screen) picture(st ui.Env) []string {
	if s.rows == 0 {
		return nil
	}
	at, moving := s.play.at(st.Now, s.figure)
	if !moving {
		at = -1
	}
	step := s.step()
	lines := s.figure.Lines(draw.Ink{Text: st.Look.Quiet, Marked: st.Look.Title, Head: st.Look.Title},
		draw.Part{Block: step.Block, Phase: step.Phase}, at)
	switch {
	case st.H < lowH: // the line of marks is air enough
		return lines
	case st.H < airyH:
		return append(lines, "")
	}
	b := st.Brief()
	if step.Block != training.NoIndex {
		b.Marked(st.Look.Text, s.opts.Lesson.Patterns[step.Block].Words)
	}
	legend := []string{s.figure.Legend()}
	if n := times(s.figure); n > 1 {
		legend = append(legend, fmt.Sprintf(english.LessonTimesAs, n))
	}
	b.Text(st.Look.Quiet, strings.TrimSpace(strings.Join(legend, "  ")))
	return append(append(lines, b.Lines...), "")
}

// choices are the speeds to run at.
func (s *Screen) choices(b *ui.Body) {
	for i, p := range Paces() {
		lead, style := b.Look.Item(i == s.pace)
		words := lead + p.Words
		if p.Speed.Preview() {
			words = ui.Fitting(b.Width, lead+fmt.Sprintf(english.LessonIsPreview, p.Words), words)
		}
		b.Lines = append(b.Lines, style.Render(ui.Cut(words, b.Width)))
	}
}

// The column of the heads, and the width from which there is one.
const (
	hang     = 18
	hangFrom = 56
)

// write writes a part, with its head beside the text or, in a narrow window, before it.
func write(b *ui.Body, p training.LessonPart) {
	head := plain.Line(p.Head)
	if b.Width < hangFrom {
		head += ": "
		for _, item := range p.Items {
			b.Marked(b.Look.Text, append(phrase.Unmarked(head), item...))
			head = ""
		}
		return
	}
	heads, lines := plain.Wrap(head, hang-2), []phrase.Text(nil)
	for _, item := range p.Items {
		lines = append(lines, ui.Wrap(item, b.Width-hang)...)
	}
	for i := range max(len(heads), len(lines)) {
		beside, text := "", phrase.Text(nil)
		if i < len(heads) {
			beside = heads[i]
		}
		if i < len(lines) {
			text = lines[i]
		}
		b.Lines = append(b.Lines, b.Look.Quiet.Render(ui.Pad(beside, hang))+b.Look.Marked(b.Look.Text, text))
	}
}
