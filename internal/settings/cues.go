package settings

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

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

func parseVoice(text string) (cue.Voice, error) {
	chosen, err := plain.OneOf(append([]cue.Voice{autoVoice}, cue.Voices()...))(text)
	if chosen == autoVoice {
		chosen = ""
	}
	return chosen, err
}

func writeVoice(v cue.Voice) string { return quote(cmp.Or(v, autoVoice)) }

// turn turns single cues on or off.
func (c *Cues) turn(r *tomldoc.Reader, v *tomldoc.Value, on bool) {
	for _, t := range readList(plain.OneOf(tone.Tones()))(r, v) {
		if was, ok := c.Style.Cues[t]; ok && was != on && t != "" {
			r.Wrong(v, english.SettingOnOff, t)
			return
		}
		c.Style.Cues[t] = on
	}
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

// parsePhrase takes the names of what a voice says, and numbers.
func parsePhrase(s string) (voice.Phrase, error) {
	known := voice.Phrases()
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n <= voice.MaxNumber {
		known = []voice.Phrase{voice.Number(n)} // with no zero before it
	}
	switch near := plain.Nearest(s, known); {
	case slices.Contains(known, voice.Phrase(s)):
		return voice.Phrase(s), nil
	case near != "":
		return "", fmt.Errorf(english.UnknownNear, english.UnknownWord, plain.Quote(s), plain.Quote(string(near)))
	default:
		return "", fmt.Errorf(english.SettingWord, plain.Quote(s), voice.MaxNumber, plain.OrList(known))
	}
}

// maxWords is how long the words for one phrase may be, in bytes.
const maxWords = 200

func parseSayable(s string) (string, error) {
	if len(s) > maxWords {
		return "", fmt.Errorf(english.SettingLong, maxWords)
	}
	if c, acts := plain.Acting(s, ""); acts { // they are said in a line
		return "", fmt.Errorf(english.CharInName, c)
	}
	return s, nil
}

// parseLanguage takes what looks like a language; whether there is a voice for it, the
// speech program knows.
func parseLanguage(s string) (string, error) {
	if !voice.IsLanguage(s) {
		return "", fmt.Errorf(english.SettingLanguage, plain.Quote(s))
	}
	return s, nil
}
