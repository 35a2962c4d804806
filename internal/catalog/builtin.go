package catalog

import (
	"embed"
	"fmt"
	"slices"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

//go:embed builtin/*.toml
var builtins embed.FS

// library lists the built-in protocols in the order in which they are shown: the
// founding techniques first, then those of the literature and of practice pages.
func library() []string {
	return []string{
		"alternating-ischemic-compression",
		"alternating-levels",
		"unvarying-pressure",
		"steady-pressure",
		"prolonged-ischemic-compression",
		"muscle-stripping",
		"skin-rolling",
		"barrier-release",
		"travell-simons-compression",
		"nimmo-compression",
		"sixty-second-release",
		"ninety-second-compression",
		"multi-step-compression",
		"progressive-release-30",
		"init",
		"strain-counterstrain",
		"pumping",
		"round-robin",
		"foam-roller-static",
		"self-massage-strokes",
		"progressive-compression-50",
		"intermittent-compression",
		"higher-pressure-30",
		"tolerance-60",
		"static-30-60",
		"alternating-8-12",
		"init-short-ease",
		"post-isometric-relaxation",
		"reciprocal-inhibition",
		"pnf-hold-relax",
		"positional-release-neck",
		"myofascial-barrier",
		"cross-hand-release",
		"static-cup",
		"acupressure-li4",
		"ramped-acupressure",
		"tennis-ball",
		"self-massage-timed",
		"foam-rolling-slow",
		"breath-counted-hold",
	}
}

func isBuiltin(id string) bool { return slices.Contains(library(), id) }

func readBuiltin(id string) (Entry, error) {
	data, err := builtins.ReadFile("builtin/" + id + extension)
	if err != nil {
		return Entry{}, fmt.Errorf(english.BuiltinUnread, id, err)
	}
	data = []byte(plain.Unix(string(data)))
	p, err := protocolFile().decode("builtin/"+id+extension, data, id)
	if err != nil {
		return Entry{}, err
	}
	return Entry{Protocol: p, Origin: Builtin, Text: data}, nil
}
