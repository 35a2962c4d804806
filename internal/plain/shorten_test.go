package plain

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestShorten(t *testing.T) {
	for _, tt := range []struct {
		text  string
		cells int
		want  string
	}{
		{"upper trapezius", 15, "upper trapezius"},
		{"upper trapezius", 6, "upper…"},
		{"日本の", 4, "日…"},
		{"1️⃣ x", 2, "…"},
		{"\x1b[1mbold\x1b[m", 3, "\x1b[1mbo…\x1b[m"},
		{"x", 0, ""},
	} {
		if got := Shorten(tt.text, tt.cells, "…"); got != tt.want {
			t.Errorf("Shorten(%q, %d) = %q, want %q", tt.text, tt.cells, got, tt.want)
		}
	}
}

func TestShortenIsNeverTooWide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", " ", "1️⃣", "日", "é", "👩‍👩‍👧", "🇩🇪", "कि", "ำ", "\x1b[1m", "\x1b[m"})).Draw(t, "text")
		text := ""
		for _, p := range parts {
			text += p
		}
		cells := rapid.IntRange(0, 12).Draw(t, "cells")
		if got := Shorten(text, cells, "…"); ansi.StringWidth(got) > cells {
			t.Fatalf("%q in %d cells is %q, of %d", text, cells, got, ansi.StringWidth(got))
		}
	})
}

func TestShortenMiddle(t *testing.T) {
	for _, c := range []struct {
		text  string
		cells int
		want  string
	}{
		{"trapezius", 9, "trapezius"},
		{"trapezius", 8, "trap…ius"},
		{"trapezius", 5, "tr…us"},
		{"trapezius", 3, "t…s"},
		{"trapezius", 2, "t…"},
		{"trapezius", 0, ""},
		{"僧帽筋の上部", 7, "僧…上部"},
	} {
		got := ShortenMiddle(c.text, c.cells)
		if got != c.want || ansi.StringWidth(got) > c.cells {
			t.Errorf("%q in %d cells is %q, want %q", c.text, c.cells, got, c.want)
		}
	}
}
