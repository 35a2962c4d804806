package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// field is one setting of the file that has a name of its own.
type field struct {
	name  string // with its table's, if it is in one
	words string // what it is, for Template
	read  func(*Settings, *tomldoc.Value) error
	write func(Settings) string // as TOML
}

// fields lists the settings in the order of the documentation.
func fields() []field { return slices.Concat(general(), heard(), pressed()) }

// general are the settings without a table.
func general() []field {
	return []field{
		{
			"theme", `"auto" (by the terminal's background), "dark", "light", "dim" or "mono"`,
			func(s *Settings, v *tomldoc.Value) (err error) { s.Theme, err = readText(v, isTheme); return err },
			func(s Settings) string { return strconv.Quote(s.Theme) },
		},
		{
			"count_in", "time to get set before the first point; 0 for none",
			func(s *Settings, v *tomldoc.Value) (err error) { s.CountIn, err = readDuration(v); return err },
			func(s Settings) string { return quoteDuration(s.CountIn) },
		},
		{
			"ready", "time for the hands to get ready before a hold goes on after a pause; 0 for none",
			func(s *Settings, v *tomldoc.Value) (err error) { s.Ready, err = readDuration(v); return err },
			func(s Settings) string { return quoteDuration(s.Ready) },
		},
		{
			"protocol", "id of the protocol that the picker starts on; empty for the first",
			func(s *Settings, v *tomldoc.Value) (err error) { s.Protocol, err = readText(v, isID); return err },
			func(s Settings) string { return strconv.Quote(s.Protocol) },
		},
		{
			"ceiling", "your highest pressure level, which no run passes; 0 for none",
			func(s *Settings, v *tomldoc.Value) (err error) {
				s.Ceiling, err = readNumber(v, protocol.MaxLevel)
				return err
			},
			func(s Settings) string { return strconv.Itoa(s.Ceiling) },
		},
		{
			"target", "the client-reported score that you work at, from 1 to 10; 0 for none",
			func(s *Settings, v *tomldoc.Value) (err error) { s.Target, err = readNumber(v, 10); return err },
			func(s Settings) string { return strconv.Itoa(s.Target) },
		},
		{
			"notify", "call for attention at a cap and at the end if the window has no focus",
			func(s *Settings, v *tomldoc.Value) (err error) { s.Notify, err = readBool(v); return err },
			func(s Settings) string { return strconv.FormatBool(s.Notify) },
		},
		{
			"journal", "keep a record of what was done, on this machine only",
			func(s *Settings, v *tomldoc.Value) (err error) { s.Journal, err = readBool(v); return err },
			func(s Settings) string { return strconv.FormatBool(s.Journal) },
		},
		{
			"keep_awake", "keep the screen on and the machine awake during a run",
			func(s *Settings, v *tomldoc.Value) (err error) { s.Awake, err = readBool(v); return err },
			func(s Settings) string { return strconv.FormatBool(s.Awake) },
		},
		{
			"week_starts", `on which day the weeks of the statistics begin: "monday", "sunday" or "saturday"`,
			func(s *Settings, v *tomldoc.Value) (err error) {
				s.WeekStart, err = readText(v, oneOf(WeekStarts()))
				return err
			},
			func(s Settings) string { return strconv.Quote(s.WeekStart) },
		},
	}
}

// pressed are the settings of the pedal.
func pressed() []field {
	const shortest, longest = 100 * time.Millisecond, 5 * time.Second
	return []field{
		{
			"pedal.gap", "another press of the primary key sooner than this after the last is ignored",
			func(s *Settings, v *tomldoc.Value) (err error) {
				s.Pedal.Gap, err = readWithin(v, shortest, longest)
				return err
			},
			func(s Settings) string { return quoteDuration(s.Pedal.Gap) },
		},
		{
			"pedal.mode", `"toggle", or "press-and-hold" where the terminal reports that a key is let go`,
			func(s *Settings, v *tomldoc.Value) error {
				mode, err := readText(v, oneOf(PedalModes()))
				s.Pedal.Mode = PedalMode(mode)
				return err
			},
			func(s Settings) string { return strconv.Quote(string(s.Pedal.Mode)) },
		},
	}
}

// WeekStarts lists the days on which weeks may begin, the default first.
func WeekStarts() []string { return []string{"monday", "sunday", "saturday"} }

// oneOf allows these texts.
func oneOf[T ~string](all []T) func(string) error {
	return func(text string) error {
		if slices.Contains(all, T(text)) {
			return nil
		}
		names := make([]string, len(all))
		for i, name := range all {
			names[i] = string(name)
		}
		if near := plain.Nearest(text, names); near != "" {
			return fmt.Errorf("%s: did you mean %q?", plain.Quote(text), near)
		}
		return fmt.Errorf("%s: want %s", plain.Quote(text), strings.Join(names, ", "))
	}
}

func isTheme(s string) error {
	if !slices.Contains(Themes(), s) {
		return fmt.Errorf("%s: want %s", plain.Quote(s), strings.Join(Themes(), ", "))
	}
	return nil
}

func isID(s string) error {
	if s != "" && !protocol.IsID(s) {
		return fmt.Errorf("%s: want the id of a protocol, such as \"steady-pressure\"", plain.Quote(s))
	}
	return nil
}

func quoteDuration(d time.Duration) string {
	return strconv.Quote(protocol.FormatDuration(d))
}
