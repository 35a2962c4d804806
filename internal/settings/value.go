package settings

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"presshold/internal/appointment"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

const (
	maxTexts    = 64   // of a list
	maxArgument = 4096 // bytes of an argument of a program
	maxAddress  = 64   // bytes of an address or the name of an interface
)

// readText reads a text that a rule allows.
func readText[T ~string](allow func(string) error) func(*tomldoc.Value) (T, error) {
	return func(v *tomldoc.Value) (T, error) {
		if v.Form != tomldoc.FormText {
			return "", fmt.Errorf(english.WantText, v.Form)
		}
		return T(v.Text), allow(v.Text)
	}
}

// readNumber reads a whole number from 0 to most.
func readNumber(most int) func(*tomldoc.Value) (int, error) {
	return func(v *tomldoc.Value) (int, error) {
		n, err := strconv.ParseInt(v.Text, 0, 64)
		if v.Form != tomldoc.FormWhole || err != nil || n < 0 || n > int64(most) {
			return 0, fmt.Errorf(english.SettingWhole, most, written(v))
		}
		return int(n), nil
	}
}

func readTruth(v *tomldoc.Value) (bool, error) {
	if v.Form != tomldoc.FormTruth {
		return false, fmt.Errorf(english.WantTruth, v.Form)
	}
	return v.Truth, nil
}

// written is a value as it stands in the file; of what is more than a word, it says what it is.
func written(v *tomldoc.Value) string {
	switch v.Form {
	case tomldoc.FormText:
		return plain.Quote(v.Text)
	case tomldoc.FormWhole, tomldoc.FormDecimal:
		return v.Text
	default:
		return string(v.Form)
	}
}

// itemError is what is wrong with one item of a list.
type itemError struct {
	error
	item *tomldoc.Value
}

// readTexts reads a list of texts, each of which a rule allows.
func readTexts[T ~string](v *tomldoc.Value, allow func(string) error) ([]T, error) {
	if v.Form != tomldoc.FormArray {
		return nil, fmt.Errorf(english.SettingTexts, written(v))
	}
	if len(v.Items) > maxTexts {
		return nil, fmt.Errorf(english.SettingMany, len(v.Items), maxTexts)
	}
	var texts []T
	for _, item := range v.Items {
		text, err := readText[T](allow)(item)
		if err != nil {
			return nil, itemError{err, item}
		}
		texts = append(texts, text)
	}
	return texts, nil
}

// readProgram reads a program and its arguments, or an empty list.
func readProgram(v *tomldoc.Value) ([]string, error) {
	command, err := readTexts[string](v, isArgument)
	if err == nil && len(command) > 0 && command[0] == "" {
		err = errors.New(english.SettingNoProgram)
	}
	return command, err
}

// lengthParser reads a length of time from a text.
type lengthParser = func(string) (time.Duration, error)

// readLength reads a length of time, in quotes or as a number.
func readLength(parse lengthParser) func(*tomldoc.Value) (time.Duration, error) {
	return func(v *tomldoc.Value) (time.Duration, error) {
		switch v.Form {
		case tomldoc.FormText, tomldoc.FormWhole, tomldoc.FormDecimal:
			return parse(v.Text)
		default:
			return 0, fmt.Errorf(english.SettingLength, v.Form)
		}
	}
}

// ParseReady reads the time to get ready; zero stands for none.
func ParseReady(text string) (time.Duration, error) {
	return orNone(protocol.ParseDuration, protocol.MinDuration, protocol.MaxDuration)(text)
}

// parseAppointment reads the length of an appointment; zero stands for none.
func parseAppointment(text string) (time.Duration, error) {
	return orNone(protocol.ParseTotalDuration, appointment.MinLength, appointment.MaxLength)(text)
}

// orNone reads a length of time between two others, or zero for none.
func orNone(parse lengthParser, least, most time.Duration) lengthParser {
	return func(text string) (time.Duration, error) {
		if d, err := protocol.ParseDuration(text); err == nil && d == 0 {
			return 0, nil
		}
		return limited(english.MustBeOrNone, parse, least, most)(text)
	}
}

// between reads a length of time between two others.
func between(least, most time.Duration) lengthParser {
	return limited(english.MustBeBetween, protocol.ParseDuration, least, most)
}

// limited reads a length of time between two others; the sentence is for one that is not.
func limited(sentence string, parse lengthParser, least, most time.Duration) lengthParser {
	return func(text string) (time.Duration, error) {
		d, err := parse(text)
		if err == nil && (d < least || d > most) {
			err = protocol.Wrong(sentence, protocol.FormatDuration(least), protocol.FormatDuration(most), plain.Quote(text))
		}
		return d, err
	}
}

// oneOf allows these texts.
func oneOf[T ~string](all []T) func(string) error {
	return func(text string) error {
		_, err := plain.OneOf(all)(text)
		return err
	}
}

func isID(s string) error {
	if !protocol.IsID(s) {
		return fmt.Errorf(english.SettingID, plain.Quote(s))
	}
	return nil
}

func isIDOrNone(s string) error {
	if s == "" {
		return nil
	}
	return isID(s)
}

// isAddress allows what may be an address, or the name of an interface.
func isAddress(s string) error {
	if len(s) > maxAddress || s != plain.Line(s) {
		return fmt.Errorf(english.SettingAddress, plain.Quote(s))
	}
	return nil
}

// isArgument allows what a program can be given.
func isArgument(s string) error {
	if strings.ContainsRune(s, 0) {
		return errors.New(english.SettingZero)
	}
	if len(s) > maxArgument {
		return fmt.Errorf(english.SettingArgument, maxArgument)
	}
	return nil
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
