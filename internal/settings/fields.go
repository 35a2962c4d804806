package settings

import (
	"fmt"
	"iter"
	"strconv"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/gauge"
	"presshold/internal/keymap"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tomldoc"
)

// The limits of the pedal's gap.
const (
	shortestGap = 100 * time.Millisecond
	longestGap  = 5 * time.Second
)

// fastest is the highest speed of a port that is taken.
const fastest = 4_000_000

// field is a key of the settings file. Its Text is what a report shows: the value as TOML, or, for
// the user's own words, names and paths, only that it is set.
type field = tomldoc.Field[Settings]

// table is a table of the file, or the keys outside of any.
type table struct {
	name, words string
	fields      []field
}

// tables are all settings, in the order of the file.
func tables() []table {
	return []table{
		{"", "", []field{
			choice("theme", english.SettingTheme, Themes(), func(s *Settings) *string { return &s.Theme }),
			length("count_in", english.SettingCountIn, ParseReady, func(s *Settings) *time.Duration { return &s.CountIn }),
			length("ready", english.SettingReady, ParseReady, func(s *Settings) *time.Duration { return &s.Ready }),
			own("protocol", english.SettingProtocol, parseIDOrNone, func(s *Settings) *string { return &s.Protocol }),
			number("ceiling", english.SettingCeiling, protocol.MaxLevel, func(s *Settings) *int { return &s.Ceiling }),
			number("target", english.SettingTarget, 10, func(s *Settings) *int { return &s.Target }),
			truth("mouse", english.SettingMouse, func(s *Settings) *bool { return &s.Mouse }),
			truth("notify", english.SettingNotify, func(s *Settings) *bool { return &s.Notify }),
			truth("journal", english.SettingJournal, func(s *Settings) *bool { return &s.Journal }),
			truth("keep_awake", english.SettingAwake, func(s *Settings) *bool { return &s.Awake }),
			choice("week_starts", english.SettingWeekStarts, WeekStarts(), func(s *Settings) *string { return &s.WeekStart }),
			hooksField(),
		}},
		{"session", english.SettingsSession, []field{
			length("length", english.SettingSessionLength, parseSessionClock, func(s *Settings) *time.Duration { return &s.Session.Length }),
			truth("half", english.SettingSessionHalf, func(s *Settings) *bool { return &s.Session.Announce.Half }),
			truth("ten", english.SettingSessionTen, func(s *Settings) *bool { return &s.Session.Announce.Ten }),
			truth("five", english.SettingSessionFive, func(s *Settings) *bool { return &s.Session.Announce.Five }),
			truth("end", english.SettingSessionEnd, func(s *Settings) *bool { return &s.Session.Announce.End }),
		}},
		{"cues", english.SettingsCues, []field{
			choice("profile", english.SettingCuesProfile, cue.Profiles(), func(s *Settings) *cue.Profile { return &s.Cues.Style.Profile }),
			number("volume", english.SettingCuesVolume, cue.MaxVolume, func(s *Settings) *int { return &s.Cues.Style.Volume }),
			setting("voice", english.SettingCuesVoice, readText(parseVoice), writeVoice, func(s *Settings) *cue.Voice { return &s.Cues.Style.Voice }),
			setting("language", fmt.Sprintf(english.SettingCuesLanguage, plain.List(voice.Languages())), readText(parseLanguage), quote,
				func(s *Settings) *string { return &s.Cues.Style.Language }),
			turned("off", fmt.Sprintf(english.SettingCuesOff, plain.List(tone.Tones())), false),
			turned("on", english.SettingCuesOn, true),
			entries("protocol", english.SettingsProfiles, "[cues.protocol]\nskin-rolling = \"soft\"", parseID, plain.OneOf(cue.Profiles()),
				func(s *Settings) map[string]cue.Profile { return s.Cues.Profiles }),
			entries("words", fmt.Sprintf(english.SettingsWords, plain.List(voice.Phrases())), english.SettingsWordsEg, parsePhrase, parseSayable,
				func(s *Settings) map[voice.Phrase]string { return s.Cues.Style.Words }),
		}},
		{"note", english.SettingsNote, []field{
			own("template", english.SettingNoteTemplate, parseArgument, func(s *Settings) *string { return &s.Note.Template }),
			truth("all_headings", plain.Sentence(english.CopyHeadings), func(s *Settings) *bool { return &s.Note.AllHeadings }),
		}},
		{"pedal", english.SettingsPedal, []field{
			length("gap", english.SettingPedalGap, between(shortestGap, longestGap), func(s *Settings) *time.Duration { return &s.Pedal.Gap }),
			choice("mode", english.SettingPedalMode, PedalModes(), func(s *Settings) *PedalMode { return &s.Pedal.Mode }),
		}},
		{"share", english.SettingsShare, []field{
			choice("mode", english.SettingShareMode, ShareModes(), func(s *Settings) *ShareMode { return &s.Share.Mode }),
			own("at", english.SettingShareAt, ParseAddress, func(s *Settings) *string { return &s.Share.At }),
		}},
		{"gauge", english.SettingsGauge, []field{
			own("port", english.SettingGaugePort, parseArgument, func(s *Settings) *string { return &s.Gauge.Port }),
			choice("model", english.SettingGaugeModel, gauge.Models(), func(s *Settings) *gauge.Model { return &s.Gauge.Model }),
			number("baud", english.SettingGaugeBaud, fastest, func(s *Settings) *int { return &s.Gauge.Baud }),
			hidden(setting("command", english.SettingGaugeCommand, readProgram, list, func(s *Settings) *[]string { return &s.Gauge.Command })),
			choice("reads", english.SettingGaugeReads, gauge.Units(), func(s *Settings) *gauge.Unit { return &s.Gauge.Reads }),
			choice("unit", english.SettingGaugeUnit, gauge.Units(), func(s *Settings) *gauge.Unit { return &s.Gauge.Unit }),
		}},
		{"keys", english.SettingsKeys, keyFields()},
	}
}

// shape is the settings file.
func shape() tomldoc.Shape[Settings] {
	d := Default()
	file := tomldoc.Shape[Settings]{Default: &d}
	for _, t := range tables() {
		if t.name == "" {
			file.Fields = t.fields
			continue
		}
		inner := tomldoc.Shape[Settings]{Fields: t.fields, Default: &d}
		file.Fields = append(file.Fields, tomldoc.TableField(t.name, inner, func(s *Settings) *Settings { return s }).Says(t.words))
	}
	return file
}

// Doc documents the settings file.
func Doc() tomldoc.Doc { return shape().Doc(english.ManSettingsWhat + "\n" + english.SettingsLengths) }

// keyed is a setting that is read and written as given.
func keyed[T any](key, words string, read func(*tomldoc.Reader, *tomldoc.Value, *T), text func(*T) string) tomldoc.Field[T] {
	return tomldoc.Field[T]{
		KeyDoc: tomldoc.KeyDoc{Key: key, Words: words}, Read: read, Text: text,
		Write: func(w *tomldoc.Writer, from *T) { w.Pair(key, text(from)) },
	}
}

// setting is a setting for a value that has a place of its own.
func setting[T, V any](key, words string, read reading[V], write func(V) string, at func(*T) *V) tomldoc.Field[T] {
	return keyed(key, words, func(r *tomldoc.Reader, v *tomldoc.Value, into *T) {
		*at(into) = read(r, v)
	}, func(from *T) string { return write(*at(from)) })
}

func truth(key, words string, at func(*Settings) *bool) field {
	return setting(key, words, readTruth, strconv.FormatBool, at)
}

// number is a whole number from 0 to most.
func number(key, words string, most int, at func(*Settings) *int) field {
	return setting(key, words, readNumber(most), strconv.Itoa, at)
}

func length[T any](key, words string, parse func(string) (time.Duration, error), at func(*T) *time.Duration) tomldoc.Field[T] {
	return setting(key, words, readLength(parse), quoteDuration, at)
}

func choice[V ~string](key, words string, of []V, at func(*Settings) *V) field {
	return setting(key, words, readText(plain.OneOf(of)), quote, at)
}

// own is a text of the user's.
func own(key, words string, parse func(string) (string, error), at func(*Settings) *string) field {
	return hidden(setting(key, words, readText(parse), quote, at))
}

// hidden says in a report no more than that the value is set.
func hidden(f field) field {
	text := f.Text
	f.Text = func(s *Settings) string {
		d := Default()
		if is := text(s); is == text(&d) {
			return is
		}
		return english.SettingChanged
	}
	return f
}

// entries are values by names of the user's, of which a report says how many there are. The
// example is one as lines of the file.
func entries[K, V ~string](
	key, words, example string, name func(string) (K, error), value func(string) (V, error), of func(*Settings) map[K]V,
) field {
	read := readText(value)
	f := tomldoc.EntriesField(key, func(r *tomldoc.Reader, m tomldoc.Member, into *Settings) {
		k, err := name(m.Key)
		if err != nil {
			r.WrongKey(m, "%s", err)
			return
		}
		of(into)[k] = read(r, m.Value)
	}, func(from *Settings) iter.Seq2[string, string] { return sorted(of(from)) })
	return counted(f, func(s *Settings) int { return len(of(s)) }).Says(words).Eg(example)
}

// counted says in a report how many there are of something.
func counted(f field, n func(*Settings) int) field {
	f.Text = func(s *Settings) string {
		if n := n(s); n > 0 {
			return fmt.Sprintf(english.SettingsChanged, n)
		}
		return ""
	}
	return f
}

// turned are the cues that are turned on, or off.
func turned(key, words string, on bool) field {
	return keyed(key, words,
		func(r *tomldoc.Reader, v *tomldoc.Value, into *Settings) { into.Cues.turn(r, v, on) },
		func(from *Settings) string { return list(from.Cues.turned(on)) })
}

// keyFields are the keys of each action.
func keyFields() []field {
	var all []field
	for _, a := range keymap.Actions() {
		all = append(all, keyed(string(a), plain.Sentence(a.Words()),
			func(r *tomldoc.Reader, v *tomldoc.Value, into *Settings) { into.Keys[a] = readKeys(r, v, a) },
			func(from *Settings) string { return list(from.Keys.InForce()[a]) }))
	}
	return all
}

func hooksField() field {
	texts := tomldoc.ListOf(tomldoc.TextType("", 0), 0)
	hook := tomldoc.Shape[Hook]{Fields: []tomldoc.Field[Hook]{
		setting("on", english.SettingHookOn, readList(plain.OneOf(session.EventKinds())), list, func(h *Hook) *[]session.EventKind { return &h.On }).
			Is(texts).Needs(),
		setting("command", english.SettingHookCommand, readProgram, list, func(h *Hook) *[]string { return &h.Command }).Is(texts).Needs(),
		length("timeout", english.SettingHookTimeout, between(shortestTimeout, longestTimeout), func(h *Hook) *time.Duration { return &h.Timeout }),
	}, Default: &Hook{Timeout: DefaultTimeout}}
	f := tomldoc.TablesField("hooks", hook, func(s *Settings) *[]Hook { return &s.Hooks })
	return counted(f, func(s *Settings) int { return len(s.Hooks) }).
		Says(fmt.Sprintf(english.SettingsHooks, plain.List(session.EventKinds()))).Eg(english.SettingsHooksEg)
}
