package config

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"presshold/internal/plain"
	"presshold/internal/protocol"
)

// field is one setting of the file, outside of the keys.
type field struct {
	name  string
	words string // what it is, for Template
	read  func(*Settings, entry) error
	write func(Settings) string // as TOML
}

// fields lists the settings in the order of the documentation.
func fields() []field {
	return []field{
		{
			"theme", `"auto" (by the terminal's background), "dark", "light", "dim" or "mono"`,
			func(s *Settings, e entry) (err error) { s.Theme, err = readText(e, isTheme); return err },
			func(s Settings) string { return strconv.Quote(s.Theme) },
		},
		{
			"count_in", "time to get set before the first point; 0 for none",
			func(s *Settings, e entry) (err error) { s.CountIn, err = readDuration(e); return err },
			func(s Settings) string { return quoteDuration(s.CountIn) },
		},
		{
			"ready", "time for the hands to get ready before a hold goes on after a pause; 0 for none",
			func(s *Settings, e entry) (err error) { s.Ready, err = readDuration(e); return err },
			func(s Settings) string { return quoteDuration(s.Ready) },
		},
		{
			"protocol", "id of the protocol that the picker starts on; empty for the first",
			func(s *Settings, e entry) (err error) { s.Protocol, err = readText(e, isID); return err },
			func(s Settings) string { return strconv.Quote(s.Protocol) },
		},
		{
			"ceiling", "your highest pressure level, which no run passes; 0 for none",
			func(s *Settings, e entry) (err error) { s.Ceiling, err = readNumber(e, protocol.MaxLevel); return err },
			func(s Settings) string { return strconv.Itoa(s.Ceiling) },
		},
		{
			"target", "the client-reported score that you work at, from 1 to 10; 0 for none",
			func(s *Settings, e entry) (err error) { s.Target, err = readNumber(e, 10); return err },
			func(s Settings) string { return strconv.Itoa(s.Target) },
		},
	}
}

func fieldNames() []string {
	names := []string{keysTable}
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return names
}

func isTheme(s string) error {
	if !slices.Contains(Themes(), s) {
		return fmt.Errorf("%s: want %s", plain.Quote(s), strings.Join(Themes(), ", "))
	}
	return nil
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func isID(s string) error {
	if s != "" && (len(s) > protocol.MaxName || !idForm.MatchString(s)) {
		return fmt.Errorf("%s: want the id of a protocol, such as \"steady-pressure\"", plain.Quote(s))
	}
	return nil
}

func quoteDuration(d time.Duration) string {
	return strconv.Quote(protocol.FormatDuration(d))
}

// TOML writes the settings as a settings file that says them all.
func (s Settings) TOML() []byte {
	var b strings.Builder
	for _, f := range fields() {
		fmt.Fprintf(&b, "%s = %s\n", f.name, f.write(s))
	}
	b.WriteString("\n[keys]\n")
	for _, a := range Actions() {
		fmt.Fprintf(&b, "%s = %s\n", a, list(s.Keys[a]))
	}
	return []byte(b.String())
}

// Template is a settings file in which every setting is explained and stands with
// its default, as a comment: what the user does not change follows the defaults of
// later versions.
func Template() []byte {
	s := Default()
	var b strings.Builder
	b.WriteString("# Settings of presshold. Take away a # and change what you like.\n" +
		"# Lengths of time are written 5, 5s or 1m30s.\n")
	for _, f := range fields() {
		fmt.Fprintf(&b, "\n# %s.\n#%s = %s\n", capital(f.words), f.name, f.write(s))
	}
	b.WriteString("\n# The keys of each action: a character, or a name such as space, enter, tab, esc,\n" +
		"# up, pgdown, f1, ctrl+x. The digits give the client-reported score, ctrl+c always\n" +
		"# quits, ctrl+z always suspends. A key that you give to one action is taken from\n" +
		"# the action that has it by default. [] leaves an action without a key.\n[keys]\n")
	for _, c := range controls() {
		fmt.Fprintf(&b, "\n# %s.\n#%s = %s\n", capital(c.words), c.action, list(s.Keys[c.action]))
	}
	return []byte(b.String())
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// list writes keys as a TOML array.
func list(keys []string) string {
	quoted := make([]string, len(keys))
	for i, k := range keys {
		quoted[i] = tomlQuote(k)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// tomlQuote writes a key's name, which is printable, as a TOML string.
func tomlQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
