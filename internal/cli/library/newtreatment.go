package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tui/edit"
	"presshold/internal/tui/ui"
)

// pointFlag is a point as a flag of new says it: with the protocol that it is worked
// with, "" for none.
type pointFlag struct {
	point    protocol.Point
	protocol string // id, or the beginning of one
}

// parseTreated reads "SITE[:SIDE]" or "SITE[:SIDE]=PROTOCOL".
func parseTreated(text string) (pointFlag, error) {
	place, id, named := strings.Cut(text, "=")
	id = strings.TrimSpace(id)
	if named && id == "" {
		return pointFlag{}, protocol.Wrong(english.NewPointNothing, text)
	}
	p, err := protocol.ParsePoint(place)
	return pointFlag{p, id}, err
}

type treatmentFlags struct {
	treatment          bool
	points             []pointFlag
	budget, reposition time.Duration
}

func (f *treatmentFlags) add(cmd *cobra.Command) {
	s := cmd.Flags()
	s.BoolVar(&f.treatment, "treatment", false, english.NewFlagTreatment)
	s.Var(app.ListOf(&f.points, "SITE[:SIDE][=PROTOCOL]", parseTreated), "point", english.NewFlagPoint)
	s.Var(&app.Value[time.Duration]{To: &f.budget, Kind: "LENGTH", Parse: ParseBudget}, "budget", english.NewFlagBudget)
	s.Var(&app.Value[time.Duration]{To: &f.reposition, Kind: "LENGTH", Parse: parsePause}, "reposition", english.NewFlagReposition)
}

// bare returns the points of a protocol, which name no protocols.
func (f *treatmentFlags) bare(cmd *cobra.Command) ([]protocol.Point, error) {
	for _, flag := range []string{"budget", "reposition"} {
		if cmd.Flags().Changed(flag) {
			return nil, app.Usage(cmd, english.NewOnlyTreatment, flag)
		}
	}
	var points []protocol.Point
	for _, p := range f.points {
		if p.protocol != "" {
			return nil, app.Usage(cmd, english.NewPointProtocol, p.protocol)
		}
		points = append(points, p.point)
	}
	return points, nil
}

// ParseBudget reads the time set aside for a treatment.
func ParseBudget(text string) (time.Duration, error) {
	d, err := protocol.ParseTotalDuration(text)
	return within(d, err, text, protocol.MinBudget, protocol.MaxBudget)
}

func parsePause(text string) (time.Duration, error) {
	d, err := protocol.ParseDuration(text)
	return within(d, err, text, protocol.MinDuration, protocol.MaxDuration)
}

// within is a length of time as it was read of a text, if it is from the least to the most.
func within(d time.Duration, err error, text string, least, most time.Duration) (time.Duration, error) {
	if err == nil && (d < least || d > most) {
		err = protocol.Wrong(english.MustBeBetween, protocol.FormatDuration(least), protocol.FormatDuration(most), plain.Quote(text))
	}
	return d, err
}

// makeTreatment makes a treatment of the flags, or opens the form.
func makeTreatment(a *app.App, cmd *cobra.Command, f newFlags) error {
	all := a.Catalog()
	b, err := f.beginning(a, cmd, all)
	if err != nil {
		return err
	}
	if f.opensForm(a) {
		return compose(cmd.Context(), a, f.ScreenFlags, func(cfg settings.Settings, save saver) ui.Screen {
			return edit.NewTreatment(formOptions(cfg, save), func() (edit.Beginning, error) { return b, nil })
		})
	}
	switch noPoints := len(b.Treatment.Points) == 0; {
	case f.name == "" && noPoints:
		return app.Usage(cmd, english.NewNeedsNameAndPoints)
	case f.name == "":
		return app.Usage(cmd, english.NewNeedsName)
	case noPoints:
		return app.Usage(cmd, english.NewNeedsPoints)
	}
	for _, problem := range b.Treatment.Problems() {
		if !strings.Contains(problem.Path, "[") { // else it is one of a point
			return f.blame(cmd, problem, "")
		}
	}
	return PutTreatment(a, b, f.out)
}

// PutTreatment writes a treatment where there is no file yet: in the user's folder, or
// out.
func PutTreatment(a *app.App, b edit.Beginning, out string) error {
	t := b.Treatment
	if _, err := t.Expand(catalog.Protocols(b.Protocols).Find, protocol.Options{}); err != nil {
		return fmt.Errorf(english.NewTreatment, plain.Quote(t.ID), err)
	}
	return put(a, protocol.Document{Treatment: &t}, b.Head, out)
}

// beginning returns the treatment as far as the flags describe it, and what else a form needs.
func (f newFlags) beginning(a *app.App, cmd *cobra.Command, all *catalog.Catalog) (edit.Beginning, error) {
	b := edit.Beginning{Taken: all.Taken(), Protocols: all.Protocols()}
	for _, flag := range []string{"technique", "tool", "breath", "caution", "pressure", "ceiling", "source", "secondary", "sourced"} {
		if cmd.Flags().Changed(flag) {
			return b, app.Usage(cmd, english.NewOnlyProtocol, flag)
		}
	}
	if f.from != "" {
		e, err := find(all, f.from)
		if err != nil {
			return b, err
		}
		if e.Treatment == nil {
			return b, app.Usage(cmd, english.NewFromProtocol, f.from, e.Protocol.ID)
		}
		b.Treatment = *e.Treatment
	}
	t := &b.Treatment
	b.Head = f.head(a, t.Name, t.ID)
	for _, p := range f.points {
		if p.protocol == "" {
			return b, app.Usage(cmd, english.NewPointAlone, p.point)
		}
		e, err := all.Get(p.protocol)
		if err != nil {
			return b, err
		}
		t.Points = append(t.Points, protocol.TreatmentPoint{Point: p.point, Protocol: e.Protocol.ID})
	}
	f.choose(t)
	return b, f.call(cmd, b.Taken, &t.Name, &t.ID)
}

// choose puts what the flags choose into the treatment: numbers of phases at each of its
// points.
func (f newFlags) choose(t *protocol.Treatment) {
	t.Summary = cmp.Or(f.summary, t.Summary)
	t.Budget, t.Reposition = cmp.Or(f.budget, t.Budget), cmp.Or(f.reposition, t.Reposition)
	t.Points = slices.Clone(t.Points)
	for i := range t.Points {
		s := &t.Points[i]
		s.Hold, s.Rounds = cmp.Or(f.Hold, s.Hold), cmp.Or(f.Rounds, s.Rounds)
		if !f.Release.IsZero() || f.NoRelease {
			s.Release, s.NoRelease = f.Release, f.NoRelease
		}
		if len(f.Until) > 0 {
			s.Until = f.Until
		}
	}
}
