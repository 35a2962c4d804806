//go:build unix

package player

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"presshold/internal/cue"
)

func TestSpeechCommands(t *testing.T) {
	for _, c := range []struct {
		os, program, words, lang string
		gain                     float32
		run                      command // its last part, for PowerShell
		input                    string
	}{
		{"linux", "spd-say", "--round three", "de", 0.5, command{"spd-say", "-w", "-i", "0", "-l", "de", "--", "--round three"}, ""},
		{"linux", "spd-say", "press", "", 0, command{"spd-say", "-w", "-i", "-100", "--", "press"}, ""},
		{"linux", "espeak-ng", "press", "pt-BR", 0.25, command{"espeak-ng", "-a", "25", "-v", "pt-BR", "--stdin"}, "press\n"},
		{"freebsd", "espeak", "press", "", 0.001, command{"espeak", "-a", "1", "--stdin"}, "press\n"},
		{"darwin", "say", "-o x", "Anna (Premium)", 0.245, command{"say", "-v", "Anna (Premium)", "-f", "-"}, "[[volm 0.25]] -o x\n"},
		{"windows", "powershell", "'; exit", "de", 0.5, command{"50", "de"}, "'; exit\n"},
		{"windows", "powershell", "press", "", 0.02, command{sapi, "2"}, "press\n"},
	} {
		t.Run(c.os+" "+c.program, func(t *testing.T) {
			all := speeches(c.os)
			i := slices.IndexFunc(all, func(s speech) bool { return s.run[0] == c.program })
			run, input := all[i].command(c.words, c.lang, c.gain)
			if c.os == "windows" {
				run = run[len(run)-2:]
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
		"a\x1b[2Jb\x00c\u202ed\ufeff": "a 2Jb c d",
		"press [[volm 1]] now":        "press volm 1 now",
		"\xff\n":                      "",
		"größer 左":                    "größer 左",
		strings.Repeat("ä", 1000):     strings.Repeat("ä", wordLimit),
	} {
		if got := clean(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
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

func TestVoiceLanguage(t *testing.T) {
	v := newVoice(speech{run: command{"say"}, languages: func(string) map[string]string {
		return map[string]string{"de": "Anna", "pt-br": "Luciana"}
	}})
	for lang, want := range map[string]string{"de": "Anna", "DE-AT": "Anna", "pt-BR": "Luciana", "fr": "", "-x": ""} {
		if got := v.languageOf(lang); got != want {
			t.Errorf("%q is spoken by %q, want %q", lang, got, want)
		}
	}
}

// speaking is a voice that speaks by a fake child.
func speaking(what string, args ...string) *programVoice {
	return newVoice(speech{run: fake(what, args...), volume: hundredths})
}

func TestVoiceSays(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "kept")
	v := speaking("keep", kept)
	defer v.Close()
	if err := v.Say(t.Context(), cue.Utterance{Words: "left\nside", Language: "en"}); err != nil {
		t.Fatal(err)
	}
	if got := string(await(t, kept)); got != "left side\n" {
		t.Errorf("it says %q", got)
	}
	if err := v.Say(t.Context(), cue.Utterance{Words: " \n"}); err != nil {
		t.Error("nothing to say:", err)
	}
}

// TestVoiceFails holds that a program that can't speak is told of by the current call.
func TestVoiceFails(t *testing.T) {
	for _, v := range []*programVoice{speaking("fail"), newVoice(speech{run: command{"no such program"}, volume: hundredths})} {
		if err := v.Say(t.Context(), cue.Utterance{Words: "press"}); err == nil {
			t.Error("Say succeeds")
		}
		if err := v.Warm(); err == nil {
			t.Error("Warm succeeds")
		}
	}
}

// TestVoiceIsCutOff ends what is being said by its context and by Close: the program, its
// own children, and what somebody else says on its behalf.
func TestVoiceIsCutOff(t *testing.T) {
	for _, way := range []string{"the context ends", "it is closed"} {
		t.Run(way, func(t *testing.T) {
			pid, cancelled := filepath.Join(t.TempDir(), "pid"), filepath.Join(t.TempDir(), "cancelled")
			v := speaking("brood", pid)
			v.program.cancel = fake("keep", cancelled)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			said := make(chan error, 1)
			go func() { said <- v.Say(ctx, cue.Utterance{Words: "press"}) }()
			var child int
			for child == 0 {
				child, _ = strconv.Atoi(string(await(t, pid)))
			}
			began := time.Now()
			if way == "it is closed" {
				v.Close()
			} else {
				cancel()
			}
			if err := <-said; err != nil {
				t.Error("cut off on purpose, it fails with", err)
			}
			if took := time.Since(began); took > cue.Patience {
				t.Errorf("it took %v", took)
			}
			await(t, cancelled)
			for by := time.Now().Add(5 * time.Second); !ended(child); runtime.Gosched() {
				if time.Now().After(by) {
					t.Fatal("the child's own child still runs")
				}
			}
			if way == "it is closed" {
				if err := v.Say(t.Context(), cue.Utterance{Words: "press"}); !errors.Is(err, errClosed) {
					t.Errorf("after Close: %v", err)
				}
			}
		})
	}
}
