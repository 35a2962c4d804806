package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/stats"
	"presshold/internal/tui/draw"
	statsscreen "presshold/internal/tui/stats"
	"presshold/internal/tui/ui"
)

func statsCommand(a *app.App) *cobra.Command {
	var f viewFlags
	var scope stats.Scope
	cmd := &cobra.Command{
		Use:   "stats",
		Short: english.StatsShort,
		Long:  english.StatsLong,
		Example: "  presshold stats --since 12w\n" +
			"  presshold stats --client 4KXP-7M2P --site \"upper trap:left\"\n" +
			"  presshold stats --json",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.show(cmd, a,
				func(cfg settings.Settings) ui.Screen { return StatsScreen(cmd.Context(), a, scope, WeekStart(cfg)) },
				func() error { return printStats(cmd.Context(), a, scope, f.json) })
		},
	}
	flags := cmd.Flags()
	flags.Var(&app.Value[string]{To: &scope.Client, Parse: app.ParseClient, Kind: "CODE"}, "client", english.HistoryClient)
	flags.Var(&app.Value[stats.Place]{To: &scope.Place, Parse: parsePlace, Kind: "SITE[:SIDE]"}, "site", english.HistorySite)
	flags.Var(since(&scope.Since), "since", english.HistorySince)
	f.add(cmd, english.StatsJSON)
	return cmd
}

func printStats(ctx context.Context, a *app.App, scope stats.Scope, asJSON bool) error {
	now := time.Now()
	cfg, err := a.Settings()
	if err != nil {
		return err // where weeks begin changes what is counted in them
	}
	scope.Starts = WeekStart(cfg)
	report, err := statistics(ctx, a, scope, now)
	if err != nil {
		return err
	}
	return a.Print(func(w *bufio.Writer) {
		if asJSON {
			app.WriteJSON(w, jsonReport{
				Client: scope.Client, Site: scope.Place.Site, Side: scope.Place.Side, Since: scope.Since, Report: report,
			})
		} else {
			writeReport(a.Page(w), report, stats.DayOf(now))
		}
	})
}

type jsonReport struct {
	Client string        `json:"client,omitempty"`
	Site   string        `json:"site,omitempty"`
	Side   protocol.Side `json:"side,omitempty"`
	Since  stats.Day     `json:"since,omitzero"`
	stats.Report
}

// StatsScreen returns the screen of the statistics.
func StatsScreen(ctx context.Context, a *app.App, scope stats.Scope, starts stats.WeekStart) ui.Screen {
	return statsscreen.New(statsscreen.Options{
		Scope: scope, Now: time.Now,
		Read: func(scope stats.Scope) (stats.Report, error) {
			scope.Starts = starts
			return statistics(ctx, a, scope, time.Now())
		},
		Clients: func() ([]string, error) {
			return ClientCodes(ctx, a, func(c journal.Client) bool { return c.Sessions > 0 })
		},
	})
}

// WeekStart returns the day on which the user's weeks begin.
func WeekStart(s settings.Settings) stats.WeekStart {
	return stats.WeekStart(slices.Index(settings.WeekStarts(), s.WeekStart))
}

// ClientCodes returns the codes of some clients, the most recent first. Those without a session
// come last.
func ClientCodes(ctx context.Context, a *app.App, which func(journal.Client) bool) (codes []string, err error) {
	all, err := app.FromJournal(ctx, a, func(s *journal.Store) ([]journal.Client, error) { return s.Clients(ctx) })
	last := func(c journal.Client) time.Time {
		if c.Last == nil {
			return time.Time{}
		}
		return *c.Last
	}
	slices.SortStableFunc(all, func(a, b journal.Client) int { return last(b).Compare(last(a)) })
	for _, c := range all {
		if which(c) {
			codes = append(codes, c.Code)
		}
	}
	return codes, app.Unless(err, journal.ErrNone)
}

// statistics computes the statistics; without a record, they are empty.
func statistics(ctx context.Context, a *app.App, scope stats.Scope, now time.Time) (stats.Report, error) {
	report, err := app.FromJournal(ctx, a, func(s *journal.Store) (stats.Report, error) {
		if err := s.CheckClient(ctx, scope.Client); err != nil {
			return stats.Report{}, err
		}
		return s.Stats(ctx, scope, now)
	})
	if errors.Is(err, journal.ErrNone) {
		return stats.New(scope, stats.Rows{}, stats.DayOf(now)), nil
	}
	return report, err
}

// parsePlace parses a site and a side. "both" stands for the whole site.
func parsePlace(text string) (stats.Place, error) {
	p, err := protocol.ParsePoint(text)
	if p.Side == protocol.Both {
		p.Side = protocol.NoSide
	}
	return stats.Place{Site: p.Site, Side: p.Side}, err
}

func since(to *stats.Day) *app.Value[stats.Day] {
	return &app.Value[stats.Day]{To: to, Kind: "WHEN", Parse: func(text string) (stats.Day, error) { return parseSince(text, time.Now()) }}
}

// longAgo is the largest number of days, weeks, months or years that is taken.
const longAgo = 10_000

func parseSince(text string, now time.Time) (stats.Day, error) {
	day, err := stats.ParseDay(text)
	digits := strings.TrimRight(text, "dwmy")
	back, ok := map[string][3]int{"d": {0, 0, 1}, "w": {0, 0, 7}, "m": {0, 1, 0}, "y": {1, 0, 0}}[text[len(digits):]]
	if many, wrong := strconv.ParseUint(digits, 10, 0); ok && wrong == nil && many > 0 && many <= longAgo {
		n := -int(many)
		day, err = stats.DayOf(now.AddDate(n*back[0], n*back[1], n*back[2])), nil
	}
	switch {
	case err != nil || day < 0:
		return 0, fmt.Errorf(english.StatsBadSince, text)
	case day > stats.DayOf(now):
		return 0, fmt.Errorf(english.StatsFuture, text)
	}
	return day, nil
}

// How many weeks are printed by default, and how many trends at most.
const (
	usualWeeks  = 12
	usualTrends = 8
)

func writeReport(out app.Page, r stats.Report, today stats.Day) {
	out.Line(english.StatsHead, r.Scope.Heading())
	if r.Sessions == 0 && r.Drilled == (stats.Drilled{}) {
		out.Line("%s", r.Scope.Nothing())
		return
	}
	out.Facts(r.Facts())
	width := out.Width - 2
	if out.Width == 0 {
		width = 78
	}
	many := usualWeeks
	if r.Scope.Since != 0 {
		many = r.Scope.Starts.WeeksSince(r.Scope.Since, today)
	}
	if weeks := r.Recent(many, today); len(weeks) > 0 {
		out.Heading(english.StatsWeeks)
		wide := width
		if app.Accessible() {
			wide = draw.NoBars
		}
		for _, l := range draw.Weeks(weeks, wide) {
			out.Line("  %s", l)
		}
	}
	if days := r.ApartLines(); len(days) > 0 {
		out.List(english.StatsApart, append(days, english.StatsApartMeans))
	}
	writePlaces(out, r.Places)
	for i, t := range r.Trends {
		if i == usualTrends {
			out.Line("")
			out.Line(english.StatsMore, len(r.Trends)-i)
			break
		}
		writeTrend(out, r.Scope, t, width)
	}
	if len(r.Trends) > 0 {
		out.Line("")
		out.Item("", english.StatsCaveat)
	}
}

// writePlaces writes what was done at each site, if any was named.
func writePlaces(out app.Page, places []stats.PlaceDone) {
	wide := 0
	for _, p := range places {
		wide = max(wide, len([]rune(p.String())))
	}
	if len(places) == 0 || len(places) == 1 && places[0].Place == (stats.Place{}) {
		return
	}
	out.Heading(english.StatsSites)
	for _, p := range places {
		points, pressed := phrase.Count(p.Points, "point"), phrase.Clock(time.Duration(p.Compression))
		text := fmt.Sprintf(english.StatsAtPlace, points, pressed)
		if scored := p.Scored(); scored != "" {
			text = fmt.Sprintf(english.StatsAtScored, points, pressed, scored)
		}
		out.Item(fmt.Sprintf("  %-*s  ", wide, p.Place), text)
	}
}

// writeTrend writes the scores and thresholds at a place.
func writeTrend(out app.Page, scope stats.Scope, t stats.Trend, width int) {
	switch lines := draw.Scores(t.Readings, width, draw.ScoresTall); {
	case len(lines) > 0 && app.Accessible(): // a reader would read out the picture
		writeReadings(out, fmt.Sprintf(english.StatsScores, scope.TrendHeading(t)), t.Scores())
	case len(lines) > 0:
		out.Heading(plain.Line(fmt.Sprintf(english.StatsScores, scope.TrendHeading(t))))
		for _, l := range lines {
			out.Line("  %s", l)
		}
		out.Item("  ", strings.Join(draw.ScoresLegend(), " · "))
		if course := t.Course(); course != "" {
			out.Item("  ", course)
		}
	}
	writeReadings(out, fmt.Sprintf(english.StatsPPT, scope.TrendHeading(t)), t.Thresholds())
}

// writeReadings writes the latest readings, if there are any.
func writeReadings(out app.Page, heading string, readings []phrase.Fact) {
	if len(readings) > 0 {
		out.Heading(plain.Line(heading))
	}
	for _, f := range readings[:min(len(readings), usualTrends)] {
		out.Item("  "+f.Name+"  ", f.Text.String())
	}
}
