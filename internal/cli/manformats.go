package cli

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
)

// strictly is how all files of the user's are read.
const strictly = "The file is read strictly: an unknown key, or a value of the wrong kind or out of range, is an error, which is " +
	"reported with its line and column."

// writeProtocolPage writes presshold-protocol(5).
func writeProtocolPage(p *roffPage, _ *cobra.Command) error {
	library, err := catalog.Open("")
	if err != nil {
		return err
	}
	example, err := library.Get("sixty-second-release")
	if err != nil {
		return err
	}
	p.format(catalog.ProtocolDoc(), filepath.Base(settings.DefaultPaths().Protocols),
		"presshold show ID --toml prints any protocol as a file, presshold new makes one from a form or from flags, and "+
			"presshold schema prints the JSON Schema of the format for editors.", "A protocol of the library", string(example.Text))
	return nil
}

// writeTreatmentPage writes presshold-treatment(5).
func writeTreatmentPage(p *roffPage, _ *cobra.Command) error {
	p.format(catalog.TreatmentDoc(), filepath.Base(settings.DefaultPaths().Treatments),
		"presshold new --treatment makes one from a form or from flags, presshold history treatment makes one of a recorded session, and "+
			"presshold schema --treatment prints the JSON Schema of the format for editors.", "A treatment", treatmentExample)
	return nil
}

// treatmentExample is a small treatment.
const treatmentExample = `schema = 1
kind = "treatment"
id = "neck-first"
name = "Neck first"
budget = "20m"

[[points]]
site = "suboccipitals"
side = "both"
protocol = "steady-pressure"

[[points]]
site = "upper trapezius"
side = "left"
protocol = "nimmo-compression"
hold = "40s"

[[points]]
protocol = "round-robin"
sweep = [{ site = "rhomboids" }, { site = "infraspinatus" }]
`

// format writes what a format of files is documented by. The files are in a folder beside
// the settings.
func (p *roffPage) format(doc tomldoc.Doc, folder, tools, about, example string) {
	place := "~/.config/presshold/" + folder + "/ID.toml"
	p.section("SYNOPSIS")
	p.line("%s", roffKind(place))
	p.section("DESCRIPTION")
	p.text(doc.Words + "\n" + strictly + " presshold check tells everything that is wrong with a file.\n" + tools)
	for _, t := range doc.Tables() {
		heading := t.Header()
		if heading == "" {
			heading = "At the head of the file"
		}
		p.subsection(heading)
		p.text(t.Words)
		for _, k := range t.Values() {
			p.key(k, t.Origin(k))
		}
	}
	p.subsection("Values")
	for _, v := range doc.Types() {
		p.tagged(v.Words, `\fI`+roff(v.Name)+`\fR`)
	}
	p.section("FILES")
	p.tagged("presshold config shows where the folder is on this system.", roffBold(place))
	p.section("EXAMPLES")
	p.text(about + ":")
	p.code(strings.Split(strings.TrimSuffix(example, "\n"), "\n")...)
}

// key documents a key of a format.
func (p *roffPage) key(k tomldoc.KeyDoc, origin string) {
	const long = 50
	words, term, value := k.Words, roffBold(k.Name), k.Type.Name
	switch literal := strings.Contains(value, `"`) || value == "true | false"; {
	case len(value) > long:
		words += " One of " + strings.ReplaceAll(value, " | ", ", ") + "."
	case literal:
		term += " = " + roff(value)
	default: // but for "to" between numbers, words are names of values
		term += " = " + regexp.MustCompile(`[a-z]{3,}`).ReplaceAllString(roff(value), `\fI$0\fR`)
	}
	if k.Needed {
		words += " Required."
	}
	terms := []string{term}
	if origin != "" {
		terms = append(terms, roffBold(origin))
	}
	p.tagged(words, terms...)
}

// writeSettingsPage writes presshold-settings(5).
func writeSettingsPage(p *roffPage, _ *cobra.Command) error {
	place := "~/.config/presshold/" + filepath.Base(settings.DefaultPaths().Settings)
	p.section("SYNOPSIS")
	p.line("%s", roff(place))
	p.section("DESCRIPTION")
	p.text("What is set once and for all, as TOML. Each setting is listed with its default; what the file does not set has it, and a " +
		"missing file is no error.\n" + strictly + " No run starts with an error in it; with --no-settings the file is left out.\n" +
		"presshold config --template prints a file with every setting explained, to save and change, and presshold config shows " +
		"what is in force.")
	for _, s := range settings.Sections() {
		heading := "[" + s.Table + "]"
		switch {
		case s.Table == "":
			heading = "At the head of the file"
		case len(s.Settings) == 0 && strings.HasPrefix(strings.Join(s.Example, ""), "[["):
			heading = "[" + heading + "]"
		}
		p.subsection(heading)
		p.text(s.Words)
		for _, one := range s.Settings {
			p.tagged(one.Words, fmt.Sprintf("%s = %s", roffBold(one.Name), roff(one.Value)))
		}
		if len(s.Example) > 0 {
			p.code(s.Example...)
		}
	}
	p.section("FILES")
	p.tagged("presshold config shows where it is on this system.", roffBold(place))
	p.section("EXAMPLES")
	p.text("A dim screen, soft cues, and a clock of 50 minutes for each client:")
	p.code(strings.Split(strings.TrimSuffix(settingsExample, "\n"), "\n")...)
	return nil
}

// settingsExample is a small settings file.
const settingsExample = `theme = "dim"

[cues]
profile = "soft"

[session]
length = "50m"
`
