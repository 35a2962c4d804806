package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/author"
	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/edit"
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
		return pointFlag{}, fmt.Errorf("point %q: there is no protocol after the =", text)
	}
	p, err := protocol.ParsePoint(place)
	return pointFlag{p, id}, err
}

// treatmentFlags are the flags of new that say what a treatment is made of.
type treatmentFlags struct {
	treatment          bool
	points             []pointFlag
	budget, reposition time.Duration
}

func (f *treatmentFlags) add(cmd *cobra.Command) {
	s := cmd.Flags()
	s.BoolVar(&f.treatment, "treatment", false, "make a treatment: points in order, each with a protocol")
	s.Var(app.ListOf(&f.points, "SITE[:SIDE][=PROTOCOL]", parseTreated), "point",
		"a point to work, its side, and in a treatment its protocol; again for each point")
	s.Var(&app.Value[time.Duration]{To: &f.budget, Kind: "LENGTH", Parse: ParseBudget}, "budget", "for a treatment: the time set aside for it, such as 30m")
	s.Var(&app.Value[time.Duration]{To: &f.reposition, Kind: "LENGTH", Parse: parsePause}, "reposition", "for a treatment: the time to move to the next point")
}

// bare are the points without protocols, as a protocol has them.
func (f *treatmentFlags) bare(cmd *cobra.Command) ([]protocol.Point, error) {
	for _, flag := range []string{"budget", "reposition"} {
		if cmd.Flags().Changed(flag) {
			return nil, app.Usage(cmd, "--%s is for a treatment: add --treatment", flag)
		}
	}
	var points []protocol.Point
	for _, p := range f.points {
		if p.protocol != "" {
			return nil, app.Usage(cmd, "--point: only the points of a treatment name a protocol (%s): add --treatment", p.protocol)
		}
		points = append(points, p.point)
	}
	return points, nil
}

// ParseBudget reads the time set aside for a treatment.
func ParseBudget(text string) (time.Duration, error) {
	d, err := protocol.ParseTotalDuration(text)
	if err == nil && (d < protocol.MinBudget || d > protocol.MaxBudget) {
		err = fmt.Errorf("%q: want %s to %s", text, protocol.FormatDuration(protocol.MinBudget), protocol.FormatDuration(protocol.MaxBudget))
	}
	return d, err
}

func parsePause(text string) (time.Duration, error) {
	s, err := app.ParseTimed(text)
	if err == nil && s.IsRange() {
		err = fmt.Errorf("%q: want one length of time", text)
	}
	return s.Max, err
}

// makeTreatment makes a treatment of the flags, or opens the form.
func makeTreatment(a *app.App, cmd *cobra.Command, f newFlags) error {
	all := a.Treatments()
	b, err := f.beginning(a, cmd, all)
	if err != nil {
		return err
	}
	if f.name == "" && f.out == "" && a.Draws(false) {
		return composeTreatment(cmd.Context(), a, b, f.ScreenFlags)
	}
	var missing []string
	if f.name == "" {
		missing = append(missing, "--name")
	}
	if len(b.Treatment.Stations) == 0 {
		missing = append(missing, "--point SITE[:SIDE]=PROTOCOL, or --from TREATMENT")
	}
	if len(missing) > 0 {
		return app.Usage(cmd, "new --treatment needs %s to make a file without the form", strings.Join(missing, " and "))
	}
	return PutTreatment(a, b, f.out)
}

// PutTreatment writes a treatment where there is no file yet: in the user's folder, or
// out.
func PutTreatment(a *app.App, b edit.Beginning, out string) error {
	t := b.Treatment
	if _, err := t.Expand(Loaded(b.Protocols).Find, protocol.Options{}); err != nil {
		return fmt.Errorf("treatment %s: %w", plain.Quote(t.ID), err)
	}
	data, err := catalog.EncodeTreatment(t, b.Head)
	if err != nil {
		return err
	}
	return putFile(a, data, out, a.Paths.Treatments, t.ID, "treatment "+t.ID)
}

// beginning is the treatment that the flags say, as far as they do, and what a form for
// it needs beside.
func (f newFlags) beginning(a *app.App, cmd *cobra.Command, all *catalog.Treatments) (edit.Beginning, error) {
	b := edit.Beginning{Taken: Taken(all), Protocols: ProtocolsOf(all.Catalog)}
	b.Head = fmt.Sprintf("Made with presshold new --treatment (%s).", a.Program())
	for _, flag := range []string{"technique", "tool", "breath", "caution", "pressure", "ceiling", "source", "secondary", "sourced"} {
		if cmd.Flags().Changed(flag) {
			return b, app.Usage(cmd, "--%s is for a protocol: the protocols of a treatment have their own", flag)
		}
	}
	if f.from != "" {
		e, err := find(all, f.from)
		if err != nil {
			return b, err
		}
		if e.Treatment == nil {
			return b, app.Usage(cmd, "--from %s is a protocol; a treatment begins with --point SITE[:SIDE]=%s", f.from, e.Protocol.ID)
		}
		b.Treatment = *e.Treatment
		b.Head = fmt.Sprintf("Begun as a copy of %s (%s); made with presshold new --treatment (%s).", e.Treatment.Name, e.Treatment.ID, a.Program())
	}
	t := &b.Treatment
	for _, p := range f.points {
		if p.protocol == "" {
			return b, app.Usage(cmd, "--point %s: it needs a protocol: --point \"SITE[:SIDE]=PROTOCOL\"", p.point)
		}
		e, err := all.Get(p.protocol)
		if err != nil {
			return b, err
		}
		t.Stations = append(t.Stations, protocol.Station{Point: p.point, Protocol: e.Protocol.ID})
	}
	f.choose(t)
	if f.name != "" {
		t.Name, t.ID = f.name, author.MakeID(f.name, b.Taken)
	}
	if f.id != "" {
		t.ID = f.id
		if slices.Contains(b.Taken, t.ID) && f.out == "" {
			return b, app.Usage(cmd, "--id: there is already a protocol or treatment called %q; presshold edit changes it", t.ID)
		}
	}
	return b, nil
}

// choose puts what the flags choose into the treatment: numbers of phases at each of its
// points.
func (f newFlags) choose(t *protocol.Treatment) {
	t.Summary = cmp.Or(*f.words["summary"], t.Summary)
	if f.budget != 0 {
		t.Budget = f.budget
	}
	if f.reposition != 0 {
		t.Reposition = f.reposition
	}
	t.Stations = slices.Clone(t.Stations)
	for i := range t.Stations {
		s := &t.Stations[i]
		if !f.Hold.IsZero() {
			s.Hold = f.Hold
		}
		if !f.Release.IsZero() || f.NoRelease {
			s.Release, s.NoRelease = f.Release, f.NoRelease
		}
		if !f.Rounds.IsZero() {
			s.Rounds = f.Rounds
		}
		if len(f.Until) > 0 {
			s.Until = f.Until
		}
	}
}
