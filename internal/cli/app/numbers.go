package app

import (
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
)

// Numbers are the flags that change a protocol; run and plan have them, and new has
// those that a file can say.
type Numbers struct {
	protocol.Overrides
	countIn    time.Duration
	hasCountIn bool
}

// Add adds all of them.
func (o *Numbers) Add(cmd *cobra.Command) {
	o.AddForFile(cmd)
	cmd.Flags().Var(ListOf(&o.Points, "SITE[:SIDE]", protocol.ParsePoint), "point",
		english.FlagPoint)
	cmd.Flags().Var(&Value[int]{To: &o.Level, Kind: "LEVEL", Parse: ParseLevel}, "level", english.FlagLevel)
	cmd.Flags().Var(&Value[int]{To: &o.Ceiling, Kind: "LEVEL", Parse: ParseLevel}, "ceiling",
		english.FlagCeiling)
	cmd.Flags().Var(&Value[time.Duration]{To: &o.countIn, Kind: "LENGTH", Parse: func(text string) (time.Duration, error) {
		d, err := settings.ParseReady(text)
		o.hasCountIn = err == nil
		return d, err
	}}, "count-in", english.FlagCountIn)
}

// AddForFile adds the flags whose values a protocol file can hold.
func (o *Numbers) AddForFile(cmd *cobra.Command) {
	f := cmd.Flags()
	f.Var(&Value[protocol.Span]{To: &o.Hold, Parse: parseLength, Kind: "SPAN"}, "hold",
		english.FlagHold)
	f.Var(&Value[protocol.Span]{To: &o.Release, Kind: "SPAN", Parse: func(text string) (s protocol.Span, err error) {
		if d, err := protocol.ParseDuration(text); err == nil && d == 0 {
			o.NoRelease = true
			return protocol.Span{}, nil
		}
		o.NoRelease = false
		return ParseTimed(text)
	}}, "release", english.FlagRelease)
	f.Var(&Value[protocol.Range]{To: &o.Rounds, Parse: parseRounds, Kind: "N"}, "rounds",
		english.FlagRounds)
	f.Var(ListOf(&o.Until, "RULE", protocol.ParseCriterion), "until",
		english.FlagUntil)
}

// Options are the user's own times and limits with what the flags chose: a flag goes
// before the settings, but for their ceiling, which nothing passes.
func (o Numbers) Options(s settings.Settings) protocol.Options {
	options := Own(s)
	options.Chosen = o.Overrides
	if o.hasCountIn {
		options.CountIn = o.countIn
	}
	return options
}

// Own returns the times and limits that the settings set for every run.
func Own(s settings.Settings) protocol.Options {
	return protocol.Options{CountIn: s.CountIn, Ready: s.Ready, Ceiling: s.Ceiling, Target: s.Target}
}

// ParseLevel reads a pressure level.
func ParseLevel(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > protocol.MaxLevel {
		return 0, fmt.Errorf(english.ValueLevel, protocol.MaxLevel, text)
	}
	return n, nil
}

// parseLength reads the length of a phase, within the limits of a protocol.
func parseLength(text string) (protocol.Span, error) {
	s, err := protocol.ParseSpan(text)
	if err != nil || s.Open {
		return s, err
	}
	if s.Min < protocol.MinDuration || s.Max > protocol.MaxDuration {
		return s, fmt.Errorf(english.MustBeBetween,
			protocol.FormatDuration(protocol.MinDuration), protocol.FormatDuration(protocol.MaxDuration), plain.Quote(text))
	}
	return s, nil
}

// ParseTimed parses the length of a phase that can't be open.
func ParseTimed(text string) (protocol.Span, error) {
	s, err := parseLength(text)
	if err == nil && s.Open {
		err = fmt.Errorf(english.ValueTimed, text)
	}
	return s, err
}

func parseRounds(text string) (protocol.Range, error) {
	r, err := protocol.ParseRange(text)
	if err == nil && r.Max > protocol.MaxRounds {
		err = fmt.Errorf(english.CountRange, protocol.MaxRounds, text)
	}
	return r, err
}
