package system

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"presshold/internal/cue"
	"presshold/internal/cue/player"
	"presshold/internal/cue/tone"
	"presshold/internal/guard"
	"presshold/internal/observe"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
	"presshold/internal/settings"
)

// sound describes the players, and returns the one that plays the cues: the first that can
// be made ready.
func sound(all []cue.Candidate[cue.Player]) (cue.Player, []finding) {
	found := candidates(english.DoctorSound, all)
	for i, c := range all {
		if c.Open == nil {
			continue
		}
		p := c.Open()
		if err := within(cue.Patience, p.Warm); err != nil {
			found[i].found = fmt.Sprintf(english.DoctorFailed, c.Name, err)
			guard.Go(func() { _ = p.Close() }, nil) // it has failed already, and may hang
			continue
		}
		found[i].found = fmt.Sprintf(english.DoctorUsed, found[i].found)
		for j := range found[i:] {
			found[i+j].hint = "" // nobody needs another one
		}
		return p, found
	}
	return nil, append(found, finding{english.DoctorSound, english.DoctorNoSound, ""})
}

// unheard tells why nothing is heard though there is something to play with.
func unheard(s player.System, cues settings.Cues, p cue.Player) []finding {
	var found []finding
	if !observe.Audible(cues) {
		found = append(found, finding{english.DoctorSound, english.DoctorSoundOff, english.DoctorSoundOffDo})
	}
	if p == nil {
		return found
	}
	silence, err := player.FindSilence(s, p)
	switch {
	case err != nil:
		found = append(found, finding{english.DoctorSound, fmt.Sprintf(english.DoctorVolume, err), ""})
	case silence.Why != "":
		found = append(found, finding{english.DoctorSound, fmt.Sprintf(english.DoctorSilent, silence.Why), silence.Hint})
	}
	return found
}

// within makes a call that might hang.
func within(limit time.Duration, call func() error) error {
	done := make(chan error, 1)
	guard.Go(func() { done <- guard.Call(call) }, nil)
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case err := <-done:
		return err
	case <-timer.C:
		return errors.New(english.DoctorNoAnswer)
	}
}

// candidates describe the ways there may be to do something, the best first.
func candidates[T any](what string, all []cue.Candidate[T]) []finding {
	var found []finding
	for _, c := range all {
		f := finding{what, c.Name, c.Hint}
		switch {
		case c.Open == nil:
			f.found = fmt.Sprintf(english.DoctorUnavailable, c.Name)
		case c.Detail != "":
			f.found = fmt.Sprintf("%s: %s", c.Name, c.Detail)
		}
		found = append(found, f)
	}
	return found
}

// spoken tells of the speech programs, up to the one that speaks.
func spoken(all []cue.Candidate[cue.Speaker]) []finding {
	found := candidates(english.DoctorSpeech, all)
	for i, c := range all {
		if c.Open != nil {
			found[i].found = fmt.Sprintf(english.DoctorUsed, found[i].found)
			return found[:i+1]
		}
	}
	return found
}

// playCues plays each cue by its name.
func playCues(w *bufio.Writer, style cue.Style, p cue.Player) {
	const pause = 600 * time.Millisecond
	fmt.Fprintln(w)
	if p == nil {
		fmt.Fprintln(w, english.DoctorNoPlayer)
		return
	}
	fmt.Fprintf(w, english.DoctorPlaying+"\n", plain.Line(p.Name()))
	for _, t := range tone.Tones() {
		fmt.Fprintf(w, "  %s\n", t)
		_ = w.Flush() // it fails again at the end
		clip := style.Clip(t)
		if err := within(cue.Patience, func() error { return p.Play(clip) }); err != nil {
			fmt.Fprintf(w, english.DoctorStopped+"\n", plain.Line(p.Name()), plain.Line(err.Error()))
			return
		}
		time.Sleep(clip.Length() + pause)
	}
}

// sayWord says a word by the first of the speakers that is there.
func sayWord(w *bufio.Writer, style cue.Style, speakers []cue.Candidate[cue.Speaker]) {
	const patience = 5 * time.Second
	first := slices.IndexFunc(speakers, func(c cue.Candidate[cue.Speaker]) bool { return c.Open != nil })
	if first < 0 {
		fmt.Fprintln(w, english.DoctorNoSpeaker)
		return
	}
	speaker := speakers[first].Open()
	defer speaker.Close() //nolint:errcheck // there is nobody left to tell
	u := cue.Utterance{
		Words: style.Wording().Full(voice.Speech{Do: voice.Press, Round: 1}), Language: style.Language, Gain: style.VoiceGain(),
	}
	fmt.Fprintf(w, english.DoctorSpoken+"\n", plain.Line(speaker.Name()), plain.Line(u.Words))
	_ = w.Flush() // it fails again at the end
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if err := speaker.Say(ctx, u); err != nil {
		fmt.Fprintf(w, english.DoctorStopped+"\n", plain.Line(speaker.Name()), plain.Line(err.Error()))
	}
}
