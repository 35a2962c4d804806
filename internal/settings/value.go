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
			return 0, fmt.Errorf(english.SettingWhole, most)
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

// readTexts reads a list of texts, each of which a rule allows.
func readTexts[T ~string](v *tomldoc.Value, allow func(string) error) ([]T, error) {
	if v.Form != tomldoc.FormArray {
		return nil, errors.New(english.SettingTexts)
	}
	if len(v.Items) > maxTexts {
		return nil, fmt.Errorf(english.SettingMany, len(v.Items), maxTexts)
	}
	var texts []T
	for _, item := range v.Items {
		text, err := readText[T](allow)(item)
		if err != nil {
			return nil, err
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

// readPhase reads the length of a phase; zero stands for none.
func readPhase(v *tomldoc.Value) (time.Duration, error) {
	d, err := readTime(v)
	if err == nil && d != 0 && (d < protocol.MinDuration || d > protocol.MaxDuration) {
		err = outside(english.MustBeOrNone, d, protocol.MinDuration, protocol.MaxDuration)
	}
	return d, err
}

// readHour reads the length of an appointment; zero stands for none.
func readHour(v *tomldoc.Value) (time.Duration, error) {
	if d, err := readTime(v); err == nil && d == 0 {
		return 0, nil
	}
	if v.Form != tomldoc.FormText {
		return 0, errors.New(english.SettingHour)
	}
	return appointment.ParseLength(v.Text)
}

// readWithin reads a length of time between two others.
func readWithin(least, most time.Duration) func(*tomldoc.Value) (time.Duration, error) {
	return func(v *tomldoc.Value) (time.Duration, error) {
		d, err := readTime(v)
		if err == nil && (d < least || d > most) {
			err = outside(english.MustBeBetween, d, least, most)
		}
		return d, err
	}
}

// outside says that a length of time is not between two others.
func outside(text string, d, least, most time.Duration) error {
	return fmt.Errorf(text, protocol.FormatDuration(least), protocol.FormatDuration(most), protocol.FormatDuration(d))
}

// readTime reads a length of time as it is written everywhere, "5s" or a number of
// seconds, and also in milliseconds, "700ms".
func readTime(v *tomldoc.Value) (time.Duration, error) {
	const longest = 40 // more isn't quoted
	switch v.Form {
	case tomldoc.FormText, tomldoc.FormWhole, tomldoc.FormDecimal:
	default:
		return 0, errors.New(english.SettingLength)
	}
	d, err := protocol.ParseDuration(v.Text)
	if err != nil && len(v.Text) > longest {
		err = errors.New(english.SettingLength)
	}
	return d, err
}

// oneOf allows these texts.
func oneOf[T ~string](all []T) func(string) error {
	return func(text string) error {
		_, err := plain.OneOf(all)(text)
		return err
	}
}

func isID(s string) error {
	if s != "" && !protocol.IsID(s) {
		return fmt.Errorf(english.SettingID, plain.Quote(s))
	}
	return nil
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
