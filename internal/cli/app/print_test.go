package app

import (
	"bufio"
	"strings"
	"testing"

	"presshold/internal/phrase"
)

// A text stands beside its lead, and below it where that leaves no room for words.
func TestPageItem(t *testing.T) {
	const text = "set TERM to xterm-256color"
	for _, tt := range []struct {
		width int
		lead  string
		text  string
		want  string
	}{
		{0, "colours   ", text, "colours   set TERM to xterm-256color\n"},
		{40, "colours   ", text, "colours   set TERM to xterm-256color\n"},
		{32, "colours   ", text, "colours   set TERM to\n          xterm-256color\n"},
		{20, "colours   ", text, "colours\n    set TERM to\n    xterm-256color\n"},
		{20, "          ", text, "    set TERM to\n    xterm-256color\n"},
		{5, "colours", "", "colours\n"},
		{20, "- ", text, "- set TERM to\n  xterm-256color\n"},
	} {
		var b strings.Builder
		w := bufio.NewWriter(&b)
		Page{W: w, Width: tt.width}.Item(tt.lead, tt.text)
		w.Flush()
		if b.String() != tt.want {
			t.Errorf("%d wide, %q: %q, want %q", tt.width, tt.lead, b.String(), tt.want)
		}
	}
}

// Texts stand below one another, and no name touches its text.
func TestPageFacts(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"pressed", "  pressed    1:02\n  note       ease\n"},
		{"held as planned", "  held as planned 1:02\n  note            ease\n"},
	} {
		var b strings.Builder
		w := bufio.NewWriter(&b)
		Page{W: w}.Facts([]phrase.Fact{phrase.Plain(tt.name, "1:02"), phrase.Plain("note", "ease")})
		w.Flush()
		if b.String() != tt.want {
			t.Errorf("%q: %q, want %q", tt.name, b.String(), tt.want)
		}
	}
}
