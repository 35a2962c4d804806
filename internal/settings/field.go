package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/appointment"
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
	own   bool                  // its value may be words, a name or a path of the user's
}

// theirs is the field with a value that is the user's own.
func (f field) theirs() field {
	f.own = true
	return f
}

// setting is a field for a value that has a place of its own.
func setting[V any](
	name, words string, at func(*Settings) *V, read func(*tomldoc.Value) (V, error), write func(V) string,
) field {
	return field{
		name, words,
		func(s *Settings, v *tomldoc.Value) (err error) { *at(s), err = read(v); return err },
		func(s Settings) string { return write(*at(&s)) },
		false,
	}
}

// fields lists the settings in the order of the documentation.
func fields() []field {
	return slices.Concat(general(), kept(), charted(), heard(), pressed(), shared(), measured())
}

// general are the settings without a table.
func general() []field {
	return []field{
		setting("theme", `"auto" (by the terminal's background), "dark", "light", "dim" or "mono"`,
			func(s *Settings) *string { return &s.Theme }, readText[string](oneOf(Themes())), quote),
		setting("count_in", "time to get set before the first point; 0 for none",
			func(s *Settings) *time.Duration { return &s.CountIn }, readDuration, quoteDuration),
		setting("ready", "time for the hands to get ready before a hold goes on after a pause; 0 for none",
			func(s *Settings) *time.Duration { return &s.Ready }, readDuration, quoteDuration),
		setting("protocol", "id of the protocol that the picker starts on; empty for the first",
			func(s *Settings) *string { return &s.Protocol }, readText[string](isID), quote).theirs(),
		setting("ceiling", "your highest pressure level, which no run passes; 0 for none",
			func(s *Settings) *int { return &s.Ceiling }, readNumber(protocol.MaxLevel), strconv.Itoa),
		setting("target", "the client-reported score that you work at, from 1 to 10; 0 for none",
			func(s *Settings) *int { return &s.Target }, readNumber(10), strconv.Itoa),
		setting("mouse", "clicks choose in lists and forms; always off in a run",
			func(s *Settings) *bool { return &s.Mouse }, readBool, strconv.FormatBool),
		setting("notify", "call for attention at a cap and at the end if the window has no focus",
			func(s *Settings) *bool { return &s.Notify }, readBool, strconv.FormatBool),
		setting("journal", "keep a record of what was done, on this machine only",
			func(s *Settings) *bool { return &s.Journal }, readBool, strconv.FormatBool),
		setting("keep_awake", "keep the screen on and the machine awake during a run",
			func(s *Settings) *bool { return &s.Awake }, readBool, strconv.FormatBool),
		setting("week_starts", `the day on which the weeks of the statistics begin: "monday", "sunday" or "saturday"`,
			func(s *Settings) *string { return &s.WeekStart }, readText[string](oneOf(WeekStarts())), quote),
	}
}

// kept are the settings of the session clock.
func kept() []field {
	told := func(name, words string, at func(*appointment.Told) *bool) field {
		return setting("session."+name, words,
			func(s *Settings) *bool { return at(&s.Session.Told) }, readBool, strconv.FormatBool)
	}
	return []field{
		setting("session.length", `how long you have for one client, such as "50m", from the first run on; 0 for no clock`,
			func(s *Settings) *time.Duration { return &s.Session.Length }, readHour, quoteDuration),
		told("half", "tell when half of that time is over", func(t *appointment.Told) *bool { return &t.Half }),
		told("ten", "tell when ten minutes of it are left", func(t *appointment.Told) *bool { return &t.Ten }),
		told("five", "tell when five minutes are left", func(t *appointment.Told) *bool { return &t.Five }),
		told("end", "tell when it is up", func(t *appointment.Told) *bool { return &t.End }),
	}
}

// pressed are the settings of the pedal.
func pressed() []field {
	const shortest, longest = 100 * time.Millisecond, 5 * time.Second
	return []field{
		setting("pedal.gap", "another press of the primary key sooner than this after the last is ignored",
			func(s *Settings) *time.Duration { return &s.Pedal.Gap }, readWithin(shortest, longest), quoteDuration),
		setting("pedal.mode", `"toggle", or "press-and-hold" where the terminal reports that a key is let go`,
			func(s *Settings) *PedalMode { return &s.Pedal.Mode }, readText[PedalMode](oneOf(PedalModes())), quote),
	}
}

// shared are the settings of other screens.
func shared() []field {
	return []field{
		setting("share.mode", `"off", "follow" (other screens show the run) or "control" (one has a button, the primary key)`,
			func(s *Settings) *ShareMode { return &s.Share.Mode }, readText[ShareMode](oneOf(ShareModes())), quote),
		setting("share.at", `the private address to share at, or its interface, such as "wlan0"; empty for the doctor's first`,
			func(s *Settings) *string { return &s.Share.At }, readText[string](isShort), quote).theirs(),
	}
}

// isShort allows what may be the name of an interface, or an address.
func isShort(text string) error {
	const longest = 64
	if len(text) > longest || text != plain.Line(text) {
		return fmt.Errorf("%s: want an address or the name of a network interface", plain.Quote(text))
	}
	return nil
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

func isID(s string) error {
	if s != "" && !protocol.IsID(s) {
		return fmt.Errorf("%s: want the id of a protocol, such as \"steady-pressure\"", plain.Quote(s))
	}
	return nil
}

func quote[T ~string](s T) string { return tomldoc.Quote(string(s)) }

func quoteDuration(d time.Duration) string { return quote(protocol.FormatDuration(d)) }
