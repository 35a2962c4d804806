package protocol

import (
	"slices"
	"strings"

	"presshold/internal/phrase/english"
)

// foundingSource is one of the four founding sources, by its key in the built-in files, with
// the title that tells whether a file means the same source.
type foundingSource struct {
	key, title string
	says       []string // in general, beyond the numbers of a protocol
}

// foundingSources are pages for patients on neuromuscular therapy. What they say in
// general belongs to every protocol that cites them, and to none besides.
func foundingSources() []foundingSource {
	return []foundingSource{
		{"N0", `Sheppard Spine & Sports Clinic, "Neuromuscular Massage Therapy"`, []string{english.FoundingListens, english.FoundingExamines}},
		{"N1", `"Neuromuscular Therapy technique"`, []string{
			english.FoundingPain,
			english.FoundingListens,
			english.FoundingPoint,
			english.FoundingExamines,
		}},
		{"N2", `"What Is Neuromuscular Massage?"`, []string{
			english.FoundingFeel,
			english.FoundingExamines,
		}},
		{"N3", `S. Koehler, "What is Neuromuscular Massage Therapy?"`, []string{
			english.FoundingDiscomfort,
			english.FoundingRelease,
			english.FoundingExamines,
			english.FoundingPhysician,
		}},
	}
}

// Statement is a sentence of one or more sources.
type Statement struct {
	Text string
	From Provenance // Source is all of their keys: "N0, N1"
}

// General are the general sentences of the founding sources that a protocol cites, in
// the order in which it cites them. A source of another title that happens to have one
// of their keys says nothing.
func (p Protocol) General() []Statement {
	var out []Statement
	for _, s := range p.Sources {
		for _, f := range foundingSources() {
			if f.key != s.Key || !strings.HasPrefix(s.Citation, f.title) {
				continue
			}
			for _, text := range f.says {
				out = addSaying(out, text, s)
			}
		}
	}
	return out
}

// addSaying adds a sentence of a source, or the source to a sentence that is there.
func addSaying(out []Statement, text string, s Source) []Statement {
	i := slices.IndexFunc(out, func(said Statement) bool { return said.Text == text && said.From.Basis == s.Basis })
	if i < 0 {
		return append(out, Statement{Text: text, From: Provenance{Basis: s.Basis, Source: s.Key}})
	}
	out[i].From.Source += ", " + s.Key
	return out
}
