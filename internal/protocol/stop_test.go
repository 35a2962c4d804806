package protocol

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
)

func TestParseCriterion(t *testing.T) {
	for _, test := range []struct {
		text string
		want Criterion
		form string
	}{
		{"eased", Criterion{Rule: UntilEased}, "eased"},
		{" eased ", Criterion{Rule: UntilEased}, "eased"},
		{"score:0", Criterion{Rule: UntilScore}, "score:0"},
		{"score:10", Criterion{Rule: UntilScore, N: 10}, "score:10"},
		{"drop:1", Criterion{Rule: UntilDrop, N: 1}, "drop:1"},
		{"drop:2", Criterion{Rule: UntilDrop, N: 2}, "drop:2"},
		{"drop:50%", Criterion{Rule: UntilPercent, N: 50}, "drop:50%"},
		{"drop:100%", Criterion{Rule: UntilPercent, N: 100}, "drop:100%"},
		{"time:8m", Criterion{Rule: UntilTime, Time: 8 * time.Minute}, "time:8m"},
		{"time:90s", Criterion{Rule: UntilTime, Time: 90 * sec}, "time:1m30s"},
		{"time:1d", Criterion{Rule: UntilTime, Time: day}, "time:1d"},
	} {
		got, err := ParseCriterion(test.text)
		if err != nil || got != test.want {
			t.Errorf("ParseCriterion(%q) = %+v, %v, want %+v", test.text, got, err, test.want)
		}
		if form := got.String(); form != test.form {
			t.Errorf("ParseCriterion(%q) is written %q, want %q", test.text, form, test.form)
		}
	}
}

func TestParseCriterionBad(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", english.CriterionUnknown},
		{"gone", english.CriterionUnknown},
		{"pain:3", english.CriterionUnknown},
		{"time:8", english.UnitMissing},
		{"eased:", english.CriterionEased},
		{"eased:3", english.CriterionEased},
		{"score", english.CriterionScore},
		{"score:11", english.CriterionScore},
		{"score:-1", english.CriterionScore},
		{"score:2.5", english.CriterionScore},
		{"drop:", english.CriterionDrop},
		{"drop:0", english.CriterionDrop},
		{"drop:11", english.CriterionDrop},
		{"drop:0%", english.CriterionPercent},
		{"drop:101%", english.CriterionPercent},
		{"drop:%", english.CriterionPercent},
		{"time:", english.LengthMissing},
		{"time:open", english.LengthSingle},
		{"time:8-10m", english.LengthSingle},
		{"time:0", english.CriterionTime},
		{"time:25h", english.CriterionTime},
	} {
		if got, err := ParseCriterion(test.text); kind(err) != test.want {
			t.Errorf("ParseCriterion(%q) = %+v, %v, want the error %s", test.text, got, err, test.want)
		}
	}
}

func drawCriterion(t *rapid.T) Criterion {
	switch rule := rapid.SampledFrom([]Rule{UntilEased, UntilScore, UntilDrop, UntilPercent, UntilTime}).Draw(t, "rule"); rule {
	case UntilScore:
		return Criterion{Rule: rule, N: rapid.IntRange(0, 10).Draw(t, "score")}
	case UntilDrop:
		return Criterion{Rule: rule, N: rapid.IntRange(1, 10).Draw(t, "points")}
	case UntilPercent:
		return Criterion{Rule: rule, N: rapid.IntRange(1, 100).Draw(t, "percent")}
	case UntilTime:
		return Criterion{Rule: rule, Time: time.Duration(rapid.IntRange(500, 86_400_000).Draw(t, "ms")) * time.Millisecond}
	default:
		return Criterion{Rule: rule}
	}
}

func TestCriterionLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawCriterion(t)
		var got Criterion
		text, err := want.MarshalText()
		if err == nil {
			err = got.UnmarshalText(text)
		}
		if err != nil || got != want {
			t.Errorf("%q is read as %+v, %v, want %+v", text, got, err, want)
		}
	})
}

func FuzzParseCriterion(f *testing.F) {
	for _, s := range []string{"eased", "score:3", "drop:2", "drop:50%", "time:8m", "time:0.5s", "drop:+2", ":"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseCriterion(text)
		if err != nil {
			return
		}
		if again, err := ParseCriterion(c.String()); err != nil || again != c {
			t.Errorf("ParseCriterion(%q) = %+v, but %q is read as %+v, %v", text, c, c, again, err)
		}
	})
}

func TestHas(t *testing.T) {
	b := Block{Until: []Criterion{{Rule: UntilEased}, {Rule: UntilScore, N: 3}}}
	for rule, want := range map[Rule]bool{UntilEased: true, UntilScore: true, UntilDrop: false, UntilTime: false} {
		if got := b.Has(rule); got != want {
			t.Errorf("Has(%s) = %v, want %v", rule, got, want)
		}
	}
}

func TestOccasion(t *testing.T) {
	for _, test := range []struct {
		text string
		want Occasion
		form string
		in   []int // rounds of six planned, of eight that are run
	}{
		{"every", Occasion{}, "every", []int{1, 2, 3, 4, 5, 6, 7, 8}},
		{" every ", Occasion{}, "every", []int{1, 2, 3, 4, 5, 6, 7, 8}},
		{"every 1", Occasion{Every: 1}, "every 1", []int{1, 2, 3, 4, 5, 6, 7, 8}},
		{"every 3", Occasion{Every: 3}, "every 3", []int{3, 6}},
		{"every  2", Occasion{Every: 2}, "every 2", []int{2, 4, 6, 8}},
		{"last", Occasion{Last: true}, "last", []int{6}},
		{"2,4", Occasion{In: "2,4"}, "2,4", []int{2, 4}},
		{"1 , 8", Occasion{In: "1,8"}, "1,8", []int{1, 8}},
		{"3", Occasion{In: "3"}, "3", []int{3}},
	} {
		got, err := ParseOccasion(test.text)
		if err != nil || got != test.want {
			t.Errorf("ParseOccasion(%q) = %+v, %v, want %+v", test.text, got, err, test.want)
		}
		if form := got.String(); form != test.form {
			t.Errorf("ParseOccasion(%q) is written %q, want %q", test.text, form, test.form)
		}
		if again, err := ParseOccasion(got.String()); err != nil || again != got {
			t.Errorf("%q is read as %+v, %v, want %+v", got, again, err, got)
		}
		var in []int
		for round := 1; round <= 8; round++ {
			if got.Is(round, 6) {
				in = append(in, round)
			}
		}
		if !slices.Equal(in, test.in) {
			t.Errorf("%q is given in rounds %v, want %v", test.text, in, test.in)
		}
	}
}

func TestOccasionBad(t *testing.T) {
	for _, text := range []string{
		"", "never", "every 0", "every -1", "every x", "every 1001", "every2", "0", "2,", ",2", "2,,4", "2-4", "1001", "last 2",
	} {
		var got Occasion
		err := got.UnmarshalText([]byte(text))
		if want := english.OccasionWrong; kind(err) != want {
			t.Errorf("ParseOccasion(%q) = %+v, %v, want the error %s", text, got, err, want)
		}
	}
}
