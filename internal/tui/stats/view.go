package stats

import (
	"fmt"
	"slices"
	"strings"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/stats"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/ui"
)

// lay fits what is shown into the window.
func (s *screen) lay(st ui.Env) {
	b := st.Brief()
	rows := ui.BodyRows(st.H)
	from, to := 0, 0
	switch {
	case s.loaded.Tell(b):
	case s.tab == weeks:
		s.weeks(b)
	case s.tab == scores:
		s.scores(b, rows)
	default:
		from, to = s.numbers(b)
	}
	s.page.Set(b.Lines, ui.TextWidth(st.W), rows)
	if to > from {
		s.page.Show(from, to)
	}
}

// numbers writes what was done, and at which sites; it returns the lines of the site
// that is looked at.
func (s *screen) numbers(b *ui.Body) (from, to int) {
	if s.report.Sessions > 0 || s.report.Drilled != (stats.Drilled{}) {
		b.Facts(s.report.Facts())
	} else {
		b.Text(b.Look.Quiet, english.StatsNothing)
	}
	sites := s.sites()
	if len(sites) == 1 {
		return 0, 0
	}
	b.Gap()
	for _, site := range sites {
		at := len(b.Lines)
		s.site(b, site)
		if site == s.scope.Place {
			from, to = at, len(b.Lines)
		}
	}
	return from, to
}

// site writes a site and what was done there; a sign tells the one that is looked at
// without colours, too.
func (s *screen) site(b *ui.Body, site stats.Place) {
	sign, style := b.Look.Item(site == s.scope.Place)
	if site == (stats.Place{}) {
		b.Hang(style, sign, english.StatsEverywhere)
		return
	}
	text := site.String()
	if i := slices.IndexFunc(s.places, func(p stats.PlaceDone) bool { return p.Place == site }); i >= 0 {
		p := s.places[i]
		text = fmt.Sprintf(english.StatsSite, site, p.Points)
		if scored := p.Scored(); scored != "" {
			text = fmt.Sprintf(english.StatsSiteScored, site, p.Points, scored)
		}
	}
	b.Hang(style, sign, text)
}

// year is how many weeks the screen goes back.
const year = 53

// weeks writes the weeks, this one first.
func (s *screen) weeks(b *ui.Body) {
	recent := s.report.Recent(year, stats.DayOf(s.opts.Now()))
	defer s.apart(b)
	if len(recent) == 0 {
		b.Text(b.Look.Quiet, english.StatsNothing)
		return
	}
	slices.Reverse(recent)
	lines := draw.Weeks(recent, b.Width)
	b.Text(b.Look.Quiet, lines[0])
	for _, l := range lines[1:] {
		b.Lines = append(b.Lines, b.Look.Text.Render(l))
	}
}

func (s *screen) apart(b *ui.Body) {
	days := s.report.ApartLines()
	if len(days) == 0 {
		return
	}
	b.Gap()
	b.Text(b.Look.Warn, english.StatsApart)
	for _, l := range days {
		b.Hang(b.Look.Text, "  ", l)
	}
	b.Text(b.Look.Quiet, english.StatsApartMeans)
}

// trend is the one that is looked at: that of the site, or else the latest.
func (s *screen) trend() (stats.Trend, bool) {
	if len(s.report.Trends) == 0 {
		return stats.Trend{}, false
	}
	return s.report.Trends[0], true
}

// scores draws how the scores went at one place.
func (s *screen) scores(b *ui.Body, rows int) {
	lk := b.Look
	trend, ok := s.trend()
	if !ok {
		b.Text(lk.Quiet, english.StatsNoScore)
		if s.scope.Client == "" {
			b.Text(lk.Quiet, english.StatsNoTrend)
		}
		return
	}
	for _, l := range draw.Scores(trend.Readings, b.Width, rows) {
		b.Lines = append(b.Lines, lk.Text.Render(l))
	}
	b.Text(lk.Quiet, strings.Join(draw.ScoresLegend(), " · "))
	if course := trend.Course(); course != "" {
		b.Gap()
		b.Text(lk.Text, course)
	}
	if thresholds := trend.Thresholds(); len(thresholds) > 0 {
		b.Gap()
		b.Text(lk.Quiet, english.StatsPPTs)
		for _, f := range thresholds {
			b.Hang(lk.Text, f.Name+"  ", f.Text)
		}
	}
	b.Gap()
	b.Text(lk.Quiet, english.StatsCaveat)
}

func (s *screen) View(st ui.Env) ui.View {
	return ui.View{
		Content: st.Screenful(s.head(ui.TextWidth(st.W)), s.Help(st), s.page.Visible()),
		Title:   english.StatsWindow,
	}
}

// head says what is looked at, and what of, in at most so many cells.
func (s *screen) head(room int) string {
	of := s.scope.Heading()
	if trend, ok := s.trend(); ok && s.tab == scores {
		of = s.scope.TrendHeading(trend)
	}
	of = plain.Line(of)
	head := fmt.Sprintf([...]string{english.StatsHead, english.StatsHeadWeeks, english.StatsHeadScores}[s.tab], of)
	return ui.Cut(ui.Fitting(room, head, of), room)
}
