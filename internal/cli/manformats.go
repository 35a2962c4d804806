package cli

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
)

// writeProtocolPage writes presshold-protocol(5).
func writeProtocolPage(p *roffPage, _ *cobra.Command) error {
	library, err := catalog.Open("", "")
	if err != nil {
		return err
	}
	example, err := library.Get("sixty-second-release")
	if err != nil {
		return err
	}
	p.format(catalog.ProtocolDoc(), settings.ProtocolsFolder,
		english.ManProtocolTools+english.ManSchema, english.ManOfLibrary, string(example.Text))
	return nil
}

// writeTreatmentPage writes presshold-treatment(5).
func writeTreatmentPage(p *roffPage, _ *cobra.Command) error {
	p.format(catalog.TreatmentDoc(), settings.TreatmentsFolder,
		english.ManTreatmentTools+english.ManSchemaOf, english.ManATreatment, treatmentExample)
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

// format documents a format of files, which are in a folder beside the settings.
func (p *roffPage) format(doc tomldoc.Doc, folder, tools, about, example string) {
	place := "~/.config/presshold/" + folder + "/ID.toml"
	p.section(english.ManSynopsis)
	p.line("%s", roffKind(place))
	p.section(english.ManDescription)
	p.text(doc.Words, english.ManStrict+" "+english.ManCheck, tools)
	for _, t := range doc.Tables() {
		p.subsection(cmp.Or(t.Header(), english.ManHead))
		if t.Words != doc.Words { // those of the file stand above
			p.text(t.Words)
		}
		for _, k := range t.Values() {
			p.key(k, t.Origin(k))
		}
	}
	p.subsection(english.ManValues)
	for _, v := range doc.Types() {
		p.tagged(v.Words, `\fI`+roff(v.Name)+`\fR`)
	}
	p.section(english.ManFiles)
	p.tagged(english.ManConfigFolder, roffBold(place))
	p.section(english.ManExamples)
	p.text(about)
	p.code(strings.Split(strings.TrimSuffix(example, "\n"), "\n")...)
}

// key documents a key of a format.
func (p *roffPage) key(k tomldoc.KeyDoc, origin string) {
	const long = 50
	words, term, value := k.Words, roffBold(k.Key), k.Type.Name
	switch literal := strings.Contains(value, `"`) || value == "true | false"; {
	case len(value) > long:
		words = fmt.Sprintf("%s %s", words, fmt.Sprintf(english.ManOneOf, plain.OrList(k.Type.Options)))
	case literal:
		term += " = " + roff(value)
	default: // but for "to" between numbers, words are names of values
		term += " = " + regexp.MustCompile(`[a-z]{3,}`).ReplaceAllString(roff(value), `\fI$0\fR`)
	}
	if k.Needed {
		words = fmt.Sprintf("%s %s", words, english.ManRequired)
	}
	terms := []string{term}
	if origin != "" {
		terms = append(terms, roffBold(origin))
	}
	p.tagged(words, terms...)
}

// writeSettingsPage writes presshold-settings(5).
func writeSettingsPage(p *roffPage, _ *cobra.Command) error {
	place := "~/.config/presshold/" + settings.FileName
	p.section(english.ManSynopsis)
	p.line("%s", roff(place))
	p.section(english.ManDescription)
	p.text(english.ManSettingsWhat, english.ManStrict+" "+english.ManSettingsErrors, english.ManSettingsTools)
	for _, s := range settings.Sections() {
		p.subsection(cmp.Or(s.Header(), english.ManHead))
		p.text(s.Words)
		for _, one := range s.Settings {
			p.tagged(one.Words, fmt.Sprintf("%s = %s", roffBold(one.Name), roff(one.Value)))
		}
		if len(s.Example) > 0 {
			p.code(s.Example...)
		}
	}
	p.section(english.ManFiles)
	p.tagged(english.ManConfigFile, roffBold(place))
	p.section(english.ManExamples)
	p.text(english.ManSomeSettings)
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
