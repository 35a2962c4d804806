package ui

import (
	"slices"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"presshold/internal/tui/keys"
)

// The first key is cut rather than left out; any other is there whole or not at all.
func TestFooter(t *testing.T) {
	hints := []keys.Hint{keys.Fixed("space", "repeat the plan"), keys.Fixed("esc", "picker"), keys.Fixed("q", "quit")}
	for cells, want := range map[int]string{
		60: "space repeat the plan · esc picker · q quit",
		34: "space repeat the plan · esc picker",
		30: "space repeat the plan · q quit",
		20: "space repeat the pl…",
	} {
		if got := ansi.Strip(Look{}.Footer(hints, cells)); got != want {
			t.Errorf("in %d cells it is %q, want %q", cells, got, want)
		}
	}
}

// Two columns are alike in all sections as long as that fits, and else each as wide as it must be.
func TestHelpLines(t *testing.T) {
	sections := func() []Section {
		return []Section{
			{"now", []keys.Hint{keys.Fixed("space / enter", "pause"), keys.Fixed("r", "released"), keys.Fixed("t", "too much"), {Key: "x"}}},
			{"always", []keys.Hint{keys.Fixed("q", "quit"), keys.Fixed("*", "no source states it")}},
		}
	}
	for cells, want := range map[int][]string{
		70: {
			"now",
			"space / enter  pause                t              too much",
			"r              released",
			"",
			"always",
			"q              quit                 *              no source states it",
		},
		40: {
			"now",
			"space / enter  pause     t  too much",
			"r              released",
			"",
			"always",
			"q  quit  *  no source states it",
		},
		34: {
			"now",
			"space / enter  pause",
			"r              released",
			"t              too much",
			"",
			"always",
			"q  quit  *  no source states it",
		},
		20: {
			"space / enter pause", "r released", "t too much", "", "always", "q quit", "* no source states", "it",
		},
	} {
		var got []string
		for _, l := range (Look{}).HelpLines(sections(), cells) {
			got = append(got, ansi.Strip(l))
		}
		if !slices.Equal(got, want) {
			t.Errorf("in %d cells they are %q, want %q", cells, got, want)
		}
	}
}
