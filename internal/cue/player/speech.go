package player

import (
	"strings"
	"sync"
	"time"
	"unicode"
)

const (
	// speechLimit is how long an utterance may take.
	speechLimit = 20 * time.Second
	// wordLimit is how much is said at once, in characters.
	wordLimit = 300
	// listLimit is how long a program may take to list its voices.
	listLimit = 3 * time.Second
)

// Voice says words by a program that it starts. Words that come while it speaks cut
// off those before: what is to be done now matters more than what was said.
//
// A program that fails is noticed by the next call, which returns its error.
type Voice struct {
	program speech

	mu       sync.Mutex
	speaking *child // nil if nothing was said yet
	voices   map[string]string
	closed   bool
}

// speech says how a program is told what to say.
type speech struct {
	name string
	// run is the command. {words} stands for the words, and without it they go to the
	// standard input; {lang} stands for what lang holds, or for nothing if the
	// language is left to the program.
	run  command
	lang command // with {lang} for the language itself
	// tongues has the voices of a program that knows voices but no languages.
	tongues func(program string) map[string]string
}

// The marks in a speech program's command.
const (
	wordsMark = "{words}"
	langMark  = "{lang}"
)

func newVoice(s speech) *Voice { return &Voice{program: s} }

// Name is the program's.
func (v *Voice) Name() string { return v.program.name }

// Say begins to say words in a language such as "en" or "pt-BR", and cuts off what is
// being said. It doesn't wait for the end. A language that makes no sense is left to
// the program's own choice, and control characters are taken for spaces.
func (v *Voice) Say(words, lang string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return errClosed
	}
	if v.speaking != nil {
		if err := v.speaking.outcome(); err != nil {
			v.speaking = nil
			return err
		}
		v.speaking.stop()
		v.speaking = nil
	}
	words = clean(words)
	if words == "" {
		return nil
	}
	run, input := v.program.command(words, v.tongue(lang))
	k, err := start(run, input, speechLimit)
	if err != nil {
		return err
	}
	v.speaking = k
	return nil
}

// tongue is what the program calls a language; "" to leave it to the program.
func (v *Voice) tongue(lang string) string {
	if !plain(lang) {
		return ""
	}
	if v.program.tongues == nil {
		return lang
	}
	if v.voices == nil {
		v.voices = v.program.tongues(v.program.run[0])
	}
	if voice, ok := v.voices[strings.ToLower(lang)]; ok {
		return voice
	}
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return v.voices[base]
}

// Close cuts off what is being said.
func (v *Voice) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.closed = true
	if v.speaking != nil {
		v.speaking.stop()
		v.speaking = nil
	}
	return nil
}

// command is the command that says these words, and its standard input.
func (s speech) command(words, tongue string) (run command, input []byte) {
	input = []byte(words + "\n")
	for _, arg := range s.run {
		switch {
		case arg == wordsMark:
			run, input = append(run, words), nil
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

// clean makes words fit to be handed to a program: one line, nothing but what can be
// said, and not too much of it.
func clean(words string) string {
	printable := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, words)
	short := []rune(strings.Join(strings.Fields(printable), " "))
	return strings.TrimSpace(string(short[:min(len(short), wordLimit)]))
}

// plain tells whether a language looks like one: letters and digits with hyphens
// between them, so that it can't be taken for an option.
func plain(lang string) bool {
	if lang == "" || len(lang) > 20 {
		return false
	}
	for part := range strings.SplitSeq(lang, "-") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
		}) {
			return false
		}
	}
	return true
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
			if _, taken := voices[key]; !taken && plain(key) {
				voices[key] = name
			}
		}
	}
	return voices
}
