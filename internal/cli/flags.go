package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/cue"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
)

// value is a flag of any type.
type value[T any] struct {
	to    *T
	parse func(string) (T, error)
	kind  string // what help calls it
}

func (v *value[T]) String() string { return "" }
func (v *value[T]) Type() string   { return v.kind }
func (v *value[T]) Set(text string) error {
	got, err := v.parse(text)
	if err == nil {
		*v.to = got
	}
	return err
}

// list is a flag that may be given several times.
type list[T any] struct{ value[[]T] }

// GetSlice tells shells that the flag may be given again.
func (l *list[T]) GetSlice() []string { return nil }

func listOf[T any](to *[]T, kind string, parse func(string) (T, error)) *list[T] {
	return &list[T]{value[[]T]{to: to, kind: kind, parse: func(text string) ([]T, error) {
		got, err := parse(text)
		return append(slices.Clip(*to), got), err
	}}}
}

// minSpeed and maxSpeed keep a preview within what can still be followed; a day at
// the highest is a minute and a half.
const (
	minSpeed = 0.1
	maxSpeed = 1000
)

// overrides are the flags that change a protocol; run and plan have them, and new has
// those that a file can say.
type overrides struct {
	protocol.Overrides
	countIn    time.Duration
	hasCountIn bool
}

func (o *overrides) add(cmd *cobra.Command) {
	o.addNumbers(cmd)
	cmd.Flags().Var(listOf(&o.Points, "SITE[:SIDE]", protocol.ParsePoint), "point",
		"a point to work, and its side: left, right or both; again for each point")
	cmd.Flags().Var(&value[int]{to: &o.Level, kind: "LEVEL", parse: parseLevel}, "level", "the first pressure level")
	cmd.Flags().Var(&value[int]{to: &o.Ceiling, kind: "LEVEL", parse: parseLevel}, "ceiling",
		"the highest pressure level, in place of the protocol's; never above that of the settings")
	cmd.Flags().Var(&value[time.Duration]{to: &o.countIn, kind: "LENGTH", parse: func(text string) (time.Duration, error) {
		d, err := parseCountIn(text)
		o.hasCountIn = err == nil
		return d, err
	}}, "count-in", "time to get ready before the first point; 0 for none")
}

// addNumbers adds the flags whose values a protocol file can hold.
func (o *overrides) addNumbers(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&value[protocol.Span]{to: &o.Hold, parse: parseLength, kind: "SPAN"}, "hold",
		"length of every hold: 10s, 8s-10s, 1m30s or open")
	f.Var(&value[protocol.Span]{to: &o.Release, kind: "SPAN", parse: func(text string) (s protocol.Span, err error) {
		if d, err := protocol.ParseDuration(text); err == nil && d == 0 {
			o.NoRelease = true
			return protocol.Span{}, nil
		}
		o.NoRelease = false
		return parseTimed(text)
	}}, "release", "length of every release; adds one where the protocol has none; 0 for none")
	f.Var(&value[protocol.Range]{to: &o.Rounds, parse: parseRounds, kind: "N"}, "rounds",
		"rounds planned: 8 or 3-5")
	f.Var(listOf(&o.Until, "RULE", protocol.ParseCriterion), "until",
		"what ends it: eased, score:3, drop:2, drop:50% or time:8m; the first one met ends it")
}

// screenFlags say how a run looks and sounds.
type screenFlags struct {
	cues    cue.Profile // "" for the settings'
	theme   string
	noColor bool
	speed   session.Speed
	about   recordInfo
	hourFlags
	shareFlags
}

func (s *screenFlags) add(cmd *cobra.Command) {
	s.addLook(cmd)
	f := cmd.Flags()
	f.Var(&value[cue.Profile]{to: &s.cues, parse: oneOf("profile", cue.Profiles()), kind: "PROFILE"}, "cues",
		"what is heard: "+strings.Join(names(cue.Profiles()), ", "))
	f.Var(&value[session.Speed]{to: &s.speed, parse: parseSpeed, kind: "N"}, "speed", "play N times as fast, or at 0.5 half as fast: a preview, and marked as one")
	s.hourFlags.add(cmd)
	s.shareFlags.add(cmd)
	s.about.add(cmd)
}

// addLook adds what screens without a run have, too.
func (s *screenFlags) addLook(cmd *cobra.Command) {
	s.speed = 1
	f := cmd.Flags()
	f.Var(&value[string]{to: &s.theme, parse: oneOf("theme", settings.Themes()), kind: "THEME"}, "theme",
		"colours: "+strings.Join(settings.Themes(), ", "))
	f.BoolVar(&s.noColor, "no-color", false, "no colours (also set by NO_COLOR)")
}

// parseClient reads a client code.
func parseClient(text string) (string, error) {
	code, err := journal.ParseClient(text)
	if err == nil && code == "" {
		err = fmt.Errorf("client %q: want a code like those that presshold client new makes", text)
	}
	return code, err
}

func parseScore(text string) (session.ClientScore, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 10 {
		return session.ClientScore{}, fmt.Errorf("score %q: want a whole number from 0 to 10", text)
	}
	return session.Reported(n), nil
}

// parseLength reads the length of a phase, within the limits of a protocol.
func parseLength(text string) (protocol.Span, error) {
	s, err := protocol.ParseSpan(text)
	if err != nil || s.Open {
		return s, err
	}
	if s.Min < protocol.MinDuration || s.Max > protocol.MaxDuration {
		return s, fmt.Errorf("%q: want %s to %s", text,
			protocol.FormatDuration(protocol.MinDuration), protocol.FormatDuration(protocol.MaxDuration))
	}
	return s, nil
}

// parseTimed is parseLength for what can't be open.
func parseTimed(text string) (protocol.Span, error) {
	s, err := parseLength(text)
	if err == nil && s.Open {
		err = fmt.Errorf("%q: want a length of time or a range", text)
	}
	return s, err
}

func parseRounds(text string) (protocol.Range, error) {
	r, err := protocol.ParseRange(text)
	if err == nil && r.Max > protocol.MaxRounds {
		err = fmt.Errorf("%q: want 1 to %d", text, protocol.MaxRounds)
	}
	return r, err
}

func parseCountIn(text string) (time.Duration, error) {
	d, err := protocol.ParseDuration(text)
	if err == nil && d != 0 && (d < protocol.MinDuration || d > protocol.MaxDuration) {
		err = fmt.Errorf("%q: want 0 for none, or %s to %s", text,
			protocol.FormatDuration(protocol.MinDuration), protocol.FormatDuration(protocol.MaxDuration))
	}
	return d, err
}

// oneOf reads one of some names of what.
func oneOf[T ~string](what string, all []T) func(string) (T, error) {
	return func(text string) (T, error) {
		if !slices.Contains(all, T(text)) {
			return "", fmt.Errorf("%s %q: want %s", what, text, strings.Join(names(all), ", "))
		}
		return T(text), nil
	}
}

// names are the texts of some names.
func names[T ~string](all []T) []string {
	texts := make([]string, len(all))
	for i, name := range all {
		texts[i] = string(name)
	}
	return texts
}

func parseSpeed(text string) (session.Speed, error) {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n >= minSpeed && n <= maxSpeed) { // nor is it when it is no number
		return 0, fmt.Errorf("%q: want a number from %g to %d", text, minSpeed, maxSpeed)
	}
	return session.Speed(n), nil
}
