package training

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/drive"
	"presshold/internal/editor"
	"presshold/internal/gauge"
	"presshold/internal/gauge/reader"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/training"
	"presshold/internal/tui/drill"
	"presshold/internal/tui/ui"
)

// maxTrials is the most trials of a drill.
const maxTrials = 100

// drillFlags are the flags of drill.
type drillFlags struct {
	app.ScreenFlags
	training.Exercise // the loads, their unit, the band, and the number of trials

	rhythm, pressure, counted, blind, plain bool

	phase         string
	hold, release protocol.Span
	kind          training.Drill // on a gauge
	source        *gauge.Source  // nil for that of the settings
}

func drillCommand(a *app.App) *cobra.Command {
	var f drillFlags
	cmd := &cobra.Command{
		Use:   "drill [PROTOCOL | FILE.toml]",
		Short: english.DrillHelp,
		Long:  english.DrillHelpLong,
		Example: "  presshold drill alternating-ischemic-compression\n" +
			"  presshold drill alternating-ischemic-compression --rhythm --counted\n" +
			"  presshold drill --hold 12s\n" +
			"  presshold drill --pressure --load 2 --load 5 --unit kg\n" +
			"  presshold drill --pressure --gauge mark-10:/dev/ttyUSB0 --load 20 --band 2",
		Args: app.AtMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			name := ""
			if len(args) > 0 {
				name = args[0]
			}
			if err := f.wrong(cmd, name); err != nil {
				return err
			}
			o, err := drillOptions(a, name, f)
			var none *training.NoTargetError
			switch {
			case errors.As(err, &none) && f.rhythm:
				return app.Usage(cmd, english.DrillGiveTargets, err)
			case errors.As(err, &none):
				return app.Usage(cmd, english.DrillGiveTarget, err)
			case err != nil:
				return err
			}
			if !a.Draws(f.plain) {
				return inLines(a, func(d dialogue) error { return drillPlain(d, o) })
			}
			return a.ShowScreen(cmd.Context(), f.ScreenFlags, func(settings.Settings) ui.Screen { return drill.New(o) })
		},
	}
	f.add(cmd)
	return cmd
}

func (f *drillFlags) add(cmd *cobra.Command) {
	s := cmd.Flags()
	s.BoolVar(&f.rhythm, "rhythm", false, english.DrillFlagRhythm)
	s.BoolVar(&f.pressure, "pressure", false, english.DrillFlagPressure)
	s.BoolVar(&f.counted, "counted", false, english.DrillFlagCounted)
	s.StringVar(&f.phase, "phase", "", english.DrillFlagPhase)
	s.Var(&app.Value[protocol.Span]{To: &f.hold, Parse: app.ParseTimed, Kind: "SPAN"}, "hold", english.DrillFlagHold)
	s.Var(&app.Value[protocol.Span]{To: &f.release, Parse: app.ParseTimed, Kind: "SPAN"}, "release", english.DrillFlagRelease)
	s.Var(app.ListOf(&f.Loads, "N", training.ParseTarget), "load", english.DrillFlagLoad)
	s.Var(&app.Value[gauge.Unit]{To: &f.Unit, Parse: gauge.ParseUnit, Kind: "UNIT"}, "unit", english.DrillFlagUnit)
	s.Var(&app.Value[*gauge.Source]{To: &f.source, Parse: parseSource, Kind: "SOURCE"}, "gauge", english.DrillFlagGauge)
	s.Var(&app.Value[training.Drill]{To: &f.kind, Parse: plain.OneOf(training.ForceKinds()), Kind: "KIND"}, "kind",
		fmt.Sprintf(english.DrillFlagKind, plain.OrList(training.ForceKinds())))
	s.Var(&app.Value[training.ForceBand]{To: &f.Band, Parse: training.ParseForceBand, Kind: "BAND"}, "band", english.DrillFlagBand)
	s.BoolVar(&f.blind, "blind", false, english.DrillFlagBlind)
	s.IntVar(&f.Trials, "trials", 0, english.DrillFlagTrials)
	s.BoolVar(&f.plain, "plain", false, english.DrillFlagPlain)
	app.Exclude(cmd, "rhythm", "pressure", "phase")
	app.Exclude(cmd, "counted", "pressure")
	app.Require(cmd, "release", "rhythm")
	for _, flag := range []string{"load", "unit", "gauge", "kind", "band", "blind"} {
		app.Require(cmd, flag, "pressure")
	}
	f.AddLook(cmd)
}

// wrong reports flags that don't go together.
func (f *drillFlags) wrong(cmd *cobra.Command, name string) error {
	switch {
	case f.rhythm && name == "" && (f.hold.IsZero() || f.release.IsZero()):
		return app.Usage(cmd, english.DrillRhythmNeeds)
	case f.phase != "" && name == "":
		return app.Usage(cmd, english.DrillPhaseNeeds)
	case cmd.Flags().Changed("trials") && (f.Trials < 1 || f.Trials > maxTrials):
		return app.Usage(cmd, english.UsageFlagValue, "trials", fmt.Errorf(english.MustBeWithin, 1, maxTrials, f.Trials))
	default:
		return nil
	}
}

// drillOptions say what to drill: of the named protocol, or what is suggested.
func drillOptions(a *app.App, name string, f drillFlags) (drill.Options, error) {
	cfg, err := a.Settings()
	if err != nil {
		return drill.Options{}, err
	}
	s, p, err := f.drill(a, name)
	if err != nil {
		return drill.Options{}, err
	}
	e, g := &s.Exercise, cfg.Gauge
	e.Trials = f.Trials
	if !f.hold.IsZero() {
		e.Press = training.ChosenTarget(f.hold)
	}
	if !f.release.IsZero() {
		e.Rest = training.ChosenTarget(f.release)
		e.Rest.Word = protocol.Release.Word()
	}
	if f.phase != "" {
		if e.Press, err = training.PhaseTarget(p, f.phase); err != nil {
			return drill.Options{}, err
		}
	}
	if f.source != nil {
		reads := g.Reads // of the settings: the flag doesn't say
		g.Source = *f.source
		g.Reads = reads
	}
	switch {
	case f.pressure && g.IsZero():
		err = f.onScale(e)
	case f.pressure:
		err = f.onGauge(e, g.Unit)
	}
	// A screen shows how the gauge is, and lets it be plugged in later.
	if err == nil && e.Drill.Forces() && !g.IsZero() && (len(g.Command) > 0 || !a.Draws(f.plain)) {
		err = reader.Find(g.Source)
	}
	if err != nil {
		return drill.Options{}, wrongDrill(err)
	}
	return drillOf(a, s, p, g)
}

// drill is the drill that the flags and the protocol name or, without either, the one that is suggested.
func (f *drillFlags) drill(a *app.App, name string) (s training.Suggestion, p protocol.Protocol, err error) {
	s.Drill, s.Mode = training.Hold, training.Uncounted
	switch {
	case f.pressure:
		s.Drill = training.Pressure
	case f.rhythm:
		s.Drill = training.Rhythm
	}
	switch {
	case name != "":
		e, err := library.Entry(a, name)
		if err != nil {
			return s, p, err
		}
		p, s.Protocol = e.Protocol, e.Protocol.ID
	case !f.pressure && f.hold.IsZero():
		if s, p, err = suggestedDrill(a); err != nil {
			return s, p, err
		}
	}
	if f.counted && !s.Drill.InPercent() {
		s.Mode = training.Counted
	}
	return s, p, nil
}

// onScale applies the flags of a drill whose readings are typed.
func (f *drillFlags) onScale(e *training.Exercise) error {
	e.Loads, e.Unit = f.Loads, cmp.Or(f.Unit, gauge.Kilogram)
	switch {
	case f.kind != "" || !f.Band.IsZero() || f.blind:
		return errors.New(english.DrillNeedsGauge)
	case f.phase != "" || !f.hold.IsZero():
		return errors.New(english.DrillTimesNothing)
	case len(f.Loads) == 0 && f.Unit != "" && f.Unit.Newtons(1) != gauge.Kilogram.Newtons(1):
		return fmt.Errorf(english.DrillUnitNeedsLoad, f.Unit)
	}
	if err := e.CheckLoads(); err != nil {
		return fmt.Errorf(english.UsageFlagValue, "load", err)
	}
	return nil
}

// onGauge applies the flags of a drill on a gauge, which shows forces in a unit unless they name another.
func (f *drillFlags) onGauge(e *training.Exercise, u gauge.Unit) error {
	e.Drill, e.Mode = cmp.Or(f.kind, training.SteadyForce), training.Shown
	if f.blind {
		e.Mode = training.Blind
	}
	e.Loads, e.Band, e.Unit = f.Loads, f.Band, cmp.Or(f.Unit, u)
	return e.SetLevels()
}

// wrongDrill is a usage error that shows only once the settings are known.
func wrongDrill(err error) error { return app.UsageOf("presshold drill", err) }

// suggestedDrill is the drill to do next, leaving the quiz aside.
func suggestedDrill(a *app.App) (training.Suggestion, protocol.Protocol, error) {
	past, err := practiceRecord{a}.past()
	if err != nil {
		return training.Suggestion{}, protocol.Protocol{}, err
	}
	all := allProtocols(a)
	s, ok := training.Suggest(all, training.Past{Results: past.Results}, time.Now())
	if !ok {
		return s, protocol.Protocol{}, errors.New(english.DrillNothing)
	}
	p, _ := all.Find(s.Protocol) // there is none for a target of the student's own
	return s, p, nil
}

// drillOf completes a suggested drill. One that was done on a gauge is typed if there is no gauge now.
func drillOf(a *app.App, s training.Suggestion, p protocol.Protocol, g settings.GaugeSettings) (drill.Options, error) {
	cfg, err := a.Settings()
	o := drill.Options{Name: p.Name, Why: s.Why, Now: time.Now, Gap: cfg.Pedal.Gap, Keep: practiceRecord{a}.keep}
	switch {
	case err != nil:
		return o, err
	case s.Drill.Forces() && g.IsZero():
		s.Exercise = s.Typed()
	case s.Drill.Forces():
		o.Gauge = g.String()
		o.Open = func() drill.Gauge { return reader.Open(g.Source, drive.System().Now) }
		if s.Protocol == "" {
			p, _ = allProtocols(a).Find(steadyProtocol) // it is built in
		}
	}
	o.Exercise, err = s.Complete(p)
	return o, err
}

// steadyProtocol gives the hold to drill on a gauge if no protocol is named: its source says that
// pressure must not vary, and for how long.
const steadyProtocol = "unvarying-pressure"

func parseSource(text string) (*gauge.Source, error) {
	s, err := gauge.ParseSource(text, func(command string) ([]string, error) {
		return editor.Split(command, runtime.GOOS == "windows")
	})
	return &s, err
}

// OfferGauges completes the serial ports, and the models that may stand before them.
func OfferGauges(begun string) []string {
	ports, _ := reader.Ports() // if they can't be listed, none are offered
	model, _, behind := strings.Cut(begun, ":")
	if behind && !strings.Contains(model, "/") {
		for i := range ports {
			ports[i] = model + ":" + ports[i]
		}
		return ports
	}
	for _, m := range gauge.Models() {
		ports = append(ports, string(m)+":")
	}
	return append(ports, "command:", gauge.None)
}

// OfferPhases completes the timed phases of the protocol in the arguments.
func OfferPhases(a *app.App, args []string) []cobra.Completion {
	if len(args) == 0 || library.IsFile(args[0]) {
		return nil
	}
	all, _ := a.OpenCatalog()
	e, err := all.Get(args[0])
	if err != nil {
		return nil
	}
	var words []cobra.Completion
	targets, _ := training.HoldTargets(e.Protocol) // without any there is nothing to offer
	for _, t := range targets {
		words = append(words, t.Word)
	}
	return words
}
