// Package stats is the screen of the statistics: how much was done week by week, and how
// client-reported scores changed, for everyone or one client, everywhere or at one site.
package stats

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/keymap"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/stats"
	"presshold/internal/tui/clients"
	"presshold/internal/tui/draw"
	"presshold/internal/tui/keys"
	"presshold/internal/tui/ui"
)

// Options connect the screen to what lies outside it.
type Options struct {
	// Scope is what the screen shows first.
	Scope stats.Scope
	// Read computes statistics. It may block.
	Read func(stats.Scope) (stats.Report, error)
	// Clients lists the client codes in the order in which they are offered. It may block.
	Clients func() ([]string, error)
	Now     func() time.Time
}

type tab int

// The tabs in their order.
const (
	numbers tab = iota
	weeks
	scores
	tabs // how many there are
)

func (f tab) String() string {
	return [...]string{english.LabelNumbers, english.StatsTabWeeks, english.StatsTabScores}[f]
}

// screen shows one tab of the statistics.
type screen struct {
	opts   Options
	scope  stats.Scope
	loaded ui.Reading
	report stats.Report
	places []stats.PlaceDone // of the client, everywhere

	tab  tab
	page ui.Page
}

// New returns the screen.
func New(o Options) ui.Screen { return &screen{opts: o, scope: o.Scope} }

// found is the result of one reading.
type found struct {
	scope  stats.Scope
	report stats.Report
	places []stats.PlaceDone
}

func (s *screen) Init(st ui.Env) tea.Cmd {
	s.lay(st)
	return s.read()
}

// read reads the statistics of the scope and, if they are unknown, the places of its client.
func (s *screen) read() tea.Cmd {
	scope, places, anew := s.scope, s.places, s.places == nil
	return ui.Load(func() (found, error) {
		report, err := s.opts.Read(scope)
		switch {
		case !anew || err != nil:
		case scope.Place == stats.Place{}:
			places = report.Places
		default:
			var all stats.Report
			all, err = s.opts.Read(stats.Scope{Client: scope.Client, Since: scope.Since})
			places = all.Places
		}
		return found{scope, report, places}, err
	})
}

func (s *screen) Update(st ui.Env, msg tea.Msg) ui.Step {
	var step ui.Step
	switch msg := msg.(type) {
	case ui.Loaded[found]:
		if msg.Value.scope == s.scope { // the scope may have changed meanwhile
			s.loaded, s.report, s.places = msg.Reading, msg.Value.report, msg.Value.places
		}
	case ui.Press:
		step = s.press(msg)
	case ui.Return, ui.Kept: // there may be new sessions
		s.places = nil
		step.Cmd = s.read()
	}
	s.lay(st)
	return step
}

func (s *screen) press(msg ui.Press) ui.Step {
	has := msg.Has
	switch {
	case has(keymap.Close):
		return ui.Step{Leave: true}
	case has(keymap.Next) || has(keymap.Primary):
		s.tab, s.page = s.after(1), ui.Page{}
	case has(keymap.Back):
		s.tab, s.page = s.after(-1), ui.Page{}
	case has(keymap.Filter):
		return ui.Step{Open: clients.New(clients.Options{
			Codes: s.opts.Clients, Client: s.scope.Client, Nobody: english.StatsEveryone, Choose: s.choose,
		})}
	case has(keymap.Up):
		return s.move(-1)
	case has(keymap.Down):
		return s.move(1)
	default:
		s.page.TurnAny(msg.Actions)
	}
	return ui.Step{}
}

// sites returns the places to choose from, the first of which is everywhere.
func (s *screen) sites() []stats.Place {
	sites := []stats.Place{{}}
	for _, p := range s.places {
		if p.Place != (stats.Place{}) {
			sites = append(sites, p.Place)
		}
	}
	if !slices.Contains(sites, s.scope.Place) { // the command line named it
		sites = append(sites, s.scope.Place)
	}
	return sites
}

// move selects the site before or after the current one.
func (s *screen) move(by int) ui.Step {
	sites := s.sites()
	to := slices.Index(sites, s.scope.Place) + by
	if to < 0 || to >= len(sites) {
		return ui.Step{}
	}
	s.scope.Place = sites[to]
	return ui.Step{Cmd: s.read()}
}

// choose sets the client. The statistics are read when the list of clients is left.
func (s *screen) choose(client string) ui.Screen {
	if client != s.scope.Client {
		s.scope.Client, s.scope.Place, s.page = client, stats.Place{}, ui.Page{}
	}
	return nil
}

func (s *screen) Help(st ui.Env) []keys.Hint {
	k := st.Keys
	sites, scrolls := len(s.sites()) > 1, !s.page.Fits()
	down := k.Hint(keymap.PageDown, english.ScrollDown).InBrief(english.ScreenMore)
	if s.page.AtEnd() {
		down = down.InBrief("")
	}
	return keys.Enabled(
		k.Hint(keymap.Next, s.after(1).String()), k.Hint(keymap.Back, s.after(-1).String()).InBrief(""),
		keys.If(sites, k.Hint(keymap.Up, english.StatsPreviousKey).InBrief("")),
		keys.If(sites, k.Hint(keymap.Down, english.StatsNextKey).InBrief(english.LabelSite)),
		k.Hint(keymap.Filter, english.StatsClientKey).InBrief(english.HintClient),
		keys.If(scrolls, k.Hint(keymap.PageUp, english.ScrollUp).InBrief("")), keys.If(scrolls, down),
		k.Hint(keymap.Close, english.ScreenBack), k.Hint(keymap.Help, english.HintKeys).AtFoot(),
	)
}

// after returns the tab so many places after the current one.
func (s *screen) after(by tab) tab { return (s.tab + by + tabs) % tabs }

// lay fits the tab into the window.
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

// numbers writes what was done and the list of sites, and returns the lines of the selected site.
func (s *screen) numbers(b *ui.Body) (from, to int) {
	if s.report.Sessions > 0 || s.report.Drilled != (stats.Drilled{}) {
		b.Facts(s.report.Facts())
	} else {
		b.Text(b.Look.Quiet, s.scope.Nothing())
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

// site writes a site and what was done there. A sign marks the selected one, since colours may be
// off.
func (s *screen) site(b *ui.Body, site stats.Place) {
	sign, style := b.Look.Item(site == s.scope.Place)
	if site == (stats.Place{}) {
		b.Hang(style, sign, english.StatsEverywhere)
		return
	}
	text := site.String()
	if i := slices.IndexFunc(s.places, func(p stats.PlaceDone) bool { return p.Place == site }); i >= 0 {
		p := s.places[i]
		points := phrase.Count(p.Points, "point")
		text = fmt.Sprintf(english.StatsSite, site, points)
		if scored := p.Scored(); scored != "" {
			text = fmt.Sprintf(english.StatsSiteScored, site, points, scored)
		}
	}
	b.Hang(style, sign, text)
}

// year is the number of weeks shown.
const year = 53

func (s *screen) weeks(b *ui.Body) {
	recent := s.report.Recent(year, stats.DayOf(s.opts.Now()))
	defer s.apart(b)
	if len(recent) == 0 {
		b.Text(b.Look.Quiet, s.scope.Nothing())
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

// trend returns the trend of the selected site, or else the one worked last.
func (s *screen) trend() (stats.Trend, bool) {
	if len(s.report.Trends) == 0 {
		return stats.Trend{}, false
	}
	return s.report.Trends[0], true
}

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
			b.MarkedHang(lk.Text, f.Name+"  ", f.Text)
		}
	}
	b.Gap()
	b.Text(lk.Quiet, english.StatsCaveat)
}

func (s *screen) View(st ui.Env) ui.View {
	return ui.View{
		Content: st.Screenful(s.head(ui.TextWidth(st.W)), s.Help(st), s.page.Visible()),
		Title:   english.StatsName,
	}
}

// head names the tab and the scope, in at most room cells.
func (s *screen) head(room int) string {
	of := s.scope.Heading()
	if trend, ok := s.trend(); ok && s.tab == scores {
		of = s.scope.TrendHeading(trend)
	}
	of = plain.Line(of)
	head := fmt.Sprintf([...]string{english.StatsHead, english.StatsHeadWeeks, english.StatsHeadScores}[s.tab], of)
	return ui.Cut(ui.Fitting(room, head, of), room)
}
