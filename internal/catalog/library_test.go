package catalog

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"presshold/internal/phrase"
	"presshold/internal/protocol"
)

// The numbers of every built-in protocol, as PROTOCOLS.md gives them. A phase is its
// kind, how long, where that is from, and what else counts; a block is its phases and
// its stop.
func TestLibraryFacts(t *testing.T) {
	var ids []string
	for _, f := range libraryFacts() {
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
			checkSources(t, p, f.sources)
		})
	}
	if !slices.Equal(ids, library()) {
		t.Errorf("the library is %q, PROTOCOLS.md has %q", library(), ids)
	}
}

// checkSources checks that a protocol cites just these sources, each "KEY: what must
// stand in its citation; and what else".
func checkSources(t *testing.T, p protocol.Protocol, want []string) {
	t.Helper()
	var got, keys []string
	for _, s := range p.Sources {
		got = append(got, s.Key)
	}
	for _, w := range want {
		key, words, _ := strings.Cut(w, ": ")
		keys = append(keys, key)
		s, _ := p.Source(key)
		for word := range strings.SplitSeq(words, "; ") {
			if !strings.Contains(s.Citation, word) {
				t.Errorf("source %s is cited as %q, want %q in it", key, s.Citation, word)
			}
		}
	}
	if !slices.Equal(got, keys) {
		t.Errorf("sources %q, want %q", got, keys)
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
		if p.Guide != 0 {
			s += " guide " + p.GuideSpan().String() + " (" + p.GuideFrom.String() + ")"
		}
		if p.Counted() {
			s += " count " + p.Count.String() + " (" + p.CountFrom.String() + ")"
		}
		parts = append(parts, s)
	}
	if r := b.Rounds; r.Planned > 0 {
		parts = append(parts, "rounds "+r.Range().String()+" ("+r.From.String()+")")
	}
	if b.Sets > 0 {
		parts = append(parts, "sets "+strconv.Itoa(b.Sets)+" ("+b.SetsFrom.String()+")")
	}
	if b.Rounds.Cap > 0 {
		parts = append(parts, "cap "+strconv.Itoa(b.Rounds.Cap)+" ("+b.Rounds.CapFrom.String()+")")
	}
	for _, c := range b.Until {
		parts = append(parts, "until "+c.String()+": "+phrase.CriterionWords(c, b.Eased)+" ("+b.UntilFrom.String()+")")
	}
	return strings.Join(parts, "; ")
}

// No number and no words of the library are without their provenance, and none is the
// user's own.
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
		check("technique", p.Technique != "", p.TechniqueFrom)
		check("tool", p.Tool != "", p.ToolFrom)
		check("breath", p.Breath != "", p.BreathFrom)
		for i := range p.Cautions {
			check("caution", true, p.CautionFrom(i))
		}
		check("pressure", p.Pressure.Words != "", p.Pressure.WordsFrom)
		check("change", p.Pressure.Change != "" && p.Pressure.Change != protocol.Same, p.Pressure.ChangeFrom)
		check("levels", len(p.Pressure.Levels) > 0, p.Pressure.LevelsFrom)
		for _, b := range p.Blocks {
			check("rounds", b.Rounds.Planned != 0, b.Rounds.From)
			check("cap", b.Rounds.Cap != 0, b.Rounds.CapFrom)
			check("sets", b.Sets != 0, b.SetsFrom)
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

// What PROTOCOLS.md says of tools: N3 names none, N0 and N1 name fingers, knuckles and
// elbow, N2 thumbs, fingertips and elbows.
func TestLibraryTools(t *testing.T) {
	for _, id := range library() {
		p := builtin(t, id)
		var want protocol.Provenance
		switch p.Sources[0].Key {
		case "N3":
			want = protocol.Provenance{Basis: protocol.Assumed}
		case "N0", "N1":
			want = protocol.Provenance{Basis: protocol.Stated, Source: p.Sources[0].Key}
			if p.Tool != "Fingers, knuckles or elbow" {
				t.Errorf("%s: tool %q", id, p.Tool)
			}
		case "N2":
			want = protocol.Provenance{Basis: protocol.Stated, Source: "N2"}
			if p.Tool != "Thumbs, fingertips or elbows" {
				t.Errorf("%s: tool %q", id, p.Tool)
			}
		default:
			continue
		}
		if p.ToolFrom != want {
			t.Errorf("%s: the tool is %s, want %s", id, p.ToolFrom, want)
		}
	}
}

// Aftercare windows are shown only of the sources that give them, with their caveat.
func TestLibraryAftercare(t *testing.T) {
	want := protocol.Aftercare{Caveat: "depending on stress, activity level and severity of pain before the session"}
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
		"immun", "guarantee", "proven", "chaitow & delany",
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
	slices.Sort(names)
	if want := slices.Sorted(slices.Values(library())); !slices.Equal(names, want) {
		t.Errorf("embedded are %q, listed %q", names, want)
	}
	for _, id := range library() {
		if _, err := protocol.Expand(builtin(t, id), protocol.Options{}); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
}
