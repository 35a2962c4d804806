package library

import (
	"bufio"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

func planCommand(a *app.App) *cobra.Command {
	var o app.Numbers
	cmd := &cobra.Command{
		Use:   "plan [PROTOCOL | TREATMENT | FILE.toml]",
		Short: english.PlanShort,
		Long:  english.PlanLong,
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := Chosen(cmd, args, o)
			if err != nil {
				return err
			}
			cfg, err := a.Settings()
			if err != nil {
				return err
			}
			plan, err := Plan(a, c, cfg)
			if err != nil {
				return err
			}
			return a.Print(func(w *bufio.Writer) { writePlan(w, plan) })
		},
	}
	o.Add(cmd)
	cmd.Flags().SortFlags = false
	return cmd
}

func writePlan(w *bufio.Writer, plan *protocol.Plan) {
	fmt.Fprintf(w, "%s\n", plain.Line(plan.Name))
	if ceiling := phrase.Ceiling(plan.Ceiling()).String(); ceiling != "" {
		fmt.Fprintf(w, "%s\n", ceiling)
	}
	longest := Course(plan, session.Longest())
	shortest := longest
	if !plan.Bounded() {
		shortest = Course(plan, session.Shortest())
	}
	if shortest == longest {
		fmt.Fprint(w, "\n", longest)
		return
	}
	fmt.Fprintf(w, "\n%s\n\n%s", english.PlanShortest, shortest)
	fmt.Fprintf(w, "\n%s\n\n%s", english.PlanLongest, longest)
}

// Course is one line for each phase of a course, and its totals.
func Course(plan *protocol.Plan, by session.Course) string {
	w := new(strings.Builder)
	columns := "%8s  %-16s  %-24s  %-8s  %s\n"
	if hasOpen(plan) { // as long as it takes
		columns = "%8s  %-16s  %-24s  %-19s  %s\n"
	}
	fmt.Fprintf(w, columns, english.PlanStart, english.PlanRound, english.PlanPhase, english.LabelLasts, english.LabelPlanned)
	point, block := 0, 0
	phases, t, _ := session.SimulatePhases(plan, by, math.MaxInt)
	for _, s := range phases {
		e := s.Phase
		if e.Point != point {
			writePoint(w, plan, e.Point)
		}
		if blocks := plan.PartAt(e.Point - 1).Blocks; e.Block > 0 && len(blocks) > 1 && (e.Point != point || e.Block != block) {
			if name := blocks[e.Block-1].Name; name != "" {
				fmt.Fprintf(w, "%8s  %s\n", "", plain.Line(name))
			}
		}
		point, block = e.Point, e.Block
		lasts := phrase.Length(s.Held)
		switch {
		case e.Open && s.Held == 0:
			lasts = english.PlanAsLong // nobody knows it before
		case e.Max == 0:
			lasts = ""
		}
		fmt.Fprintf(w, columns, phrase.Clock(s.Start), round(plan, e), plain.Line(phaseName(plan, e)), lasts, phrase.BriefLasts(e))
	}
	fmt.Fprintf(w, "%8s  %s\n", phrase.Clock(t.Time), strings.Join(totals(plan, t), ", "))
	return w.String()
}

// totals are what a course comes to, beside its time.
func totals(plan *protocol.Plan, t session.SimulatedTotals) []string {
	parts := []string{phrase.Sum(english.LabelTotal, t.TimeBasis).String()}
	if t.Open {
		parts = append(parts, english.PlanOpen)
	}
	if t.Holds > 0 && t.Compression > 0 {
		pressed := phrase.Sum(phrase.Length(t.Compression), t.CompressionBasis)
		holds := phrase.Sum(fmt.Sprintf(english.PlanHolds, t.Holds), t.HoldsBasis)
		parts = append(parts, holds.String(), fmt.Sprintf(english.PlanCompression, pressed))
	}
	if plan.Budget > 0 {
		parts = append(parts, fmt.Sprintf(english.PlanSetAside, phrase.LengthWords(plan.Budget)))
	}
	return parts
}

// writePoint says at which point a course goes on, where there is more to say than that
// there is one.
func writePoint(w *strings.Builder, plan *protocol.Plan, n int) {
	at := plan.Points[n-1]
	name := at.String()
	switch {
	case name == "" && len(plan.Points) == 1:
		return
	case name == "":
		name = phrase.PointOf(n, len(plan.Points), plan.PointsAssumed())
	}
	if plan.Treatment {
		part := plan.PartAt(n - 1)
		name += ", " + part.Protocol.Name
		if ceiling := phrase.Ceiling(part.Ceiling()).String(); ceiling != "" && plan.Ceiling() == (protocol.Ceiling{}) {
			name += ", " + ceiling
		}
	}
	fmt.Fprintf(w, "%8s  %s\n", "", plain.Line(name))
	if at.Caution() {
		fmt.Fprintf(w, "%8s  %s\n", "", english.CautionSite)
	}
}

// hasOpen tells whether a plan has a phase that nobody knows the length of.
func hasOpen(plan *protocol.Plan) bool {
	return slices.ContainsFunc(plan.Parts, func(part protocol.Part) bool {
		return slices.ContainsFunc(part.Blocks, func(b protocol.Block) bool {
			return slices.ContainsFunc(b.Phases, func(p protocol.Phase) bool { return p.Duration.Open })
		})
	})
}

// round is "2 of 6 (assumed)" in a phase that belongs to a round.
func round(plan *protocol.Plan, e session.Event) string {
	switch {
	case e.Round == 0:
		return ""
	case e.Rounds == 0:
		return strconv.Itoa(e.Round)
	default:
		rounds := plan.PartAt(e.Point - 1).Blocks[e.Block-1].Rounds
		return phrase.Marked(fmt.Sprintf(english.PlanRoundOf, e.Round, rounds.Now(e.Rounds)), rounds.From).String()
	}
}

// phaseName is "hold, deeper".
func phaseName(plan *protocol.Plan, e session.Event) string {
	name := protocol.Phase{Kind: e.Phase, Label: e.Label}.Word()
	if e.Phase.Presses() {
		if shift := phrase.Shift(plan.PartAt(e.Point-1).Pressure, e.Shift, e.Level); shift != "" {
			name += ", " + shift
		}
	}
	return name
}
