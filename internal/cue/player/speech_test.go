package player

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"presshold/internal/cue"
)

func TestSpeechCommands(t *testing.T) {
	for _, c := range []struct {
		os, program, words, lang string
		run                      command // its last part, for PowerShell
		input                    string
	}{
		{"linux", "spd-say", "--round three", "de", command{"spd-say", "-l", "de", "--", "--round three"}, ""},
		{"linux", "spd-say", "press", "", command{"spd-say", "--", "press"}, ""},
		{"linux", "espeak-ng", "press", "pt-BR", command{"espeak-ng", "-v", "pt-BR", "--stdin"}, "press\n"},
		{"freebsd", "espeak", "press", "", command{"espeak", "--stdin"}, "press\n"},
		{"darwin", "say", "-o x", "Anna (Premium)", command{"say", "-v", "Anna (Premium)", "-f", "-"}, "-o x\n"},
		{"windows", "powershell", "'; exit", "de", command{"de"}, "'; exit\n"},
		{"windows", "powershell", "press", "", command{sapi}, "press\n"},
	} {
		t.Run(c.os+" "+c.program, func(t *testing.T) {
			all := speeches(c.os)
			i := slices.IndexFunc(all, func(s speech) bool { return s.name == c.program })
			run, input := all[i].command(c.words, c.lang)
			if c.os == "windows" {
				run = run[len(run)-1:]
			}
			if !slices.Equal(run, c.run) || string(input) != c.input {
				t.Errorf("it runs %q with %q, want %q with %q", run, input, c.run, c.input)
			}
		})
	}
}

func TestClean(t *testing.T) {
	for words, want := range map[string]string{
		"round three":                 "round three",
		" press\n now\t":              "press now",
		"a\x1b[2Jb\x00c\u202ed\ufeff": "a [2Jb c d",
		"\xff\n":                      "",
		"größer 左":                    "größer 左",
		strings.Repeat("ä", 1000):     strings.Repeat("ä", wordLimit),
	} {
		if got := clean(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for lang, want := range map[string]bool{
		"en": true, "pt-BR": true, "zh-Hans-CN": true, "es-419": true,
		"": false, "-w": false, "en-": false, "en us": false, "en;ls": false, "dé": false,
		strings.Repeat("a", 21): false,
	} {
		if got := plain(lang); got != want {
			t.Errorf("%q looks like a language: %v, want %v", lang, got, want)
		}
	}
}

func TestParseVoices(t *testing.T) {
	got := parseVoices("Anna                de_DE    # Hallo!\n" +
		"Luciana (Premium)   pt_BR    # Olá!\n" +
		"Joana               pt_PT    # Olá!\n" +
		"\nnonsense\n")
	for lang, want := range map[string]string{
		"de": "Anna", "de-de": "Anna", "pt": "Luciana (Premium)", "pt-br": "Luciana (Premium)", "pt-pt": "Joana", "en": "",
	} {
		if got[lang] != want {
			t.Errorf("the voice for %q is %q, want %q", lang, got[lang], want)
		}
	}
}

func TestVoiceTongue(t *testing.T) {
	v := newVoice(speech{run: command{"say"}, tongues: func(string) map[string]string {
		return map[string]string{"de": "Anna", "pt-br": "Luciana"}
	}})
	for lang, want := range map[string]string{"de": "Anna", "DE-AT": "Anna", "pt-BR": "Luciana", "fr": "", "-x": ""} {
		if got := v.tongue(lang); got != want {
			t.Errorf("%q is spoken by %q, want %q", lang, got, want)
		}
	}
}

func TestVoiceSays(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "kept")
	v := newVoice(speech{run: append(fake("keep"), kept)})
	defer v.Close()
	if err := v.Say("left\nside", "en"); err != nil {
		t.Fatal(err)
	}
	if got := string(await(t, kept)); got != "left side\n" {
		t.Errorf("it says %q", got)
	}
	if err := v.Say(" \n", "en"); err != nil {
		t.Error("nothing to say:", err)
	}
}

// TestVoiceCutsOff says that words cut off those before, and Close the last.
func TestVoiceCutsOff(t *testing.T) {
	v := newVoice(speech{run: fake("hang")})
	var before *child
	for _, words := range []string{"press", "release"} {
		if err := v.Say(words, "en"); err != nil {
			t.Fatal(err)
		}
		if before != nil {
			<-before.done
		}
		before = v.speaking
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	<-before.done
	if err := v.Say("press", "en"); !errors.Is(err, errClosed) {
		t.Errorf("after Close: %v", err)
	}
}

// TestRelay says that the next program speaks when one has failed, from the words on
// at which that is noticed.
func TestRelay(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "kept")
	broken := newVoice(speech{name: "broken", run: fake("fail")})
	r := NewRelay([]cue.Speaker{broken, newVoice(speech{name: "sound", run: append(fake("keep"), kept)})})
	defer r.Close()
	if err := r.Say("press", "en"); err != nil {
		t.Fatal(err)
	}
	<-broken.speaking.done
	if err := r.Say("release", "en"); err != nil {
		t.Fatal(err)
	}
	if got := string(await(t, kept)); got != "release\n" || r.Name() != "sound" {
		t.Errorf("%s says %q", r.Name(), got)
	}
	if NewRelay(nil) != nil {
		t.Error("a relay of no speakers isn't nil")
	}
}

// TestRelayEnds says that the last failure is the relay's own.
func TestRelayEnds(t *testing.T) {
	one, two := newVoice(speech{name: "one", run: command{"no such program"}}), newVoice(speech{name: "two", run: command{"none here"}})
	r := NewRelay([]cue.Speaker{one, two})
	if err := r.Say("press", "en"); err == nil || !strings.Contains(err.Error(), "none here") {
		t.Errorf("it fails with %v", err)
	}
}
