package catalog

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"presshold/internal/protocol"
)

// The key numbers of every built-in protocol, as PROTOCOLS.md gives them. A phase
// is its kind, how long, where that is from, and what else counts; a block is its
// phases and its stop.
func TestLibraryFacts(t *testing.T) {
	facts := []struct {
		id     string
		change protocol.Change
		blocks []string
	}{
		{"alternating-ischemic-compression", "same", []string{
			"hold 8s-10s (stated:N3); release 3s (assumed); rounds 6 (assumed); cap 12 (assumed); until eased: pain lessened (stated:N3)",
		}},
		{"alternating-levels", "alternate", []string{
			"hold 10s-30s (stated:N0); release 5s (assumed); rounds 6 (assumed)",
		}},
		{"unvarying-pressure", "same", []string{
			"hold 10s-20s (stated:N1); rounds 1 (stated:N1)",
		}},
		{"steady-pressure", "same", []string{
			"hold 10s-30s (stated:N2); cap 5 (assumed); until eased: muscle releases (stated:N2)",
		}},
		{"prolonged-ischemic-compression", "up", []string{
			"hold open (stated:N3) cap 1m (stated:N3); cap 5 (assumed); until eased: pain diminished (stated:N3)",
		}},
		{"muscle-stripping", "same", []string{
			"stroke 20s (assumed); return between 5s (assumed); check-in waits last; rounds 3 (stated:AMTA2025)",
		}},
		{"skin-rolling", "", []string{
			"roll 20s (assumed); rounds 3 (assumed)",
		}},
		{"barrier-release", "up", []string{
			"hold open (secondary:SIMONS) cap 1m30s (assumed); rounds 3 (assumed)",
		}},
		{"travell-simons-compression", "same", []string{
			"hold open (secondary:TS1) cap 1m (secondary:TS1); hot pack between open (assumed) cap 10m (assumed); " +
				"active range of motion between open (assumed) cap 10m (assumed); rounds 1 (assumed)",
		}},
		{"nimmo-compression", "same", []string{
			"hold 30s-1m (stated:GEMMELL2008) cap 1m (stated:GEMMELL2008); rounds 1 (assumed); " +
				"until eased: tension down or no longer tender (stated:GEMMELL2008)",
		}},
		{"sixty-second-release", "same", []string{
			"hold 1m (stated:HODGSON2006); rounds 1 (stated:HODGSON2006)",
		}},
		{"ninety-second-compression", "same", []string{
			"hold 1m30s (stated:HOU2002); rounds 1 (stated:HOU2002)",
		}},
		{"multi-step-compression", "up", []string{
			"hold open (stated:SZAJKOWSKI2025) cap 1m (assumed); rounds 2-4 (stated:SZAJKOWSKI2025)",
		}},
		{"progressive-release-30", "", []string{
			"hold 30s (stated:ALAYAT2020); rounds 3 (assumed)",
		}},
		{"init", "same", []string{
			"hold 1m30s (stated:NCT04993118); rounds 1 (stated:NCT04993118)",
			"position-of-ease 1m30s (stated:NCT04993118); rounds 3-5 (stated:NCT04993118)",
			"contract 7s-10s (stated:NCT04993118); stretch 30s (stated:NCT04993118); rounds 3-5 (stated:NCT04993118)",
		}},
		{"strain-counterstrain", "same", []string{
			"position-of-ease 1m30s (secondary:JONES); slow return open (assumed) cap 30s (assumed); recheck waits every; rounds 1 (secondary:JONES)",
		}},
		{"pumping", "", []string{
			"hold 10s (secondary:PRACTICE); release between 3s (assumed); rounds 2 (secondary:PRACTICE)",
		}},
		{"round-robin", "same", []string{
			"hold 5s-10s (secondary:AFTER-NIMMO); rounds 2-3 (secondary:AFTER-NIMMO)",
		}},
		{"foam-roller-static", "same", []string{
			"hold 1m30s (stated:PMC6358529); rounds 1 (stated:PMC6358529)",
		}},
		{"self-massage-strokes", "same", []string{
			"stroke open (secondary:DAVIES) cap 1m (assumed) count 10-12 (secondary:DAVIES); rounds 1 (secondary:DAVIES)",
		}},
	}
	var ids []string
	for _, f := range facts {
		ids = append(ids, f.id)
		t.Run(f.id, func(t *testing.T) {
			p := builtin(t, f.id)
			if p.Pressure.Change != f.change {
				t.Errorf("the pressure changes %q, want %q", p.Pressure.Change, f.change)
			}
			var got []string
			for _, b := range p.Blocks {
				got = append(got, outline(b))
			}
			if !slices.Equal(got, f.blocks) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(f.blocks, "\n"))
			}
			if order := f.id == "round-robin"; (p.Order == protocol.Sweep) != order {
				t.Errorf("order %q", p.Order)
			}
		})
	}
	if !slices.Equal(ids, library()) {
		t.Errorf("the library is %q, PROTOCOLS.md has %q", library(), ids)
	}
}

// outline is a block in short.
func outline(b protocol.Block) string {
	var parts []string
	for _, p := range b.Phases {
		s := string(p.Kind)
		if p.Label != "" {
			s = p.Label
		}
		if p.Between {
			s += " between"
		}
		if p.Waits {
			s += " waits " + p.When.String()
		} else {
			s += " " + p.Duration.String() + " (" + p.From.String() + ")"
		}
		if p.Cap != 0 {
			s += " cap " + protocol.FormatDuration(p.Cap) + " (" + p.CapFrom.String() + ")"
		}
		if p.Counted() {
			s += " count " + p.Count.String() + " (" + p.CountFrom.String() + ")"
		}
		parts = append(parts, s)
	}
	if r := b.Rounds; r.Planned > 0 {
		n := strconv.Itoa(r.Planned)
		if r.Min > 0 {
			n = strconv.Itoa(r.Min) + "-" + n
		}
		parts = append(parts, "rounds "+n+" ("+r.From.String()+")")
	}
	if b.Rounds.Cap > 0 {
		parts = append(parts, "cap "+strconv.Itoa(b.Rounds.Cap)+" ("+b.Rounds.CapFrom.String()+")")
	}
	for _, c := range b.Until {
		parts = append(parts, "until "+c.String()+": "+c.Words(b.Eased)+" ("+b.UntilFrom.String()+")")
	}
	return strings.Join(parts, "; ")
}

// No number of the library is without its provenance, and none is the user's own.
func TestLibraryProvenance(t *testing.T) {
	for _, id := range library() {
		p := builtin(t, id)
		check := func(what string, there bool, from protocol.Provenance) {
			if there && from.Is(protocol.Chosen) {
				t.Errorf("%s: %s says %q", id, what, from)
			}
			if !there && from != (protocol.Provenance{}) {
				t.Errorf("%s: %s is not there, but is from %q", id, what, from)
			}
		}
		check("reposition", p.Reposition != 0, p.RepositionFrom)
		check("soreness", !p.Aftercare.Soreness.IsZero(), p.Aftercare.SorenessFrom)
		check("relaxed", !p.Aftercare.Relaxed.IsZero(), p.Aftercare.RelaxedFrom)
		for _, b := range p.Blocks {
			check("rounds", b.Rounds.Planned != 0, b.Rounds.From)
			check("cap", b.Rounds.Cap != 0, b.Rounds.CapFrom)
			check("until", len(b.Until) > 0, b.UntilFrom)
			for _, ph := range b.Phases {
				check("duration", !ph.Duration.IsZero(), ph.From)
				check("phase cap", ph.Cap != 0, ph.CapFrom)
				check("guide", ph.Guide != 0, ph.GuideFrom)
				check("count", ph.Counted(), ph.CountFrom)
			}
		}
		if p.Pressure.Target != 0 || p.Pressure.Ceiling != 0 {
			t.Errorf("%s: a target or a ceiling is the user's to set", id)
		}
	}
}

// Aftercare windows are shown only of the sources that give them, with their caveat.
func TestLibraryAftercare(t *testing.T) {
	want := protocol.Aftercare{Caveat: "depending on stress, activity level and severity of pain"}
	want.Soreness, _ = protocol.ParseSpan("24h-36h")
	want.Relaxed, _ = protocol.ParseSpan("4d-14d")
	for _, id := range library() {
		p := builtin(t, id)
		from, given := map[string]string{
			"alternating-levels": "N0", "unvarying-pressure": "N1", "steady-pressure": "N0",
		}[id]
		if !given {
			if !p.Aftercare.IsZero() {
				t.Errorf("%s: no source of it speaks of the time after", id)
			}
			continue
		}
		w := want
		w.SorenessFrom = protocol.Provenance{Basis: protocol.Stated, Source: from}
		w.RelaxedFrom = w.SorenessFrom
		if p.Aftercare != w {
			t.Errorf("%s: got %+v, want %+v", id, p.Aftercare, w)
		}
	}
}

// Every source that is named is cited, and every protocol has its words.
func TestLibraryWords(t *testing.T) {
	banned := []string{
		"treat", "cure", "diagnos", "reliev", "relief", "heal", "lactic", "toxin", "adhesion",
		"immun", "guarantee", "proven",
	}
	founding := map[string]string{
		"N0": "Sheppard Spine & Sports Clinic, \"Neuromuscular Massage Therapy\"",
		"N1": "\"Neuromuscular Therapy technique\"",
		"N2": "\"What Is Neuromuscular Massage?\"",
		"N3": "S. Koehler, \"What is Neuromuscular Massage Therapy?\", WiseGeek, updated 2024-05-17",
	}
	for _, id := range library() {
		e, err := readBuiltin(id)
		if err != nil {
			t.Fatal(err)
		}
		p := e.Protocol
		if p.Summary == "" || p.Technique == "" || p.Tool == "" || len(p.Sources) == 0 {
			t.Errorf("%s: summary, technique, tool or source is missing", id)
		}
		for _, s := range p.Sources {
			if start, ok := founding[s.Key]; ok && !strings.HasPrefix(s.Citation, start) {
				t.Errorf("%s: source %s is cited as %q", id, s.Key, s.Citation)
			}
		}
		// The titles of sources are theirs; all other words are the program's.
		own := string(e.Text)
		for _, s := range p.Sources {
			own = strings.ReplaceAll(own, s.Citation, "")
		}
		for _, word := range banned {
			if strings.Contains(strings.ToLower(own), word) {
				t.Errorf("%s: says %q", id, word)
			}
		}
		for line := range strings.Lines(string(e.Text)) {
			if len(line) > 120 && !strings.HasPrefix(line, "citation") && !strings.HasPrefix(line, "summary") {
				t.Errorf("%s: line of %d bytes: %s", id, len(line), line)
			}
		}
	}
}

// The embedded files are those of the library, and each can be planned.
func TestLibraryIsWhole(t *testing.T) {
	files, err := builtins.ReadDir("builtin")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(f.Name(), extension))
	}
	if want := slices.Sorted(slices.Values(library())); !slices.Equal(names, want) {
		t.Errorf("embedded are %q, listed %q", names, want)
	}
	for _, id := range library() {
		if _, err := protocol.Expand(builtin(t, id), protocol.Options{}); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
}
