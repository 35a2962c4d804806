package settings

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

// defaultCues returns the cues of a user who chose none, with room for their choices.
func defaultCues() Cues {
	style := cue.DefaultStyle()
	style.Cues, style.Words = map[tone.Tone]bool{}, map[voice.Phrase]string{}
	return Cues{Style: style, Profiles: map[string]cue.Profile{}}
}

// autoVoice leaves the voice to the profile.
const autoVoice = "auto"

func readVoice(v *tomldoc.Value) (cue.Voice, error) {
	chosen, err := readText[cue.Voice](oneOf(append([]cue.Voice{autoVoice}, cue.Voices()...)))(v)
	if chosen == autoVoice {
		chosen = ""
	}
	return chosen, err
}

func writeVoice(v cue.Voice) string { return quote(cmp.Or(v, autoVoice)) }

// turn turns single cues on or off.
func (c *Cues) turn(v *tomldoc.Value, on bool) error {
	tones, err := readTexts[tone.Tone](v, oneOf(tone.Tones()))
	if err != nil {
		return err
	}
	for _, t := range tones {
		if was, ok := c.Style.Cues[t]; ok && was != on {
			return fmt.Errorf(english.SettingOnOff, t)
		}
		c.Style.Cues[t] = on
	}
	return nil
}

// turned are the cues that were turned on, or off.
func (c Cues) turned(on bool) []string {
	var names []string
	for _, t := range tone.Tones() {
		if is, ok := c.Style.Cues[t]; ok && is == on {
			names = append(names, string(t))
		}
	}
	return names
}

// isPhrase allows the names of what a voice says, and numbers.
func isPhrase(s string) error {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n <= voice.MaxNumber && string(voice.Number(n)) == s {
		return nil
	}
	known := voice.Phrases()
	if slices.Contains(known, voice.Phrase(s)) {
		return nil
	}
	if near := plain.Nearest(s, known); near != "" {
		return fmt.Errorf(english.UnknownNear, english.UnknownWord, plain.Quote(s), plain.Quote(string(near)))
	}
	return fmt.Errorf(english.SettingWord, plain.Quote(s), voice.MaxNumber, plain.OrList(known))
}

// word takes the words for a phrase.
func (d *decoder) word(m *tomldoc.Member) {
	keep(d, m, wordsTable, isPhrase, isSayable, d.settings.Cues.Style.Words)
}

// profile takes the profile of a protocol.
func (d *decoder) profile(m *tomldoc.Member) {
	keep(d, m, profilesTable, isID, oneOf(cue.Profiles()), d.settings.Cues.Profiles)
}

// keep puts an entry into a map, if the rules for its name and its value allow it.
func keep[K, V ~string](d *decoder, m *tomldoc.Member, table string, name, value func(string) error, in map[K]V) {
	if err := name(m.Key); err != nil {
		d.name(m, "%s: %s", table, err)
		return
	}
	v, err := readText[V](value)(m.Value)
	if err != nil {
		d.wrong(m.Value, table+"."+m.Key, err)
		return
	}
	in[K(m.Key)] = v
}

// checkLanguage reports a language of the voice that lacks words.
func (d *decoder) checkLanguage() {
	place, style := d.values[languageSetting], d.settings.Cues.Style
	if place == nil {
		return
	}
	if lacking := voice.Lacking(style.Language, style.Words); len(lacking) > 0 {
		d.add(place, english.SettingsLanguage, style.Language, lacking[0], len(lacking), plain.List(voice.Languages()))
	}
}

// maxWords is how long the words for one phrase may be, in bytes.
const maxWords = 200

func isSayable(s string) error {
	switch {
	case len(s) > maxWords:
		return fmt.Errorf(english.SettingLong, maxWords)
	case strings.ContainsFunc(s, plain.Acts):
		return errors.New(english.SettingControls)
	}
	return nil
}

// isLanguage allows what looks like a language; whether there is a voice for it, the
// speech program knows.
func isLanguage(s string) error {
	if !voice.IsLanguage(s) {
		return fmt.Errorf(english.SettingLanguage, plain.Quote(s))
	}
	return nil
}
