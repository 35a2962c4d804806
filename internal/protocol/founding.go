package protocol

import (
	"slices"
	"strings"
)

// foundingSource are the four foundingSource sources, by their keys in the built-in files, with the
// title that tells whether a file means the same source.
type foundingSource struct {
	key, title string
	says       []string // in general, beyond the numbers of a protocol
}

// foundingSources are pages for patients on neuromuscular therapy. What they say in
// general belongs to every protocol that cites them, and to none besides.
func foundingSources() []foundingSource {
	const (
		listens  = "The client says how the pressure is; the therapist listens and adjusts."
		examines = "An examination looks for ischemia, trigger points, nerve entrapment or compression, and at posture and gait or biomechanics."
	)
	return []foundingSource{
		{"N0", `Sheppard Spine & Sports Clinic, "Neuromuscular Massage Therapy"`, []string{listens, examines}},
		{"N1", `"Neuromuscular Therapy technique"`, []string{
			"It is never overly painful.",
			listens,
			"A trigger point is exquisitely tender: a palpable nodule in a taut band, which may refer pain elsewhere.",
			examines,
		}},
		{"N2", `"What Is Neuromuscular Massage?"`, []string{
			"One feels, slowly and gently, for bands that are tighter than the rest.",
			examines,
		}},
		{"N3", `S. Koehler, "What is Neuromuscular Massage Therapy?"`, []string{
			"It should never induce pain, though some discomfort is to be expected.",
			"A release is felt as a softening or melting of the tight area.",
			examines,
			"See your primary care physician first: there are contraindications.",
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
