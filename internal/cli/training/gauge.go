package training

import (
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/editor"
	"presshold/internal/gauge"
	"presshold/internal/gauge/reader"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/settings"
	"presshold/internal/training"
)

// steadyProtocol is the protocol whose hold is drilled on a gauge where none is named: its
// source says that pressure must not vary, and for how long.
const steadyProtocol = "unvarying-pressure"

// forceFlags are the flags of a drill on a gauge.
type forceFlags struct {
	source *gauge.Source // nil for that of the settings
	which  training.Drill
	band   training.ForceBand
	blind  bool
}

func (f *forceFlags) add(cmd *cobra.Command) {
	s := cmd.Flags()
	s.Var(&app.Value[*gauge.Source]{To: &f.source, Parse: parseSource, Kind: "SOURCE"}, "gauge",
		english.DrillFlagGauge)
	s.Var(&app.Value[training.Drill]{To: &f.which, Parse: plain.OneOf(training.ForceKinds()), Kind: "KIND"}, "kind",
		fmt.Sprintf(english.DrillFlagKind, plain.OrList(training.ForceKinds())))
	s.Var(&app.Value[training.ForceBand]{To: &f.band, Parse: training.ParseForceBand, Kind: "BAND"}, "band",
		english.DrillFlagBand)
	s.BoolVar(&f.blind, "blind", false, english.DrillFlagBlind)
}

// given reports whether any of them is.
func (f *forceFlags) given() bool { return f.source != nil || f.needs() != "" }

// needs is a flag that was given and means something only with a gauge; "" for none.
func (f *forceFlags) needs() string {
	switch {
	case f.which != "":
		return "--kind"
	case !f.band.IsZero():
		return "--band"
	case f.blind:
		return "--blind"
	default:
		return ""
	}
}

func (f *forceFlags) drill() training.Drill {
	if f.which == "" {
		return training.SteadyForce
	}
	return f.which
}

func (f *forceFlags) mode() training.Mode {
	if f.blind {
		return training.Blind
	}
	return training.Shown
}

func parseSource(text string) (*gauge.Source, error) {
	s, err := gauge.ParseSource(text, func(command string) ([]string, error) {
		return editor.Split(command, runtime.GOOS == "windows")
	})
	return &s, err
}

// OfferGauges offers the serial ports, bare and behind each model.
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

// chosenGauge is the one to read: that of the flags, or else of the settings. Its unit is set.
func chosenGauge(a *app.App, f *drillFlags) (settings.GaugeSettings, error) {
	cfg, err := a.Settings()
	g := cfg.Gauge
	if err != nil {
		return g, err
	}
	if f.force.source != nil {
		g.Port, g.Model, g.Command = f.force.source.Port, f.force.source.Model, f.force.source.Command
		g.Baud = 0
	}
	if g.IsZero() {
		if flag := f.force.needs(); flag != "" {
			return g, wrongDrill(fmt.Errorf(english.DrillNeedsGauge, flag))
		}
		if f.phase != "" || !f.hold.IsZero() {
			return g, wrongDrill(errors.New(english.DrillTimesNothing))
		}
		for _, load := range f.loads {
			if _, err := training.ParseReading(strconv.FormatFloat(load, 'f', -1, 64)); err != nil {
				return g, wrongDrill(err)
			}
		}
		return g, nil
	}
	if f.unit != "" {
		if g.Unit, err = gauge.ParseUnit(f.unit); err != nil {
			return g, wrongDrill(err)
		}
	}
	return g, nil
}

// wrongDrill is an error of the command line that only the settings reveal.
func wrongDrill(err error) error { return app.UsageOf("presshold drill", err) }

// OfferPhases offers what the protocol before it has to time.
func OfferPhases(a *app.App, args []string) []cobra.Completion {
	if len(args) == 0 || library.IsFile(args[0]) {
		return nil
	}
	all, _ := catalog.Open(a.Paths.Protocols)
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
