package protocol

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
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

	for _, test := range []struct {
		name   string
		broken func(*Protocol)
		want   string
	}{
		{"no id", func(p *Protocol) { p.ID = "" }, says("id", english.IDMissing, "my-protocol")},
		{"capital in the id", func(p *Protocol) { p.ID = "My-protocol" }, says("id", english.IDMalformed, "My-protocol", MaxName)},
		{"hyphens in the id", func(p *Protocol) { p.ID = "a--b" }, says("id", english.IDMalformed, "a--b", MaxName)},
		{"path in the id", func(p *Protocol) { p.ID = "../x" }, says("id", english.IDMalformed, "../x", MaxName)},
		{"long id", func(p *Protocol) { p.ID = long }, says("id", english.IDMalformed, long, MaxName)},
		{"no name", func(p *Protocol) { p.Name = " " }, says("name", english.NameMissing)},
		{"long name", func(p *Protocol) { p.Name = long }, says("name", english.TooLong, MaxName, MaxName+1)},
		{"name not UTF-8", func(p *Protocol) { p.Name = "caf\xe9" }, says("name", english.NotUTF8)},
		{"long summary", func(p *Protocol) { p.Summary = longText }, says("summary", english.TooLong, MaxText, MaxText+1)},
		{"technique not UTF-8", func(p *Protocol) { p.Technique = "\xff" }, says("technique", english.NotUTF8)},
		{"long tool", func(p *Protocol) { p.Tool = longText }, says("tool", english.TooLong, MaxText, MaxText+1)},
		{"long breath", func(p *Protocol) { p.Breath = longText }, says("breath", english.TooLong, MaxText, MaxText+1)},
		{"long caution", func(p *Protocol) { p.Cautions = []string{"", longText} }, says("cautions[1]", english.TooLong, MaxText, MaxText+1)},

		{"source without a key", func(p *Protocol) { p.Sources = append(p.Sources, Source{Basis: Stated, Citation: "x"}) }, says("sources[2].key", english.SourceKeyless)},
		{"source twice", func(p *Protocol) { p.Sources = append(p.Sources, p.Sources[0]) }, says("sources[2].key", english.SourceTwice, "N3")},
		{"source that is assumed", func(p *Protocol) {
			p.Sources = append(p.Sources, Source{Key: "X", Basis: Assumed, Citation: "x"})
		}, says("sources[2].basis", english.SourceBasis, "assumed")},
		{"source without a citation", func(p *Protocol) { p.Sources[1].Citation = "" }, says("sources[1].citation", english.SourceUncited)},
		{"long key of a source", func(p *Protocol) {
			p.Sources = append(p.Sources, Source{Key: long, Basis: Stated, Citation: "x"})
		}, says("sources[2].key", english.TooLong, MaxName, MaxName+1)},
		{"long citation", func(p *Protocol) { p.Sources[1].Citation = longText }, says("sources[1].citation", english.TooLong, MaxText, MaxText+1)},

		{"long words of pressure", func(p *Protocol) { p.Pressure.Words = longText }, says("pressure.words", english.TooLong, MaxText, MaxText+1)},
		{"unknown change", func(p *Protocol) { p.Pressure.Change = "harder" }, says("pressure.change", english.MustBeOneOf, "same, up, down or alternate", `"harder"`)},
		{"level below zero", func(p *Protocol) { p.Pressure.Level = -1 }, says("pressure.level", english.MustBeWithin, 1, MaxLevel, -1)},
		{"level too high", func(p *Protocol) { p.Pressure.Level, p.Pressure.Ceiling = 21, 0 }, says("pressure.level", english.MustBeWithin, 1, MaxLevel, 21)},
		{"too many levels", func(p *Protocol) { p.Pressure.Levels = make([]string, 21) }, says("pressure.levels", english.TooMany, 21, MaxLevel)},
		{"long name of a level", func(p *Protocol) { p.Pressure.Levels[1] = long }, says("pressure.levels[1]", english.TooLong, MaxName, MaxName+1)},
		{"target too high", func(p *Protocol) { p.Pressure.Target = 11 }, says("pressure.target", english.TargetRange, 11)},
		{"target below zero", func(p *Protocol) { p.Pressure.Target = -1 }, says("pressure.target", english.TargetRange, -1)},
		{"ceiling too high", func(p *Protocol) { p.Pressure.Ceiling = 21 }, says("pressure.ceiling", english.MustBeWithin, 1, MaxLevel, 21)},
		{"level above the ceiling", func(p *Protocol) { p.Pressure.Level, p.Pressure.Ceiling = 3, 2 }, says("pressure.level", english.LevelAboveCeiling, 3, 2)},

		{"unknown order", func(p *Protocol) { p.Order = "random" }, says("order", english.MustBeOneOf, "each or sweep", `"random"`)},
		{"too many points", func(p *Protocol) { p.Points = slices.Repeat([]Point{{Site: "soleus", Side: Both}}, 33) }, says("points", english.PointsTooMany, 66, MaxPoints)},
		{"point without a site", func(p *Protocol) { p.Points[1].Site = "" }, says("points[1].site", english.PointSiteless)},
		{"long site", func(p *Protocol) { p.Points[0].Site = long }, says("points[0].site", english.TooLong, MaxName, MaxName+1)},
		{"site not UTF-8", func(p *Protocol) { p.Points[0].Site = "\xff" }, says("points[0].site", english.NotUTF8)},
		{"long landmark", func(p *Protocol) { p.Points[0].Landmark = long }, says("points[0].landmark", english.TooLong, MaxName, MaxName+1)},
		{"unknown side", func(p *Protocol) { p.Points[0].Side = "middle" }, says("points[0].side", english.MustBeOneOf, "left, right or both", `"middle"`)},
		{"reposition too long", func(p *Protocol) { p.Reposition = 2 * hour }, says("reposition", english.MustBeBetween, "0.5s", "1h", "2h")},
		{"reposition below zero", func(p *Protocol) { p.Reposition = -1 }, says("reposition", english.MustBeBetween, "0.5s", "1h", "0s")},
		{"reposition from nowhere", func(p *Protocol) { p.RepositionFrom = Provenance{Basis: Stated, Source: "N9"} }, says("reposition_from", english.SourceUnknown, "N9")},

		{"no blocks", func(p *Protocol) { p.Blocks = nil }, says("blocks", english.BlocksMissing)},
		{"too many blocks", func(p *Protocol) { p.Blocks = slices.Repeat(p.Blocks[:1], 33) }, says("blocks", english.TooMany, 33, MaxBlocks)},
		{"long name of a block", func(p *Protocol) { p.Blocks[0].Name = long }, says("blocks[0].name", english.TooLong, MaxName, MaxName+1)},
		{"long words for eased", func(p *Protocol) { p.Blocks[0].Eased = long }, says("blocks[0].eased", english.TooLong, MaxName, MaxName+1)},
		{"no rounds", func(p *Protocol) { *rounds(p) = Rounds{} }, says("blocks[0].rounds", english.RoundsMissing)},
		{"too many rounds", func(p *Protocol) { rounds(p).Planned, rounds(p).Cap = 1001, 0 }, says("blocks[0].rounds", english.MustBeWithin, 1, MaxRounds, 1001)},
		{"rounds below zero", func(p *Protocol) { rounds(p).Planned = -1 }, says("blocks[0].rounds", english.MustBeWithin, 1, MaxRounds, -1)},
		{"more at least than planned", func(p *Protocol) { rounds(p).Min = 7 }, says("blocks[0].rounds", english.RoundsBelowLeast, 6, 7)},
		{"cap too high", func(p *Protocol) { rounds(p).Cap = 1001 }, says("blocks[0].cap", english.MustBeWithin, 1, MaxRounds, 1001)},
		{"cap below zero", func(p *Protocol) { rounds(p).Cap = -1 }, says("blocks[0].cap", english.MustBeWithin, 1, MaxRounds, -1)},
		{"cap below the plan", func(p *Protocol) { rounds(p).Cap = 5 }, says("blocks[0].cap", english.RoundsCapBelow, 5, 6)},
		{"rounds from nowhere", func(p *Protocol) { rounds(p).From = Provenance{Basis: "guessed"} }, says("blocks[0].rounds_from", english.BasisUnknown, "guessed")},
		{"cap from nowhere", func(p *Protocol) { rounds(p).CapFrom = Provenance{Basis: Secondary, Source: "N9"} }, says("blocks[0].cap_from", english.SourceUnknown, "N9")},
		{"stated by a secondary source", func(p *Protocol) { p.Blocks[0].UntilFrom = Provenance{Basis: Stated, Source: "S"} }, says("blocks[0].until_from", english.SourceSecondary, "S")},
		{"criterion twice", func(p *Protocol) { p.Blocks[0].Until = []Criterion{{Rule: UntilScore, N: 3}, {Rule: UntilScore, N: 2}} }, says("blocks[0].until[1]", english.CriterionTwice, "score:2")},
		{"no phases", func(p *Protocol) { p.Blocks[1].Phases = nil }, says("blocks[1].phases", english.PhasesMissing)},
		{"too many phases", func(p *Protocol) { p.Blocks[0].Phases = slices.Repeat(p.Blocks[0].Phases[:1], 33) }, says("blocks[0].phases", english.TooMany, 33, MaxPhases)},
		{"nothing to do", func(p *Protocol) { p.Blocks[0].Phases = p.Blocks[0].Phases[1:] }, says("blocks[0].phases", english.PhasesNoneTimed)},

		{"unknown kind", func(p *Protocol) { phase(p).Kind = "squeeze" }, says("blocks[0].phases[0].kind", english.MustBeOneOf, plain.OrList(Kinds()), `"squeeze"`)},
		{"long label", func(p *Protocol) { phase(p).Label = long }, says("blocks[0].phases[0].label", english.TooLong, MaxName, MaxName+1)},
		{"long note", func(p *Protocol) { phase(p).Note = longText }, says("blocks[0].phases[0].note", english.TooLong, MaxText, MaxText+1)},
		{"no duration", func(p *Protocol) { phase(p).Duration = Span{} }, says("blocks[0].phases[0].duration", english.DurationNone)},
		{"too short", func(p *Protocol) { phase(p).Duration = Fixed(100 * time.Millisecond) }, says("blocks[0].phases[0].duration", english.MustBeBetween, "0.5s", "1h", "0.1s")},
		{"below zero", func(p *Protocol) { phase(p).Duration = Fixed(-sec) }, says("blocks[0].phases[0].duration", english.MustBeBetween, "0.5s", "1h", "0s")},
		{"too long", func(p *Protocol) { phase(p).Duration, phase(p).Cap = Fixed(2*hour), 0 }, says("blocks[0].phases[0].duration", english.MustBeBetween, "0.5s", "1h", "2h")},
		{"range from zero", func(p *Protocol) { phase(p).Duration = Span{Max: 5 * sec} }, says("blocks[0].phases[0].duration", english.MustBeBetween, "0.5s", "1h", "0s")},
		{"range too long", func(p *Protocol) { phase(p).Duration, phase(p).Cap = Span{Min: sec, Max: 2 * hour}, 0 }, says("blocks[0].phases[0].duration", english.MustBeBetween, "0.5s", "1h", "2h")},
		{"range the wrong way round", func(p *Protocol) { phase(p).Duration = Span{Min: 10 * sec, Max: 8 * sec} }, says("blocks[0].phases[0].duration", english.LargerFirst, "10s-8s")},
		{"cap below the duration", func(p *Protocol) { phase(p).Cap = 9 * sec }, says("blocks[0].phases[0].cap", english.CapBelow, "9s", "8s-10s")},
		{"cap of a phase too long", func(p *Protocol) { phase(p).Cap = 2 * hour }, says("blocks[0].phases[0].cap", english.MustBeBetween, "0.5s", "1h", "2h")},
		{"duration from nowhere", func(p *Protocol) { phase(p).From.Source = "" }, says("blocks[0].phases[0].duration_from", english.SourceUnknown, "")},
		{"cap of a phase from nowhere", func(p *Protocol) { phase(p).CapFrom = Provenance{Basis: Stated, Source: "N9"} }, says("blocks[0].phases[0].cap_from", english.SourceUnknown, "N9")},
		{"open without a cap", func(p *Protocol) { open(p).Cap = 0 }, says("blocks[1].phases[0].cap", english.CapMissing)},
		{"open with a short cap", func(p *Protocol) { open(p).Cap, open(p).Guide = 1, 0 }, says("blocks[1].phases[0].cap", english.MustBeBetween, "0.5s", "1h", "0.000000001s")},
		{"guide at the cap", func(p *Protocol) { open(p).Guide = 90 * sec }, says("blocks[1].phases[0].guide", english.GuideNotBelow, "1m30s", "1m30s")},
		{"guide too short", func(p *Protocol) { open(p).Guide = 1 }, says("blocks[1].phases[0].guide", english.MustBeBetween, "0.5s", "1h", "0.000000001s")},
		{"guide of a timed phase", func(p *Protocol) { phase(p).Guide = 5 * sec }, says("blocks[0].phases[0].guide", english.GuideNotHere)},
		{"guide from nowhere", func(p *Protocol) { open(p).GuideFrom.Source = "N9" }, says("blocks[1].phases[0].guide_from", english.SourceUnknown, "N9")},
		{"hold that waits", func(p *Protocol) { phase(p).Waits, phase(p).Duration = true, Span{} }, says("blocks[0].phases[0].waits", english.WaitsNotHere)},
		{"hold with an occasion", func(p *Protocol) { phase(p).When.Every = 2 }, says("blocks[0].phases[0].when", english.WhenNotHere)},
		{"check-in that waits and lasts", func(p *Protocol) { check(p).Duration = Fixed(5 * sec) }, says("blocks[0].phases[2].duration", english.CheckInWaits)},
		{"open check-in", func(p *Protocol) { check(p).Waits, check(p).Duration, check(p).Cap = false, Span{Open: true}, sec }, says("blocks[0].phases[2].duration", english.CheckInFixed)},
		{"ranged check-in", func(p *Protocol) { check(p).Waits, check(p).Duration = false, Span{Min: sec, Max: 2 * sec} }, says("blocks[0].phases[2].duration", english.CheckInFixed)},
		{"counted stretch", func(p *Protocol) { stroke(p).Kind = Stretch }, says("blocks[1].phases[1].count", english.CountNotHere)},
		{"guide backwards", func(p *Protocol) { open(p).GuideMax = 5 * sec }, says("blocks[1].phases[0].guide", english.LargerFirst, "30s")},
		{"guide to above the cap", func(p *Protocol) { open(p).GuideMax = 2 * time.Minute }, says("blocks[1].phases[0].guide", english.GuideAbove, "2m", "1m30s")},
		{"too many sets", func(p *Protocol) { p.Blocks[0].Sets = 13 }, says("blocks[0].sets", english.MustBeWithin, 1, MaxSets, 13)},
		{"sets from nowhere", func(p *Protocol) { p.Blocks[0].SetsFrom = Provenance{Basis: Stated, Source: "N9"} }, says("blocks[0].sets_from", english.SourceUnknown, "N9")},
		{"technique from nowhere", func(p *Protocol) { p.TechniqueFrom = Provenance{Basis: Stated, Source: "N9"} }, says("technique_from", english.SourceUnknown, "N9")},
		{"a caution without its origin", func(p *Protocol) {
			p.Cautions, p.CautionsFrom = []string{"One.", "Two."}, []Provenance{{Basis: Assumed}}
		}, says("cautions_from", english.OriginsOfWords, 1, 2)},
		{"counted and timed", func(p *Protocol) { stroke(p).Duration = Fixed(20 * sec) }, says("blocks[1].phases[1].count", english.CountIsTimed)},
		{"count too high", func(p *Protocol) { stroke(p).Count.Max = 1001 }, says("blocks[1].phases[1].count", english.CountRange, MaxCount, "10-1001")},
		{"count from zero", func(p *Protocol) { stroke(p).Count.Min = 0 }, says("blocks[1].phases[1].count", english.CountRange, MaxCount, "0-12")},
		{"count the wrong way round", func(p *Protocol) { stroke(p).Count.Max = 9 }, says("blocks[1].phases[1].count", english.CountRange, MaxCount, "10-9")},
		{"count from nowhere", func(p *Protocol) { stroke(p).CountFrom.Source = "N9" }, says("blocks[1].phases[1].count_from", english.SourceUnknown, "N9")},

		{"assumed, with a source", func(p *Protocol) { p.RepositionFrom.Source = "N3" }, says("reposition_from", english.SourceNone, "assumed")},
		{"soreness backwards", func(p *Protocol) { p.Aftercare.Soreness = Span{Min: 36 * hour, Max: 24 * hour} }, says("aftercare.soreness", english.SorenessRange)},
		{"open soreness", func(p *Protocol) { p.Aftercare.Soreness = Span{Open: true} }, says("aftercare.soreness", english.SorenessRange)},
		{"open relaxation", func(p *Protocol) { p.Aftercare.Relaxed = Span{Open: true} }, says("aftercare.relaxed", english.RelaxedRange)},
		{"long caveat", func(p *Protocol) { p.Aftercare.Caveat = longText }, says("aftercare.caveat", english.TooLong, MaxText, MaxText+1)},
		{"soreness from nowhere", func(p *Protocol) { p.Aftercare.SorenessFrom.Source = "N9" }, says("aftercare.soreness_from", english.SourceUnknown, "N9")},
		{"relaxation from nowhere", func(p *Protocol) { p.Aftercare.RelaxedFrom = Provenance{Basis: Stated} }, says("aftercare.relaxed_from", english.SourceUnknown, "")},

		{"all at once", func(p *Protocol) {
			p.ID, p.Order, p.Aftercare.Caveat = "", "random", longText
			p.Blocks[1].Phases[0].Cap = 0
			p.Points[1].Site = ""
		}, says("id", english.IDMissing, "my-protocol") + "\n" +
			says("order", english.MustBeOneOf, "each or sweep", `"random"`) + "\n" +
			says("points[1].site", english.PointSiteless) + "\n" +
			says("blocks[1].phases[0].cap", english.CapMissing) + "\n" +
			says("aftercare.caveat", english.TooLong, MaxText, MaxText+1)},
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
		func(p *Protocol) { p.Name = strings.Repeat("指", MaxName) },
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
