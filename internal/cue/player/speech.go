package player

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"

	"presshold/internal/cue"
	"presshold/internal/phrase/english"
	"presshold/internal/phrase/voice"
	"presshold/internal/plain"
)

const (
	// speechLimit is how long an utterance may take.
	speechLimit = 20 * time.Second
	// cancelLimit is how long a program may take to cut off what it says.
	cancelLimit = 500 * time.Millisecond
	// checkLimit is how long a program may take to say next to nothing.
	checkLimit = 5 * time.Second
	// wordLimit is how much is said at once, in characters.
	wordLimit = 300
	// listLimit is how long a program may take to list its voices.
	listLimit = 3 * time.Second
)

// programVoice says words by a program that it starts for each utterance.
type programVoice struct {
	program speech
	voices  map[string]string // what the program calls each language, once it was asked

	mu       sync.Mutex
	speaking *child // nil if nothing is said
	closed   bool
}

type speech struct {
	// run is the command. {words} stands for the words, and without it they go to the
	// standard input; {lang} stands for what lang holds, or for nothing if the
	// language is left to the program.
	run  command
	lang command // with {lang} for the language itself
	// volume says how loud, as the program wants it; it stands for {volume} in the
	// command and in before.
	volume func(gain float32) string
	before string  // what comes before the words on the standard input
	cancel command // cuts off what is said, if ending the program doesn't
	// hint is what to do to have it.
	hint string
	// languages has the voices of a program that knows voices but no languages.
	languages func(program string) map[string]string
}

// The marks in a speech program's command.
const (
	wordsMark  = "{words}"
	langMark   = "{lang}"
	volumeMark = "{volume}"
)

func newVoice(s speech) *programVoice { return &programVoice{program: s} }

func (v *programVoice) Name() string { return v.program.run[0] }

// Warm checks that the program speaks: it says next to nothing, at no volume.
func (v *programVoice) Warm() error {
	ctx, cancel := context.WithTimeout(context.Background(), checkLimit)
	defer cancel()
	if err := v.Say(ctx, cue.Utterance{Words: ","}); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return fmt.Errorf(english.ProgramTooSlow, checkLimit)
	}
	return nil
}

// Say says words and waits for their end, or cuts them off when the context ends. For an
// invalid language the program chooses its own. Control characters become spaces.
func (v *programVoice) Say(ctx context.Context, u cue.Utterance) error {
	words := clean(u.Words)
	if words == "" || ctx.Err() != nil {
		return nil
	}
	run, input := v.program.command(words, v.languageOf(u.Language), u.Gain)
	k, err := v.start(run, input)
	if err != nil {
		return err
	}
	defer func() {
		v.mu.Lock()
		defer v.mu.Unlock()
		v.speaking = nil
	}()
	select {
	case <-k.done:
		return k.err
	case <-ctx.Done():
		k.stop()
		v.cancel()
		return nil
	}
}

// start starts the program, unless the voice is closed.
func (v *programVoice) start(run command, input []byte) (*child, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil, errClosed
	}
	k, err := start(run, input, speechLimit)
	v.speaking = k
	return k, err
}

// cancel cuts off a server that speaks for the program.
func (v *programVoice) cancel() {
	if v.program.cancel == nil {
		return
	}
	if k, err := start(v.program.cancel, nil, cancelLimit); err == nil {
		<-k.done
	}
}

// languageOf is what the program calls a language; "" to leave it to the program.
func (v *programVoice) languageOf(lang string) string {
	if !voice.IsLanguage(lang) {
		return ""
	}
	if v.program.languages == nil {
		return lang
	}
	if v.voices == nil {
		v.voices = v.program.languages(v.program.run[0])
	}
	if name, ok := v.voices[strings.ToLower(lang)]; ok {
		return name
	}
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return v.voices[base]
}

func (v *programVoice) Close() error {
	v.mu.Lock()
	v.closed = true
	speaking := v.speaking
	v.mu.Unlock()
	if speaking != nil {
		speaking.stop()
		v.cancel()
	}
	return nil
}

// command is the command that says these words so loud, and its standard input.
func (s speech) command(words, tongue string, gain float32) (run command, input []byte) {
	volume := s.volume(gain)
	input = []byte(strings.ReplaceAll(s.before, volumeMark, volume) + words + "\n")
	for _, arg := range s.run {
		switch {
		case arg == wordsMark:
			run, input = append(run, words), nil
		case arg == volumeMark:
			run = append(run, volume)
		case arg != langMark:
			run = append(run, arg)
		case tongue != "":
			for _, part := range s.lang {
				run = append(run, strings.ReplaceAll(part, langMark, tongue))
			}
		}
	}
	return run, input
}

// whole scales a gain to a whole number. It is zero only for no gain at all.
func whole(gain, one float32) int {
	if gain <= 0 {
		return 0
	}
	return max(int(math.Round(float64(gain*one))), 1)
}

// hundredths is a gain from 0 to 100, as espeak and SAPI want it: its voices reach full
// scale at 100.
func hundredths(gain float32) string { return strconv.Itoa(whole(gain, 100)) }

// aroundNormal is a gain from -100 to 100, as speech-dispatcher wants it.
func aroundNormal(gain float32) string { return strconv.Itoa(whole(gain, 200) - 100) }

// fraction is a gain from 0 to 1, as say's volume command wants it.
func fraction(gain float32) string { return strconv.FormatFloat(float64(gain), 'f', 2, 32) }

// clean makes words safe for a program: one short line of printable characters, without
// brackets, in which macOS's say expects commands ([[...]]).
func clean(words string) string {
	short := []rune(plain.Printable(strings.NewReplacer("[", " ", "]", " ").Replace(words)))
	return strings.TrimSpace(string(short[:min(len(short), wordLimit)]))
}

// sayVoices asks macOS's say which voices it has. If it can't, say uses its own.
func sayVoices(program string) map[string]string {
	listing, err := listen(command{program, "-v", "?"}, listLimit)
	if err != nil {
		return map[string]string{}
	}
	return parseVoices(listing)
}

// parseVoices reads lines such as "Luciana (Enhanced)  pt_BR    # Olá!", and gives the
// first voice for each language, with its country ("pt-br") and without ("pt").
func parseVoices(listing string) map[string]string {
	voices := make(map[string]string)
	for line := range strings.Lines(listing) {
		head, _, _ := strings.Cut(line, "#")
		fields := strings.Fields(head)
		if len(fields) < 2 {
			continue
		}
		locale := fields[len(fields)-1]
		name := strings.TrimSpace(head[:strings.LastIndex(head, locale)])
		lang := strings.ToLower(strings.ReplaceAll(locale, "_", "-"))
		base, _, _ := strings.Cut(lang, "-")
		for _, key := range []string{lang, base} {
			if _, taken := voices[key]; !taken && voice.IsLanguage(key) {
				voices[key] = name
			}
		}
	}
	return voices
}
