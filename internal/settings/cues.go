package settings

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/tomldoc"
)

// autoVoice leaves the voice to the profile.
const autoVoice = "auto"

// languageSetting is the setting whose value the words must fit.
const languageSetting = "cues.language"

// heard are the settings of the cues.
func heard() []field {
	return []field{
		setting("cues.profile", `"silent", "soft" (the client rests), "normal" or "teaching" (a voice with instructions)`,
			func(s *Settings) *cue.Profile { return &s.Cues.Style.Profile }, readText[cue.Profile](oneOf(cue.Profiles())), quote),
		setting("cues.volume", "how loud, from 0 to 100",
			func(s *Settings) *int { return &s.Cues.Style.Volume }, readNumber(cue.MaxVolume), strconv.Itoa),
		setting("cues.voice", `what is said: "auto" (by the profile), "off", "brief" or "instructions"`,
			func(s *Settings) *cue.Voice { return &s.Cues.Style.Voice }, readVoice, writeVoice),
		setting(languageSetting, "of the voice: "+strings.Join(voice.Languages(), ", ")+"; for others, all words below are needed",
			func(s *Settings) *string { return &s.Cues.Style.Language }, readText[string](isLanguage), quote).theirs(),
		{
			"cues.off", "moments that make no sound, of " + joined(tone.Tones()),
			func(s *Settings, v *tomldoc.Value) error { return s.Cues.turn(v, false) },
			func(s Settings) string { return list(s.Cues.turned(false)) }, false,
		},
		{
			"cues.on", "moments that make a sound even if the profile has none for them",
			func(s *Settings, v *tomldoc.Value) error { return s.Cues.turn(v, true) },
			func(s Settings) string { return list(s.Cues.turned(true)) }, false,
		},
	}
}

func readVoice(v *tomldoc.Value) (cue.Voice, error) {
	voice, err := readText[cue.Voice](oneOf(append([]cue.Voice{autoVoice}, cue.Voices()...)))(v)
	if voice == autoVoice {
		voice = ""
	}
	return voice, err
}

func writeVoice(v cue.Voice) string { return quote(cmp.Or(v, autoVoice)) }

// turn turns single cues on or off.
func (c *Cues) turn(v *tomldoc.Value, on bool) error {
	names, err := readTexts(v, oneOf(tone.Tones()))
	if err != nil {
		return err
	}
	for _, name := range names {
		t := tone.Tone(name)
		if was, ok := c.Style.Cues[t]; ok && was != on {
			return fmt.Errorf("%q is turned both on and off", name)
		}
		if c.Style.Cues == nil {
			c.Style.Cues = map[tone.Tone]bool{}
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

// isPhrase allows what a voice says, numbers among it.
func isPhrase(s string) error {
	n, err := strconv.Atoi(s)
	switch {
	case err != nil || string(voice.Number(n)) != s:
		return oneOf(voice.Phrases())(s)
	case n < 0 || n > voice.MaxNumber:
		return fmt.Errorf("%s: want a number from 0 to %d", s, voice.MaxNumber)
	}
	return nil
}

// word takes the words for a phrase.
func (c *Cues) word(p voice.Phrase, v *tomldoc.Value) error {
	words, err := readText[string](isSayable)(v)
	if err != nil {
		return err
	}
	if c.Style.Words == nil {
		c.Style.Words = map[voice.Phrase]string{}
	}
	c.Style.Words[p] = words
	return nil
}

// isProfiled allows the ids of protocols.
func isProfiled(id string) error {
	if id == "" {
		return errors.New("the id of a protocol is empty")
	}
	return isID(id)
}

// profile takes the profile of a protocol.
func (c *Cues) profile(id string, v *tomldoc.Value) error {
	p, err := readText[cue.Profile](oneOf(cue.Profiles()))(v)
	if err != nil {
		return err
	}
	if c.Profiles == nil {
		c.Profiles = map[string]cue.Profile{}
	}
	c.Profiles[id] = p
	return nil
}

// checkCues finds what is wrong with the cues as a whole: that a language lacks words.
func (d *decoder) checkCues() {
	if d.language == nil {
		return
	}
	style := d.settings.Cues.Style
	if lacking := voice.Lacking(style.Language, style.Words); len(lacking) > 0 {
		d.add(d.language, english.SettingsLanguage, style.Language, lacking[0], len(lacking), joined(voice.Languages()))
	}
}

// maxWords is how long the words for one phrase may be, in bytes.
const maxWords = 200

func isSayable(s string) error {
	switch {
	case len(s) > maxWords:
		return fmt.Errorf("longer than %d bytes", maxWords)
	case strings.ContainsFunc(s, plain.Acts):
		return errors.New("control characters can't be said")
	}
	return nil
}

// isLanguage allows what looks like a language; whether there is a voice for it, the
// speech program knows.
func isLanguage(s string) error {
	const longest = 20
	for part := range strings.SplitSeq(s, "-") {
		if part == "" || len(s) > longest || strings.ContainsFunc(part, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
		}) {
			return fmt.Errorf("%s: want a language such as %q or %q", plain.Quote(s), "en", "pt-BR")
		}
	}
	return nil
}

// joined lists names.
func joined[T ~string](names []T) string {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = string(name)
	}
	return strings.Join(texts, ", ")
}
