package protocol

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// valid is a protocol without a problem that uses every part of the format. Each
// call makes a new one.
func valid() Protocol {
	stated := Provenance{Basis: Stated, Source: "N3"}
	return Protocol{
		ID: "test-protocol", Name: "Test protocol", Summary: "For the tests.",
		Technique: "Press and release.", Tool: "thumb", Breath: "Out on the press.",
		Cautions: []string{"Slowly."},
		Sources: []Source{
			{Key: "N3", Basis: Stated, Citation: "Koehler, 2024"},
			{Key: "S", Basis: Secondary, Citation: "A text that quotes Simons"},
		},
		Pressure:       Pressure{Words: "direct", Change: Alternate, Level: 1, Levels: []string{"lighter", "deeper"}, Target: 5, Ceiling: 7},
		Order:          Each,
		Points:         []Point{{Site: "upper trapezius", Side: Both, Landmark: "mid-belly"}, {Site: "soleus"}},
		Reposition:     5 * sec,
		RepositionFrom: Provenance{Basis: Assumed},
		Blocks: []Block{
			{
				Name: "press", Eased: "pain lessened",
				Phases: []Phase{
					{Kind: Hold, Duration: Span{Min: 8 * sec, Max: 10 * sec}, From: stated, Cap: 20 * sec, CapFrom: Provenance{Basis: Assumed}},
					{Kind: Release, Duration: Fixed(3 * sec), From: Provenance{Basis: Assumed}, Between: true},
					{Kind: CheckIn, Waits: true, When: Occasion{Every: 2}},
				},
				Rounds: Rounds{Planned: 6, From: Provenance{Basis: Chosen}, Cap: 12, CapFrom: Provenance{Basis: Assumed}},
				Until:  []Criterion{{Rule: UntilEased}, {Rule: UntilScore, N: 3}}, UntilFrom: stated,
			},
			{
				Name: "wait",
				Phases: []Phase{
					{
						Kind: Hold, Label: "to the barrier", Note: "Wait.", Duration: Span{Open: true},
						Cap: 90 * sec, Guide: 30 * sec, GuideFrom: Provenance{Basis: Secondary, Source: "S"},
					},
					{Kind: Stroke, Duration: Span{Open: true}, Cap: 60 * sec, Count: Range{Min: 10, Max: 12}, CountFrom: stated},
					{Kind: CheckIn, Duration: Fixed(10 * sec), When: Occasion{Last: true}},
				},
				Rounds: Rounds{Cap: 3},
			},
		},
		Aftercare: Aftercare{
			Soreness: Span{Min: 24 * hour, Max: 36 * hour}, SorenessFrom: stated,
			Relaxed: Span{Min: 4 * day, Max: 14 * day}, Caveat: "depending on stress",
		},
	}
}

func TestValid(t *testing.T) {
	if got := valid().Problems(); len(got) > 0 {
		t.Fatalf("problems of a valid protocol:\n%v", got)
	}
	least := Protocol{ID: "a", Name: "A", Blocks: []Block{{
		Phases: []Phase{{Kind: Hold, Duration: Fixed(10 * sec)}}, Rounds: Rounds{Planned: 1},
	}}}
	if got := least.Problems(); len(got) > 0 {
		t.Fatalf("problems of the least that is valid:\n%v", got)
	}
}

// One row for each rule: what breaks it, and all that is then said.
func TestProblems(t *testing.T) {
	long := strings.Repeat("x", MaxName+1)
	longText := strings.Repeat("x", MaxText+1)
	phase := func(p *Protocol) *Phase { return &p.Blocks[0].Phases[0] }
	open := func(p *Protocol) *Phase { return &p.Blocks[1].Phases[0] }
	stroke := func(p *Protocol) *Phase { return &p.Blocks[1].Phases[1] }
	check := func(p *Protocol) *Phase { return &p.Blocks[0].Phases[2] }
	rounds := func(p *Protocol) *Rounds { return &p.Blocks[0].Rounds }
	const kinds = "count-in, hold, release, reposition, position-of-ease, contract, stretch, stroke, heat, movement, check-in"

	for _, test := range []struct {
		name   string
		broken func(*Protocol)
		want   string
	}{
		{"no id", func(p *Protocol) { p.ID = "" }, `id: an id is needed, such as my-protocol`},
		{"capital in the id", func(p *Protocol) { p.ID = "My-protocol" }, `id: id "My-protocol": want lower-case letters, digits and single hyphens, at most 80`},
		{"hyphens in the id", func(p *Protocol) { p.ID = "a--b" }, `id: id "a--b": want lower-case letters, digits and single hyphens, at most 80`},
		{"path in the id", func(p *Protocol) { p.ID = "../x" }, `id: id "../x": want lower-case letters, digits and single hyphens, at most 80`},
		{"long id", func(p *Protocol) { p.ID = long }, `id: id "` + long + `": want lower-case letters, digits and single hyphens, at most 80`},
		{"no name", func(p *Protocol) { p.Name = " " }, `name: a name is needed`},
		{"long name", func(p *Protocol) { p.Name = long }, `name: 81 bytes long; at most 80 are allowed`},
		{"name not UTF-8", func(p *Protocol) { p.Name = "caf\xe9" }, `name: not valid UTF-8`},
		{"long summary", func(p *Protocol) { p.Summary = longText }, `summary: 4001 bytes long; at most 4000 are allowed`},
		{"technique not UTF-8", func(p *Protocol) { p.Technique = "\xff" }, `technique: not valid UTF-8`},
		{"long tool", func(p *Protocol) { p.Tool = longText }, `tool: 4001 bytes long; at most 4000 are allowed`},
		{"long breath", func(p *Protocol) { p.Breath = longText }, `breath: 4001 bytes long; at most 4000 are allowed`},
		{"long caution", func(p *Protocol) { p.Cautions = []string{"", longText} }, `cautions[1]: 4001 bytes long; at most 4000 are allowed`},

		{"source without a key", func(p *Protocol) { p.Sources = append(p.Sources, Source{Basis: Stated, Citation: "x"}) }, `sources[2].key: a source needs a key`},
		{"source twice", func(p *Protocol) { p.Sources = append(p.Sources, p.Sources[0]) }, `sources[2].key: source "N3" is given twice`},
		{"source that is assumed", func(p *Protocol) {
			p.Sources = append(p.Sources, Source{Key: "X", Basis: Assumed, Citation: "x"})
		}, `sources[2].basis: basis "assumed": want stated or secondary`},
		{"source without a citation", func(p *Protocol) { p.Sources[1].Citation = "" }, `sources[1].citation: a source needs a citation`},
		{"long key of a source", func(p *Protocol) {
			p.Sources = append(p.Sources, Source{Key: long, Basis: Stated, Citation: "x"})
		}, `sources[2].key: 81 bytes long; at most 80 are allowed`},
		{"long citation", func(p *Protocol) { p.Sources[1].Citation = longText }, `sources[1].citation: 4001 bytes long; at most 4000 are allowed`},

		{"long words of pressure", func(p *Protocol) { p.Pressure.Words = longText }, `pressure.words: 4001 bytes long; at most 4000 are allowed`},
		{"unknown change", func(p *Protocol) { p.Pressure.Change = "harder" }, `pressure.change: "harder": want same, up, down, alternate`},
		{"level below zero", func(p *Protocol) { p.Pressure.Level = -1 }, `pressure.level: level -1: want 1 to 20`},
		{"level too high", func(p *Protocol) { p.Pressure.Level, p.Pressure.Ceiling = 21, 0 }, `pressure.level: level 21: want 1 to 20`},
		{"too many levels", func(p *Protocol) { p.Pressure.Levels = make([]string, 21) }, `pressure.levels: 21 levels; at most 20 are allowed`},
		{"long name of a level", func(p *Protocol) { p.Pressure.Levels[1] = long }, `pressure.levels[1]: 81 bytes long; at most 80 are allowed`},
		{"target too high", func(p *Protocol) { p.Pressure.Target = 11 }, `pressure.target: target 11: want a client-reported score from 1 to 10`},
		{"target below zero", func(p *Protocol) { p.Pressure.Target = -1 }, `pressure.target: target -1: want a client-reported score from 1 to 10`},
		{"ceiling too high", func(p *Protocol) { p.Pressure.Ceiling = 21 }, `pressure.ceiling: ceiling 21: want 1 to 20`},
		{"level above the ceiling", func(p *Protocol) { p.Pressure.Level, p.Pressure.Ceiling = 3, 2 }, `pressure.level: level 3 is above the ceiling of 2`},

		{"unknown order", func(p *Protocol) { p.Order = "random" }, `order: "random": want each, sweep`},
		{"too many points", func(p *Protocol) { p.Points = slices.Repeat([]Point{{Site: "soleus", Side: Both}}, 33) }, `points: 66 points, sides counted; at most 64 are allowed`},
		{"point without a site", func(p *Protocol) { p.Points[1].Site = "" }, `points[1].site: a point needs a site`},
		{"long site", func(p *Protocol) { p.Points[0].Site = long }, `points[0].site: 81 bytes long; at most 80 are allowed`},
		{"site not UTF-8", func(p *Protocol) { p.Points[0].Site = "\xff" }, `points[0].site: not valid UTF-8`},
		{"long landmark", func(p *Protocol) { p.Points[0].Landmark = long }, `points[0].landmark: 81 bytes long; at most 80 are allowed`},
		{"unknown side", func(p *Protocol) { p.Points[0].Side = "middle" }, `points[0].side: "middle": want left, right, both`},
		{"reposition too long", func(p *Protocol) { p.Reposition = 2 * hour }, `reposition: 2h: want 0.5s to 1h`},
		{"reposition below zero", func(p *Protocol) { p.Reposition = -1 }, `reposition: 0s: want 0.5s to 1h`},
		{"reposition from nowhere", func(p *Protocol) { p.RepositionFrom = Provenance{Basis: Stated, Source: "N9"} }, `reposition_from: source "N9" is not among the sources`},

		{"no blocks", func(p *Protocol) { p.Blocks = nil }, `blocks: a protocol needs at least one block`},
		{"too many blocks", func(p *Protocol) { p.Blocks = slices.Repeat(p.Blocks[:1], 33) }, `blocks: 33 blocks; at most 32 are allowed`},
		{"long name of a block", func(p *Protocol) { p.Blocks[0].Name = long }, `blocks[0].name: 81 bytes long; at most 80 are allowed`},
		{"long words for eased", func(p *Protocol) { p.Blocks[0].Eased = long }, `blocks[0].eased: 81 bytes long; at most 80 are allowed`},
		{"no rounds", func(p *Protocol) { *rounds(p) = Rounds{} }, `blocks[0].rounds: say how many rounds, or the most there may be as cap`},
		{"too many rounds", func(p *Protocol) { rounds(p).Planned, rounds(p).Cap = 1001, 0 }, `blocks[0].rounds: 1001 rounds: want 1 to 1000`},
		{"rounds below zero", func(p *Protocol) { rounds(p).Planned = -1 }, `blocks[0].rounds: -1 rounds: want 1 to 1000`},
		{"more at least than planned", func(p *Protocol) { rounds(p).Min = 7 }, `blocks[0].rounds: at least 7 rounds, but 6 planned`},
		{"cap too high", func(p *Protocol) { rounds(p).Cap = 1001 }, `blocks[0].cap: cap of 1001 rounds: want 1 to 1000`},
		{"cap below zero", func(p *Protocol) { rounds(p).Cap = -1 }, `blocks[0].cap: cap of -1 rounds: want 1 to 1000`},
		{"cap below the plan", func(p *Protocol) { rounds(p).Cap = 5 }, `blocks[0].cap: a cap of 5 rounds is below the 6 planned`},
		{"rounds from nowhere", func(p *Protocol) { rounds(p).From = Provenance{Basis: "guessed"} }, `blocks[0].rounds_from: basis "guessed": want stated, secondary, assumed or chosen`},
		{"cap from nowhere", func(p *Protocol) { rounds(p).CapFrom = Provenance{Basis: Secondary, Source: "N9"} }, `blocks[0].cap_from: source "N9" is not among the sources`},
		{"stated by a secondary source", func(p *Protocol) { p.Blocks[0].UntilFrom = Provenance{Basis: Stated, Source: "S"} }, `blocks[0].until_from: source "S" is secondary, so nothing of it is stated`},
		{"criterion twice", func(p *Protocol) { p.Blocks[0].Until = []Criterion{{Rule: UntilScore, N: 3}, {Rule: UntilScore, N: 2}} }, `blocks[0].until[1]: "score:2": one criterion of its kind is enough`},
		{"no phases", func(p *Protocol) { p.Blocks[1].Phases = nil }, `blocks[1].phases: a block needs at least one phase`},
		{"too many phases", func(p *Protocol) { p.Blocks[0].Phases = slices.Repeat(p.Blocks[0].Phases[:1], 33) }, `blocks[0].phases: 33 phases; at most 32 are allowed`},
		{"nothing to do", func(p *Protocol) { p.Blocks[0].Phases = p.Blocks[0].Phases[1:] }, `blocks[0].phases: a block needs a phase that is neither a check-in nor between rounds`},

		{"unknown kind", func(p *Protocol) { phase(p).Kind = "squeeze" }, `blocks[0].phases[0].kind: kind "squeeze": want ` + kinds},
		{"long label", func(p *Protocol) { phase(p).Label = long }, `blocks[0].phases[0].label: 81 bytes long; at most 80 are allowed`},
		{"long note", func(p *Protocol) { phase(p).Note = longText }, `blocks[0].phases[0].note: 4001 bytes long; at most 4000 are allowed`},
		{"no duration", func(p *Protocol) { phase(p).Duration = Span{} }, `blocks[0].phases[0].duration: say how long: a duration above zero such as "10s", a range such as "8s-10s", or "open"`},
		{"too short", func(p *Protocol) { phase(p).Duration = Fixed(100 * time.Millisecond) }, `blocks[0].phases[0].duration: 0.1s: want 0.5s to 1h`},
		{"below zero", func(p *Protocol) { phase(p).Duration = Fixed(-sec) }, `blocks[0].phases[0].duration: 0s: want 0.5s to 1h`},
		{"too long", func(p *Protocol) { phase(p).Duration, phase(p).Cap = Fixed(2*hour), 0 }, `blocks[0].phases[0].duration: 2h: want 0.5s to 1h`},
		{"range from zero", func(p *Protocol) { phase(p).Duration = Span{Max: 5 * sec} }, `blocks[0].phases[0].duration: 0s: want 0.5s to 1h`},
		{"range too long", func(p *Protocol) { phase(p).Duration, phase(p).Cap = Span{Min: sec, Max: 2 * hour}, 0 }, `blocks[0].phases[0].duration: 2h: want 0.5s to 1h`},
		{"range the wrong way round", func(p *Protocol) { phase(p).Duration = Span{Min: 10 * sec, Max: 8 * sec} }, `blocks[0].phases[0].duration: duration "10s-8s": the first number is the larger`},
		{"cap below the duration", func(p *Protocol) { phase(p).Cap = 9 * sec }, `blocks[0].phases[0].cap: cap 9s is below the duration 8s-10s`},
		{"cap of a phase too long", func(p *Protocol) { phase(p).Cap = 2 * hour }, `blocks[0].phases[0].cap: 2h: want 0.5s to 1h`},
		{"duration from nowhere", func(p *Protocol) { phase(p).From.Source = "" }, `blocks[0].phases[0].duration_from: source "" is not among the sources`},
		{"cap of a phase from nowhere", func(p *Protocol) { phase(p).CapFrom = Provenance{Basis: Stated, Source: "N9"} }, `blocks[0].phases[0].cap_from: source "N9" is not among the sources`},
		{"open without a cap", func(p *Protocol) { open(p).Cap = 0 }, `blocks[1].phases[0].cap: an open phase needs a cap, such as cap = "60s"`},
		{"open with a short cap", func(p *Protocol) { open(p).Cap, open(p).Guide = 1, 0 }, `blocks[1].phases[0].cap: 0.000000001s: want 0.5s to 1h`},
		{"guide at the cap", func(p *Protocol) { open(p).Guide = 90 * sec }, `blocks[1].phases[0].guide: guide 1m30s is not below the cap 1m30s`},
		{"guide too short", func(p *Protocol) { open(p).Guide = 1 }, `blocks[1].phases[0].guide: 0.000000001s: want 0.5s to 1h`},
		{"guide of a timed phase", func(p *Protocol) { phase(p).Guide = 5 * sec }, `blocks[0].phases[0].guide: only an open phase has a guide time`},
		{"guide from nowhere", func(p *Protocol) { open(p).GuideFrom.Source = "N9" }, `blocks[1].phases[0].guide_from: source "N9" is not among the sources`},
		{"hold that waits", func(p *Protocol) { phase(p).Waits, phase(p).Duration = true, Span{} }, `blocks[0].phases[0].waits: only a check-in waits`},
		{"hold with an occasion", func(p *Protocol) { phase(p).When.Every = 2 }, `blocks[0].phases[0].when: only a check-in says when; other phases are in every round`},
		{"check-in that waits and lasts", func(p *Protocol) { check(p).Duration = Fixed(5 * sec) }, `blocks[0].phases[2].duration: a check-in that waits has no duration`},
		{"open check-in", func(p *Protocol) { check(p).Waits, check(p).Duration, check(p).Cap = false, Span{Open: true}, sec }, `blocks[0].phases[2].duration: a check-in waits, or lasts a fixed time`},
		{"ranged check-in", func(p *Protocol) { check(p).Waits, check(p).Duration = false, Span{Min: sec, Max: 2 * sec} }, `blocks[0].phases[2].duration: a check-in waits, or lasts a fixed time`},
		{"counted stretch", func(p *Protocol) { stroke(p).Kind = Stretch }, `blocks[1].phases[1].count: only the strokes of a stroke and the breaths of a hold are counted`},
		{"guide backwards", func(p *Protocol) { open(p).GuideMax = 5 * sec }, `blocks[1].phases[0].guide: guide "30s": the first number is the larger`},
		{"guide to above the cap", func(p *Protocol) { open(p).GuideMax = 2 * time.Minute }, `blocks[1].phases[0].guide: guide 2m is above the cap 1m30s`},
		{"too many sets", func(p *Protocol) { p.Blocks[0].Sets = 13 }, `blocks[0].sets: 13 sets: want 1 to 12`},
		{"sets from nowhere", func(p *Protocol) { p.Blocks[0].SetsFrom = Provenance{Basis: Stated, Source: "N9"} }, `blocks[0].sets_from: source "N9" is not among the sources`},
		{"technique from nowhere", func(p *Protocol) { p.TechniqueFrom = Provenance{Basis: Stated, Source: "N9"} }, `technique_from: source "N9" is not among the sources`},
		{"a caution without its origin", func(p *Protocol) {
			p.Cautions, p.CautionsFrom = []string{"One.", "Two."}, []Provenance{{Basis: Assumed}}
		}, `cautions_from: 1 origins for 2 cautions: want one for each, or a single text for all`},
		{"counted and timed", func(p *Protocol) { stroke(p).Duration = Fixed(20 * sec) }, `blocks[1].phases[1].count: counted strokes are not timed: want duration = "open" and a cap`},
		{"count too high", func(p *Protocol) { stroke(p).Count.Max = 1001 }, `blocks[1].phases[1].count: count "10-1001": want 1 to 1000`},
		{"count from zero", func(p *Protocol) { stroke(p).Count.Min = 0 }, `blocks[1].phases[1].count: count "0-12": want 1 to 1000`},
		{"count the wrong way round", func(p *Protocol) { stroke(p).Count.Max = 9 }, `blocks[1].phases[1].count: count "10-9": want 1 to 1000`},
		{"count from nowhere", func(p *Protocol) { stroke(p).CountFrom.Source = "N9" }, `blocks[1].phases[1].count_from: source "N9" is not among the sources`},

		{"assumed, with a source", func(p *Protocol) { p.RepositionFrom.Source = "N3" }, `reposition_from: what is assumed has no source`},
		{"soreness backwards", func(p *Protocol) { p.Aftercare.Soreness = Span{Min: 36 * hour, Max: 24 * hour} }, `aftercare.soreness: want a time or a range such as "24h-36h"`},
		{"open soreness", func(p *Protocol) { p.Aftercare.Soreness = Span{Open: true} }, `aftercare.soreness: want a time or a range such as "24h-36h"`},
		{"open relaxation", func(p *Protocol) { p.Aftercare.Relaxed = Span{Open: true} }, `aftercare.relaxed: want a time or a range such as "4d-14d"`},
		{"long caveat", func(p *Protocol) { p.Aftercare.Caveat = longText }, `aftercare.caveat: 4001 bytes long; at most 4000 are allowed`},
		{"soreness from nowhere", func(p *Protocol) { p.Aftercare.SorenessFrom.Source = "N9" }, `aftercare.soreness_from: source "N9" is not among the sources`},
		{"relaxation from nowhere", func(p *Protocol) { p.Aftercare.RelaxedFrom = Provenance{Basis: Stated} }, `aftercare.relaxed_from: source "" is not among the sources`},

		{"all at once", func(p *Protocol) {
			p.ID, p.Order, p.Aftercare.Caveat = "", "random", longText
			p.Blocks[1].Phases[0].Cap = 0
			p.Points[1].Site = ""
		}, `id: an id is needed, such as my-protocol
order: "random": want each, sweep
points[1].site: a point needs a site
blocks[1].phases[0].cap: an open phase needs a cap, such as cap = "60s"
aftercare.caveat: 4001 bytes long; at most 4000 are allowed`},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := valid()
			test.broken(&p)
			if got := p.Problems().Error(); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			plan, err := Expand(p, Options{})
			if errText(err) != test.want || plan.Parts != nil {
				t.Errorf("Expand gives %d parts and %v, want none and the problems", len(plan.Parts), err)
			}
		})
	}
}

// The bounds themselves are allowed.
func TestBounds(t *testing.T) {
	for i, least := range []func(*Protocol){
		func(p *Protocol) { p.ID = strings.Repeat("x", MaxName) },
		func(p *Protocol) { p.Name = strings.Repeat("x", MaxName) },
		func(p *Protocol) { p.Technique = strings.Repeat("x", MaxText) },
		func(p *Protocol) { p.Points = slices.Repeat([]Point{{Site: "soleus", Side: Both}}, MaxPoints/2) },
		func(p *Protocol) { p.Blocks = slices.Repeat(p.Blocks, MaxBlocks/2) },
		func(p *Protocol) { p.Blocks[0].Phases = slices.Repeat(p.Blocks[0].Phases[:1], MaxPhases) },
		func(p *Protocol) { p.Blocks[0].Rounds = Rounds{Planned: MaxRounds, Cap: MaxRounds} },
		func(p *Protocol) { p.Blocks[0].Phases[0].Duration = Span{Min: MinDuration, Max: 20 * sec} },
		func(p *Protocol) { p.Blocks[1].Phases[0].Cap = MaxDuration },
		func(p *Protocol) { p.Blocks[1].Phases[1].Count = Range{Min: 1, Max: MaxCount} },
		func(p *Protocol) { p.Pressure.Level, p.Pressure.Ceiling = MaxLevel, MaxLevel },
		func(p *Protocol) { p.Reposition = MaxDuration },
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			p := valid()
			least(&p)
			if got := p.Problems(); len(got) > 0 {
				t.Errorf("problems: %v", got)
			}
		})
	}
}

func TestIsID(t *testing.T) {
	for text, want := range map[string]bool{
		"steady-pressure": true, "a": true, "7": true, "a-1-b": true, strings.Repeat("a", MaxName): true,
		"": false, "-": false, "a-": false, "-a": false, "a--b": false, "A": false, "a b": false, "é": false, "a_b": false, "a\n": false,
		strings.Repeat("a", MaxName+1): false,
	} {
		if got := IsID(text); got != want {
			t.Errorf("IsID(%q) is %v", text, got)
		}
	}
}
