package settings

import (
	"fmt"
	"iter"
	"maps"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/sessionclock"
	"presshold/internal/tomldoc"
)

const (
	maxTexts    = 64   // of a list
	maxArgument = 4096 // bytes of an argument of a program
	maxAddress  = 64   // bytes of an address or the name of an interface
)

// reading reads a value from the file. What is wrong with it, the reader is told.
type reading[V any] = func(*tomldoc.Reader, *tomldoc.Value) V

func read[V any](want tomldoc.Wanted, parse func(string) (V, error)) reading[V] {
	return func(r *tomldoc.Reader, v *tomldoc.Value) (value V) {
		text, ok := r.Read(v, want)
		if !ok {
			return value
		}
		value, err := parse(text)
		if err != nil {
			r.Wrong(v, "%s", err)
		}
		return value
	}
}

// readText reads a text of any length.
func readText[V any](parse func(string) (V, error)) reading[V] { return read(tomldoc.Prose(), parse) }

// readLength reads a length of time, in quotes or as a number.
func readLength(parse func(string) (time.Duration, error)) reading[time.Duration] {
	return read(tomldoc.Wanted{Sentence: english.SettingLength, Numbers: []tomldoc.Form{tomldoc.FormWhole, tomldoc.FormDecimal}}, parse)
}

// readNumber reads a whole number from 0 to most.
func readNumber(most int) reading[int] {
	want := tomldoc.Wanted{Sentence: english.SettingWhole, Args: []any{most}, Numbers: []tomldoc.Form{tomldoc.FormWhole}, NoText: true}
	return read(want, func(text string) (int, error) {
		n, err := strconv.Atoi(text)
		if err != nil || n < 0 || n > most {
			return 0, fmt.Errorf(english.SettingWhole, most, text)
		}
		return n, nil
	})
}

func readTruth(r *tomldoc.Reader, v *tomldoc.Value) bool {
	if v.Form != tomldoc.FormTruth {
		r.Want(v, english.WantTruth)
	}
	return v.Truth
}

// readList reads a list of texts. One that can't be read leaves a gap: something stands there.
func readList[V any](parse func(string) (V, error)) reading[[]V] {
	one := readText(parse)
	return func(r *tomldoc.Reader, v *tomldoc.Value) (all []V) {
		switch {
		case v.Form != tomldoc.FormArray:
			r.Want(v, english.WantTexts)
			return nil
		case len(v.Items) > maxTexts:
			r.Wrong(v, english.SettingMany, len(v.Items), maxTexts)
			return nil
		}
		for _, item := range v.Items {
			all = append(all, one(r, item))
		}
		return all
	}
}

// readProgram reads a program and its arguments, or an empty list.
func readProgram(r *tomldoc.Reader, v *tomldoc.Value) []string {
	command := readList(parseArgument)(r, v)
	if len(command) > 0 && command[0] == "" && !r.Bad(v.Items[0].At) {
		r.Wrong(v, english.SettingNoProgram)
	}
	return command
}

// ParseReady reads the time to get ready; zero stands for none.
func ParseReady(text string) (time.Duration, error) {
	return orNone(protocol.ParseDuration, protocol.MinDuration, protocol.MaxDuration)(text)
}

// parseSessionClock reads the length of the session clock; zero stands for none.
func parseSessionClock(text string) (time.Duration, error) {
	return orNone(protocol.ParseTotalDuration, sessionclock.MinLength, sessionclock.MaxLength)(text)
}

// orNone reads a length of time between two others, or zero for none.
func orNone(parse func(string) (time.Duration, error), least, most time.Duration) func(string) (time.Duration, error) {
	return func(text string) (time.Duration, error) {
		if d, err := protocol.ParseDuration(text); err == nil && d == 0 {
			return 0, nil
		}
		return limited(english.MustBeOrNone, parse, least, most)(text)
	}
}

// between reads a length of time between two others.
func between(least, most time.Duration) func(string) (time.Duration, error) {
	return limited(english.MustBeBetween, protocol.ParseDuration, least, most)
}

// limited reads a length of time between two others; the sentence is for one that is not.
func limited(
	sentence string, parse func(string) (time.Duration, error), least, most time.Duration,
) func(string) (time.Duration, error) {
	return func(text string) (time.Duration, error) {
		d, err := parse(text)
		if err == nil && (d < least || d > most) {
			err = protocol.Wrong(sentence, protocol.FormatDuration(least), protocol.FormatDuration(most), plain.Quote(text))
		}
		return d, err
	}
}

func parseID(s string) (string, error) {
	if !protocol.IsID(s) {
		return "", fmt.Errorf(english.SettingID, plain.Quote(s))
	}
	return s, nil
}

func parseIDOrNone(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	return parseID(s)
}

// ParseAddress takes what may be a private address, or the name of an interface.
func ParseAddress(s string) (string, error) {
	if len(s) > maxAddress || s != plain.Line(s) {
		return "", fmt.Errorf(english.SettingAddress, plain.Quote(s))
	}
	if a, err := netip.ParseAddr(s); err == nil && !a.IsPrivate() && !a.IsLinkLocalUnicast() && !a.IsLoopback() {
		return "", fmt.Errorf(english.ShareNotPrivate, plain.Quote(s))
	}
	return s, nil
}

// parseArgument takes what a program can be given.
func parseArgument(s string) (string, error) {
	if len(s) > maxArgument {
		return "", fmt.Errorf(english.SettingArgument, maxArgument)
	}
	return s, nil
}

func quote[T ~string](s T) string { return tomldoc.Quote(string(s)) }

func quoteDuration(d time.Duration) string { return quote(protocol.FormatDuration(d)) }

// list writes texts as a TOML array.
func list[T ~string](texts []T) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// sorted goes through a map in the order of its names.
func sorted[K, V ~string](all map[K]V) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, name := range slices.Sorted(maps.Keys(all)) {
			if !yield(string(name), string(all[name])) {
				return
			}
		}
	}
}
