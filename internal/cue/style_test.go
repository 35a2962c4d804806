package cue

import (
	"slices"
	"testing"

	"presshold/internal/cue/tone"
)

func TestWhatEachProfileHears(t *testing.T) {
	helps := []tone.Tone{tone.Tick, tone.Ready, tone.Half, tone.Paused, tone.Resumed}
	acts := slices.DeleteFunc(tone.Tones(), func(t tone.Tone) bool { return slices.Contains(helps, t) })
	tests := []struct {
		name  string
		style Style
		want  []tone.Tone
	}{
		{"normal", DefaultStyle(), tone.Tones()},
		{"teaching", Style{Profile: Teaching, Volume: 1}, tone.Tones()},
		{"soft", Style{Profile: Soft, Volume: 50}, acts},
		{"silent", Style{Profile: Silent, Volume: 100, Cues: map[tone.Tone]bool{tone.Press: true}}, nil},
		{"no volume", Style{Profile: Normal}, nil},
		{
			"soft, with ticks and without questions",
			Style{Profile: Soft, Volume: 50, Cues: map[tone.Tone]bool{tone.Tick: true, tone.Ask: false}},
			slices.DeleteFunc(tone.Tones(), func(t tone.Tone) bool {
				return t == tone.Ask || t != tone.Tick && slices.Contains(helps, t)
			}),
		},
	}
	for _, tt := range tests {
		var got []tone.Tone
		for _, t := range tone.Tones() {
			if tt.style.Hears(t) {
				got = append(got, t)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s hears %q, not %q", tt.name, got, tt.want)
		}
	}
}

func TestVoiceOfEachProfile(t *testing.T) {
	tests := []struct {
		profile Profile
		chosen  Voice
		want    Voice
	}{
		{Silent, "", NoVoice},
		{Silent, Instructions, NoVoice},
		{Soft, "", NoVoice},
		{Normal, "", NoVoice},
		{Normal, Brief, Brief},
		{Teaching, "", Instructions},
		{Teaching, Brief, Brief},
		{Teaching, NoVoice, NoVoice},
	}
	for _, tt := range tests {
		s := Style{Profile: tt.profile, Volume: 50, Voice: tt.chosen}
		if got := s.voice(); got != tt.want || s.Speaks() != (tt.want != NoVoice) {
			t.Errorf("%s with voice %q has %q", tt.profile, tt.chosen, got)
		}
	}
}

func TestClip(t *testing.T) {
	gain := func(p Profile, volume int) float32 {
		c := Style{Profile: p, Volume: volume}.Clip(tone.Press)
		if want := tone.Render(tone.Press, p == Soft); !slices.Equal(c.Samples, want) {
			t.Errorf("%s does not play its press", p)
		}
		if c.Tone != tone.Press {
			t.Errorf("%s, %v", c.Tone, c.Length())
		}
		return c.Gain
	}
	if got := gain(Normal, 100); got != 1 {
		t.Errorf("full volume has a gain of %v", got)
	}
	if got := gain(Normal, 0); got != 0 {
		t.Errorf("no volume has a gain of %v", got)
	}
	if a, b := gain(Normal, 50), gain(Normal, 51); a >= b {
		t.Errorf("a volume of 50 has a gain of %v, one of 51 has %v", a, b)
	}
	if a, b := gain(Soft, 80), gain(Normal, 80); a >= b/2 {
		t.Errorf("soft has a gain of %v, normal has %v", a, b)
	}
	if n := (Clip{}).Length(); n != 0 {
		t.Errorf("no clip lasts %v", n)
	}
}
