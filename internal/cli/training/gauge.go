package training

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/editor"
	"presshold/internal/gauge"
	"presshold/internal/gauge/reader"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/training"
)

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

// chosenGauge is the gauge of the flags or, without one, of the settings.
func chosenGauge(a *app.App, f *drillFlags) (settings.GaugeSettings, error) {
	cfg, err := a.Settings()
	g := cfg.Gauge
	if err != nil {
		return g, err
	}
	if f.source != nil {
		reads := g.Reads
		g.Source = *f.source
		g.Reads = reads
	}
	switch flag := f.forGauge(); {
	case !g.IsZero() && f.Unit != "":
		g.Unit = f.Unit
	case !g.IsZero():
	case flag != "":
		err = fmt.Errorf(english.DrillNeedsGauge, flag)
	case f.phase != "" || !f.hold.IsZero():
		err = errors.New(english.DrillTimesNothing)
	case len(f.Loads) == 0 && f.Unit != "" && f.Unit.Newtons(1) != gauge.Kilogram.Newtons(1):
		err = fmt.Errorf(english.DrillUnitNeedsLoad, f.Unit)
	default:
		if err = training.CheckLoads(f.Loads); err != nil {
			err = fmt.Errorf(english.UsageFlagValue, "load", err)
		}
	}
	if err != nil {
		return g, wrongDrill(err)
	}
	return g, nil
}

// wrongDrill is a usage error that shows only once the settings are known.
func wrongDrill(err error) error { return app.UsageOf("presshold drill", err) }

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
