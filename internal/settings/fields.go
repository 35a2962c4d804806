package settings

import (
	"fmt"
	"strconv"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/gauge"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
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

// The settings that are checked together with others.
const (
	languageSetting = "cues.language"
	templateSetting = "note.template"
	portSetting     = "gauge.port"
	commandSetting  = "gauge.command"
)

// The limits of the pedal's gap.
const (
	shortestGap = 100 * time.Millisecond
	longestGap  = 5 * time.Second
)

// fastest is the highest speed of a port that is taken.
const fastest = 4_000_000

// fields lists the settings in the order of the documentation.
func fields() []field {
	return []field{
		choice("theme", english.SettingTheme, Themes(), func(s *Settings) *string { return &s.Theme }),
		length("count_in", english.SettingCountIn, ParseReady, func(s *Settings) *time.Duration { return &s.CountIn }),
		length("ready", english.SettingReady, ParseReady, func(s *Settings) *time.Duration { return &s.Ready }),
		text("protocol", english.SettingProtocol, isIDOrNone, func(s *Settings) *string { return &s.Protocol }),
		number("ceiling", english.SettingCeiling, protocol.MaxLevel, func(s *Settings) *int { return &s.Ceiling }),
		number("target", english.SettingTarget, 10, func(s *Settings) *int { return &s.Target }),
		truth("mouse", english.SettingMouse, func(s *Settings) *bool { return &s.Mouse }),
		truth("notify", english.SettingNotify, func(s *Settings) *bool { return &s.Notify }),
		truth("journal", english.SettingJournal, func(s *Settings) *bool { return &s.Journal }),
		truth("keep_awake", english.SettingAwake, func(s *Settings) *bool { return &s.Awake }),
		choice("week_starts", english.SettingWeekStarts, WeekStarts(), func(s *Settings) *string { return &s.WeekStart }),

		length("session.length", english.SettingSessionLength, parseAppointment, func(s *Settings) *time.Duration { return &s.Session.Length }),
		truth("session.half", english.SettingSessionHalf, func(s *Settings) *bool { return &s.Session.Told.Half }),
		truth("session.ten", english.SettingSessionTen, func(s *Settings) *bool { return &s.Session.Told.Ten }),
		truth("session.five", english.SettingSessionFive, func(s *Settings) *bool { return &s.Session.Told.Five }),
		truth("session.end", english.SettingSessionEnd, func(s *Settings) *bool { return &s.Session.Told.End }),

		text(templateSetting, english.SettingNoteTemplate, isArgument, func(s *Settings) *string { return &s.Note.Template }),
		truth("note.all_headings", plain.Sentence(english.CopyHeadings), func(s *Settings) *bool { return &s.Note.AllHeadings }),

		choice("cues.profile", english.SettingCuesProfile, cue.Profiles(), func(s *Settings) *cue.Profile { return &s.Cues.Style.Profile }),
		number("cues.volume", english.SettingCuesVolume, cue.MaxVolume, func(s *Settings) *int { return &s.Cues.Style.Volume }),
		setting("cues.voice", english.SettingCuesVoice, readVoice, writeVoice, func(s *Settings) *cue.Voice { return &s.Cues.Style.Voice }),
		text(languageSetting, fmt.Sprintf(english.SettingCuesLanguage, plain.List(voice.Languages())), isLanguage,
			func(s *Settings) *string { return &s.Cues.Style.Language }),
		turned("cues.off", fmt.Sprintf(english.SettingCuesOff, plain.List(tone.Tones())), false),
		turned("cues.on", english.SettingCuesOn, true),

		length("pedal.gap", english.SettingPedalGap, between(shortestGap, longestGap),
			func(s *Settings) *time.Duration { return &s.Pedal.Gap }),
		choice("pedal.mode", english.SettingPedalMode, PedalModes(), func(s *Settings) *PedalMode { return &s.Pedal.Mode }),

		choice("share.mode", english.SettingShareMode, ShareModes(), func(s *Settings) *ShareMode { return &s.Share.Mode }),
		text("share.at", english.SettingShareAt, isAddress, func(s *Settings) *string { return &s.Share.At }),

		text(portSetting, english.SettingGaugePort, isArgument, func(s *Settings) *string { return &s.Gauge.Port }),
		choice("gauge.model", english.SettingGaugeModel, gauge.Models(), func(s *Settings) *gauge.Model { return &s.Gauge.Model }),
		number("gauge.baud", english.SettingGaugeBaud, fastest, func(s *Settings) *int { return &s.Gauge.Baud }),
		program(commandSetting, english.SettingGaugeCommand, func(s *Settings) *[]string { return &s.Gauge.Command }),
		choice("gauge.reads", english.SettingGaugeReads, gauge.Units(), func(s *Settings) *gauge.Unit { return &s.Gauge.Reads }),
		choice("gauge.unit", english.SettingGaugeUnit, gauge.Units(), func(s *Settings) *gauge.Unit { return &s.Gauge.Unit }),
	}
}

// setting is a field for a value that has a place of its own.
func setting[V any](
	name, words string, read func(*tomldoc.Value) (V, error), write func(V) string, at func(*Settings) *V,
) field {
	return field{
		name: name, words: words,
		read:  func(s *Settings, v *tomldoc.Value) (err error) { *at(s), err = read(v); return err },
		write: func(s Settings) string { return write(*at(&s)) },
	}
}

func truth(name, words string, at func(*Settings) *bool) field {
	return setting(name, words, readTruth, strconv.FormatBool, at)
}

// number is a whole number from 0 to most.
func number(name, words string, most int, at func(*Settings) *int) field {
	return setting(name, words, readNumber(most), strconv.Itoa, at)
}

func length(name, words string, parse lengthParser, at func(*Settings) *time.Duration) field {
	return setting(name, words, readLength(parse), quoteDuration, at)
}

func choice[T ~string](name, words string, of []T, at func(*Settings) *T) field {
	return setting(name, words, readText[T](oneOf(of)), quote, at)
}

// text is a text of the user's that a rule allows.
func text(name, words string, allow func(string) error, at func(*Settings) *string) field {
	f := setting(name, words, readText[string](allow), quote, at)
	f.own = true
	return f
}

// program is a program of the user's, with its arguments; none for none.
func program(name, words string, at func(*Settings) *[]string) field {
	f := setting(name, words, readProgram, list, at)
	f.own = true
	return f
}

// turned are the cues that are turned on, or off.
func turned(name, words string, on bool) field {
	return field{
		name: name, words: words,
		read:  func(s *Settings, v *tomldoc.Value) error { return s.Cues.turn(v, on) },
		write: func(s Settings) string { return list(s.Cues.turned(on)) },
	}
}
