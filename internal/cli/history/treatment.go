package history

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/author"
	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/tui/edit"
)

type recordFlags struct {
	id, name, out string
	budget        time.Duration
}

func treatmentCommand(a *app.App) *cobra.Command {
	var f recordFlags
	cmd := &cobra.Command{
		Use:   "treatment SESSION",
		Short: english.RecordedShort,
		Long:  english.RecordedLong,
		Example: "  presshold history treatment last --name \"Shoulder\" --budget 30m\n" +
			"  presshold history treatment 12 --out -",
		Args: app.OneArg(english.NeedsSession),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := sessionID(cmd, args[0])
			if err != nil {
				return err
			}
			s, err := sessionOf(cmd.Context(), a, id)
			if err != nil {
				return err
			}
			return keepSession(a, cmd, s, f)
		},
	}
	s := cmd.Flags()
	s.StringVar(&f.name, "name", "", english.RecordedName)
	s.StringVar(&f.id, "id", "", english.NewFlagID)
	s.Var(&app.Value[time.Duration]{To: &f.budget, Kind: "LENGTH", Parse: library.ParseBudget}, "budget", english.RecordedBudget)
	s.StringVar(&f.out, "out", "", english.NewFlagOut)
	return cmd
}

func keepSession(a *app.App, cmd *cobra.Command, s journal.Session, f recordFlags) error {
	all := a.Catalog()
	plan, err := planToKeep(s, all)
	if err != nil {
		return err
	}
	whole := func(int) bool { return true }
	t, err := library.TreatmentOf(plan, whole, all.Exactly)
	if err != nil {
		return fmt.Errorf(english.RecordedImpossible, s.ID, err)
	}
	ids := all.Taken()
	t.Name = cmp.Or(f.name, author.FreeName(t.Name, ids))
	t.ID = cmp.Or(f.id, author.MakeID(t.Name, ids))
	t.Budget = cmp.Or(f.budget, t.Budget)
	if f.out == "" && slices.Contains(ids, t.ID) {
		return app.Usage(cmd, english.UsageFlagValue, "id", fmt.Errorf(english.IDTaken, t.ID))
	}
	head := fmt.Sprintf(english.RecordedHead, s.Title, a.Program())
	return library.PutTreatment(a, edit.Beginning{Treatment: t, Protocols: all.Protocols(), Head: head}, f.out)
}

// planToKeep returns the plan of a session at the points at which something was done. What the record
// does not hold of a treatment is that of the library, unless it has changed there.
func planToKeep(s journal.Session, all *catalog.Catalog) (*protocol.Plan, error) {
	s.Points = worked(s)
	plan, err := planOf(s, s.Points, protocol.Options{})
	if err != nil || !s.Treatment {
		return plan, err
	}
	if now, _ := treatmentNow(s, plan, all, protocol.Options{}); now != nil {
		plan.Budget = now.Budget
		for i := range plan.Parts {
			part := &plan.Parts[i]
			is := now.PartAt(s.Points[part.From].N - 1)
			part.Note, part.Area = is.Note, is.Area
		}
	}
	return plan, nil
}

// worked returns the points of a session at which something was done.
func worked(s journal.Session) []journal.Point {
	return slices.DeleteFunc(slices.Clone(s.Points), func(p journal.Point) bool { return p.Active == 0 })
}

// planOf returns the plan of a session at some of its points, with the user's times and limits.
// It lacks a treatment's notes, areas and budget, which the record does not hold.
func planOf(s journal.Session, points []journal.Point, o protocol.Options) (*protocol.Plan, error) {
	if len(points) == 0 {
		return nil, fmt.Errorf(english.RecordedNothing, s.ID)
	}
	plan := &protocol.Plan{ID: s.Protocol, Name: s.Title, Treatment: s.Treatment}
	for i := 0; i < len(points); {
		alone, part, err := partOf(s, points[i:], o)
		if err != nil {
			return nil, fmt.Errorf("session %d, point %d: %w", s.ID, points[i].N, err)
		}
		plan.CountIn, plan.Ready, plan.Forced = alone.CountIn, alone.Ready, alone.Forced
		part.From, part.To = i, i+part.To
		for _, p := range points[i:part.To] {
			plan.Points = append(plan.Points, p.Place())
		}
		plan.Parts = append(plan.Parts, part)
		i = part.To
	}
	return plan, nil
}

// partOf returns the part of a plan that begins with the first of some points, and the plan of
// its protocol alone. The part's To is its number of points.
func partOf(s journal.Session, points []journal.Point, o protocol.Options) (alone protocol.Plan, part protocol.Part, err error) {
	first := points[0]
	alone, err = expanded(s, first, o)
	if err != nil {
		return alone, part, err
	}
	part = alone.Parts[0]
	part.To = 1
	for part.Order == protocol.Sweep && part.To < len(points) &&
		points[part.To].Hash == first.Hash && points[part.To].N-first.N < len(alone.Points) {
		part.To++
	}
	for _, ph := range s.Phases {
		if ph.Kind == protocol.Reposition && ph.Point >= first.N && ph.Point <= points[part.To-1].N {
			part.Reposition.Duration, part.Reposition.From = ph.Planned.Span(), protocol.Provenance{Basis: ph.Basis}
		}
	}
	return alone, part, nil
}
