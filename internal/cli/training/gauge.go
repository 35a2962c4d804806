package training

import (
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/editor"
	"presshold/internal/gauge"
	"presshold/internal/gauge/reader"
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
