package protocol

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
)

// Rule is the kind of a criterion.
type Rule string

// The rules that end a block.
const (
	UntilEased   Rule = "eased"  // the practitioner marks that it has eased
	UntilScore   Rule = "score"  // the client-reported score is at or below N
	UntilDrop    Rule = "drop"   // it is down by N points from the point's first
	UntilPercent Rule = "drop-%" // it is down by N percent from the point's first
	UntilTime    Rule = "time"   // this much active time has passed; ends after the round
	// UntilCompression: the hands have held this long in the block at the point, all
	// its holds together. The hold in which that is reached ends then.
	UntilCompression Rule = "compression"
)

// Criterion is one condition that ends a block.
type Criterion struct {
	Rule Rule
	N    int           // points or percent
	Time time.Duration // for UntilTime and UntilCompression
}

const maxCriterion = 24 * time.Hour

// ParseCriterion reads "eased", "score:3", "drop:2", "drop:50%", "time:8m" or
// "compression:90s".
func ParseCriterion(text string) (Criterion, error) {
	rule, value, has := strings.Cut(tidy(text), ":")
	rule, value = strings.TrimSpace(rule), strings.TrimSpace(value)
	fail := func(why error) error { return Wrong(english.CriterionWrong, text, why) }
	number := func(rule Rule, value string, least, most int, wrong error) (Criterion, error) {
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < least || n > most {
			return Criterion{}, fail(wrong)
		}
		return Criterion{Rule: rule, N: n}, nil
	}
	percent, isPercent := strings.CutSuffix(value, "%")
	switch {
	case rule == "eased" && !has:
		return Criterion{Rule: UntilEased}, nil
	case rule == "eased":
		return Criterion{}, fail(Wrong(english.CriterionEased))
	case rule == "score":
		return number(UntilScore, value, 0, 10, Wrong(english.CriterionScore))
	case rule == "drop" && isPercent:
		return number(UntilPercent, percent, 1, 100, Wrong(english.CriterionPercent))
	case rule == "drop":
		return number(UntilDrop, value, 1, 10, Wrong(english.CriterionDrop))
	case rule == string(UntilTime), rule == string(UntilCompression):
		d, err := ParseTotalDuration(value)
		if err != nil {
			return Criterion{}, fail(err)
		}
		if d < MinDuration || d > maxCriterion {
			return Criterion{}, fail(Wrong(english.CriterionTime, FormatDuration(MinDuration), FormatDuration(maxCriterion)))
		}
		return Criterion{Rule: Rule(rule), Time: d}, nil
	default:
		return Criterion{}, fail(Wrong(english.CriterionUnknown))
	}
}

// String is the form that ParseCriterion reads.
func (c Criterion) String() string {
	switch c.Rule {
	case UntilEased, "":
		return string(c.Rule)
	case UntilPercent:
		return string(UntilDrop) + ":" + c.Number() + "%"
	default:
		return string(c.Rule) + ":" + c.Number()
	}
}

// Number is the number of the criterion as it is written, "3", "50", "8m"; "" for none.
func (c Criterion) Number() string {
	switch c.Rule {
	case UntilEased:
		return ""
	case UntilTime, UntilCompression:
		return FormatDuration(c.Time)
	default:
		return strconv.Itoa(c.N)
	}
}

// With is the criterion of a rule with a number as it is written.
func (r Rule) With(number string) (Criterion, error) {
	switch r {
	case UntilEased:
		return Criterion{Rule: UntilEased}, nil
	case UntilPercent:
		return ParseCriterion(string(UntilDrop) + ":" + strings.TrimSuffix(number, "%") + "%")
	default:
		return ParseCriterion(string(r) + ":" + number)
	}
}

// UnmarshalText reads what ParseCriterion reads.
func (c *Criterion) UnmarshalText(text []byte) (err error) {
	*c, err = ParseCriterion(string(text))
	return err
}

// MarshalText writes what UnmarshalText reads.
func (c Criterion) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// Has tells whether the block ends by the given rule.
func (b Block) Has(r Rule) bool {
	return slices.ContainsFunc(b.Until, func(c Criterion) bool { return c.Rule == r })
}

// Compression is how long the hands may press in the block at one point, all its holds
// together; false for no such rule.
func (b Block) Compression() (time.Duration, bool) {
	i := slices.IndexFunc(b.Until, func(c Criterion) bool { return c.Rule == UntilCompression })
	if i < 0 {
		return 0, false
	}
	return b.Until[i].Time, true
}

// Occasion says in which rounds a check-in takes place. The zero value is every round.
type Occasion struct {
	Every int    // every N-th round, if above zero
	Last  bool   // in the last planned round
	In    string // "2,4": in these rounds
}

// ParseOccasion reads "every", "every 2", "last" or a list of rounds such as "2,4".
func ParseOccasion(text string) (Occasion, error) {
	s := strings.TrimSpace(text)
	round := func(text string) (int, error) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 || n > MaxRounds {
			return 0, Wrong(english.OccasionWrong, s)
		}
		return n, nil
	}
	switch every, ok := strings.CutPrefix(s, "every "); {
	case ok:
		n, err := round(every)
		return Occasion{Every: n}, err
	case s == "every":
		return Occasion{}, nil
	case s == "last":
		return Occasion{Last: true}, nil
	}
	var rounds []string
	for f := range strings.SplitSeq(s, ",") {
		n, err := round(f)
		if err != nil {
			return Occasion{}, err
		}
		rounds = append(rounds, strconv.Itoa(n))
	}
	return Occasion{In: strings.Join(rounds, ",")}, nil
}

// Is tells whether the occasion is given in this round (from 1) of so many planned.
func (o Occasion) Is(round, planned int) bool {
	switch {
	case o.Last:
		return round == planned
	case o.Every > 0:
		return round%o.Every == 0
	case o.In != "":
		return slices.Contains(strings.Split(o.In, ","), strconv.Itoa(round))
	default:
		return true
	}
}

// String is the form that ParseOccasion reads.
func (o Occasion) String() string {
	switch {
	case o.Last:
		return "last"
	case o.Every > 0:
		return fmt.Sprintf("every %d", o.Every)
	case o.In != "":
		return o.In
	default:
		return "every"
	}
}

// UnmarshalText reads what ParseOccasion reads.
func (o *Occasion) UnmarshalText(text []byte) (err error) {
	*o, err = ParseOccasion(string(text))
	return err
}

// MarshalText writes what UnmarshalText reads.
func (o Occasion) MarshalText() ([]byte, error) { return []byte(o.String()), nil }
