package library

import (
	"bufio"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
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
			return a.Print(func(w *bufio.Writer) { writePlan(a.Page(w), plan) })
		},
	}
	o.Add(cmd)
	return cmd
}

func writePlan(p app.Page, plan *protocol.Plan) {
	p.Item("", plan.Name)
	if ceiling := phrase.Ceiling(plan.Ceiling()).String(); ceiling != "" {
		p.Item("", ceiling)
	}
	longest := Course(plan, session.Longest())
	shortest := longest
	if !plan.Bounded() {
		shortest = Course(plan, session.Shortest())
	}
	p.Line("")
	if reflect.DeepEqual(shortest, longest) {
		p.Rows("", longest)
		return
	}
	p.Item("", english.PlanShortest)
	p.Line("")
	p.Rows("", shortest)
	p.Line("")
	p.Item("", english.PlanLongest)
	p.Line("")
	p.Rows("", longest)
}

// Course is a table of a course: a row for each phase under a row of headings, and its totals.
func Course(plan *protocol.Plan, by session.Course) [][]string {
	start := func(text string) string { return fmt.Sprintf("%8s", text) }
	rows := [][]string{{start(english.PlanStart), english.PlanRound, english.PlanPhase, english.LabelLasts, english.LabelPlanned}}
	point, block := 0, 0
	phases, t, _ := session.SimulatePhases(plan, by, math.MaxInt)
	for _, s := range phases {
		e := s.Phase
		if e.Point != point {
			for _, text := range pointLines(plan, e.Point) {
				rows = append(rows, []string{"", text})
			}
		}
		if blocks := plan.PartAt(e.Point - 1).Blocks; e.Block > 0 && len(blocks) > 1 && (e.Point != point || e.Block != block) {
			if name := blocks[e.Block-1].Name; name != "" {
				rows = append(rows, []string{"", name})
			}
		}
		point, block = e.Point, e.Block
		lasts := phrase.Length(s.Held)
		switch {
		case e.Open && s.Held == 0:
			lasts = english.PhaseOpen // nobody knows how long before
		case e.Max == 0:
			lasts = ""
		}
		rows = append(rows, []string{start(phrase.Clock(s.Start)), round(plan, e), phaseName(plan, e), lasts, phrase.BriefLasts(e).String()})
	}
	return append(rows, []string{start(phrase.Clock(t.Time)), strings.Join(totals(plan, t), ", ")})
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

// pointLines say at which point a course goes on, where there is more to say than that
// there is one.
func pointLines(plan *protocol.Plan, n int) []string {
	at := plan.Points[n-1]
	name := at.String()
	switch {
	case name == "" && len(plan.Points) == 1:
		return nil
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
	if at.Caution() {
		return []string{name, english.CautionSite}
	}
	return []string{name}
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
