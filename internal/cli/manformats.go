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
	p.format(catalog.ProtocolDoc(), settings.ProtocolsFolder+"/ID.toml", english.ManConfigFolder,
		[]string{english.ManStrict + " " + english.ManCheck, english.ManProtocolTools + english.ManSchema},
		english.ManOfLibrary, string(example.Text))
	return nil
}

// writeTreatmentPage writes presshold-treatment(5).
func writeTreatmentPage(p *roffPage, _ *cobra.Command) error {
	p.format(catalog.TreatmentDoc(), settings.TreatmentsFolder+"/ID.toml", english.ManConfigFolder,
		[]string{english.ManStrict + " " + english.ManCheck, english.ManTreatmentTools + english.ManSchemaOf},
		english.ManATreatment, treatmentExample)
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

// format documents a format of files: their place in the folder of the settings, what else is to
// be said of them, and an example.
func (p *roffPage) format(doc tomldoc.Doc, place, what string, more []string, about, example string) {
	place = "~/.config/presshold/" + place
	p.section(english.ManSynopsis)
	p.line("%s", roffKind(place))
	p.section(english.ManDescription)
	p.text(append([]string{doc.Words}, more...)...)
	for _, t := range doc.Tables() {
		p.subsection(cmp.Or(t.Header(), english.ManHead))
		if t.Words != doc.Words { // those of the file stand above
			p.text(t.Words)
		}
		for _, k := range t.Values() {
			p.key(k, t.Origin(k))
		}
		if t.Example != "" {
			p.code(strings.Split(t.Example, "\n")...)
		}
	}
	if types := doc.Types(); len(types) > 0 {
		p.subsection(english.ManValues)
		for _, v := range types {
			p.tagged(v.Words, `\fI`+roff(v.Name)+`\fR`)
		}
	}
	p.section(english.ManFiles)
	p.tagged(what, roffBold(place))
	p.section(english.ManExamples)
	p.text(about)
	p.code(strings.Split(strings.TrimSuffix(example, "\n"), "\n")...)
}

// key documents a key of a format.
func (p *roffPage) key(k tomldoc.KeyDoc, origin string) {
	const long = 50
	words, term, value := k.Words, roffBold(k.Key), k.Type.Name
	switch literal := strings.Contains(value, `"`) || value == "true | false"; {
	case k.Default != "":
		term += " = " + roff(k.Default)
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
	p.format(settings.Doc(), settings.FileName, english.ManConfigFile,
		[]string{english.ManStrict + " " + english.ManSettingsErrors, english.ManSettingsTools},
		english.ManSomeSettings, settingsExample)
	return nil
}

// settingsExample is a small settings file.
const settingsExample = `theme = "dim"

[cues]
profile = "soft"

[session]
length = "50m"
`
