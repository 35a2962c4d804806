package library

import (
	"bufio"
	"fmt"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tui/ui"
)

func showCommand(a *app.App) *cobra.Command {
	var asTOML, asJSON bool
	cmd := &cobra.Command{
		Use:   "show PROTOCOL | TREATMENT | FILE.toml",
		Short: english.ShowShort,
		Long:  english.ShowLong,
		Args:  app.OneArg(english.NeedsAny),
		RunE: func(_ *cobra.Command, args []string) error {
			all := a.Catalog()
			e, err := find(all, args[0])
			if err != nil {
				return err
			}
			cfg, err := a.Settings()
			if err != nil {
				return err
			}
			return a.Print(func(w *bufio.Writer) {
				switch {
				case asTOML:
					a.WriteTOML(w, e.Text)
				case asJSON:
					writeFileJSON(w, e)
				default:
					Write(a.Page(w), e, all.Exactly, app.Own(cfg))
				}
			})
		},
	}
	cmd.Flags().BoolVar(&asTOML, "toml", false, english.ShowFlagTOML)
	cmd.Flags().BoolVar(&asJSON, "json", false, english.ShowFlagJSON)
	app.Exclude(cmd, "toml", "json")
	return cmd
}

// writeFileJSON writes what the file says, by the names that it uses; so the
// schema of the files describes it, too.
func writeFileJSON(w *bufio.Writer, e catalog.Entry) {
	var file map[string]any
	if err := toml.Unmarshal(e.Text, &file); err != nil {
		panic("cli: " + err.Error()) // the catalog has read it
	}
	app.WriteJSON(w, file)
}

// Write writes what is in a file as it would be run.
func Write(out app.Page, e catalog.Entry, find func(id string) (protocol.Protocol, error), o protocol.Options) {
	plan, why := expand(e.Document, find, o)
	if why != nil { // it goes with no settings like these
		plan, _ = expand(e.Document, find, protocol.Options{}) // the catalog has found it sound
	}
	id, name, summary := e.Head()
	out.Line("%s (%s)", name, id)
	if summary != "" {
		out.Item("", summary)
	}
	if e.Treatment != nil {
		writeTreatment(out, *e.Treatment, plan, why)
	} else {
		writeProtocol(out, e.Protocol, plan.Parts[0], why)
	}
	if e.Origin == catalog.User {
		out.Heading(english.ShowFile)
		out.Line("  %s (%s)", e.Path, madeBy(e))
	}
}

func writeProtocol(out app.Page, p protocol.Protocol, part protocol.Part, why error) {
	for _, b := range p.Blocks {
		heading := english.LabelPhases
		if b.Name != "" {
			heading = fmt.Sprintf(english.ShowPhasesOf, plain.Line(b.Name))
		}
		out.Heading(heading)
		writeBlock(out, b)
	}
	writePoints(out, p, part)
	writePressure(out, part, why)
	out.Part(english.LabelTechnique, phrase.Words(p.Technique, p.TechniqueFrom).String())
	out.Part(english.LabelTool, phrase.Words(p.Tool, p.ToolFrom).String())
	out.Part(english.LabelBreath, phrase.Words(p.Breath, p.BreathFrom).String())
	var cautions, general, sources []string
	for i, c := range p.Cautions {
		cautions = append(cautions, phrase.Words(c, p.CautionFrom(i)).String())
	}
	for _, g := range p.General() {
		general = append(general, phrase.Words(g.Text, g.From).String())
	}
	for _, s := range p.Sources {
		sources = append(sources, fmt.Sprintf("%s, %s: %s", s.Key, s.Basis, s.Citation))
	}
	writeBullets(out, english.ShowCautions, cautions)
	if after := phrase.Aftercare(p.Aftercare, time.Time{}); len(after) > 0 {
		out.List(english.SessionAfterwards, append(after, english.NoPrediction))
	}
	writeBullets(out, english.ShowGeneral, general)
	out.List(english.LabelSources, sources)
}

func writeBullets(out app.Page, heading string, sentences []string) {
	if len(sentences) > 0 {
		out.Heading(heading)
	}
	for _, s := range sentences {
		out.Item("  - ", s)
	}
}

// nameColumn is how wide the names on a page are, in cells.
const nameColumn = 18

// writeField writes a name and a text beside it, or below where the name is long; nothing
// without a text.
func writeField(p app.Page, name, text string) {
	name = plain.Line(name)
	if text != "" && ui.Width(name) > nameColumn {
		p.Line("  %s", name)
		name = ""
	}
	if text != "" {
		p.Item("  "+ui.Pad(name, nameColumn)+" ", text)
	}
}

// writeBlock writes its phases, each with what to do and how long, and when it ends.
func writeBlock(p app.Page, b protocol.Block) {
	for _, ph := range b.Phases {
		writeField(p, ph.Word(), phrase.AttributedPhase(ph).String())
		writeField(p, "", ph.Note)
	}
	if release, ok := b.Between(); ok && b.Repeats() {
		writeField(p, release.Word(), phrase.AttributedPhase(release).String())
	}
	writeField(p, english.LabelStop, phrase.AttributedStop(b).String())
}

func writePoints(p app.Page, pr protocol.Protocol, part protocol.Part) {
	if len(pr.Points) == 0 && pr.Order != protocol.Sweep {
		return
	}
	p.Heading(english.LabelPoints)
	for _, at := range pr.Points {
		p.Item("  - ", at.String())
		if at.Caution() {
			p.Item("    ", english.CautionSite)
		}
	}
	if pr.Order == protocol.Sweep {
		p.Line("  %s", english.ShowSweep)
		if n := part.To - part.From; len(pr.Points) == 0 {
			p.Line("  "+english.ShowUnnamed, phrase.Attributed(phrase.Count(n, "point"), protocol.Provenance{Basis: protocol.Assumed}))
		}
	}
	if r := part.Reposition; part.To-part.From > 1 {
		p.Line("  %s", phrase.Attributed(fmt.Sprintf(english.ShowReposition, phrase.SpanWords(r.Duration)), r.From))
	}
}

// writePressure writes how hard, and why it can't be run with the settings, nil if it can.
func writePressure(p app.Page, part protocol.Part, why error) {
	pr := part.Pressure
	var lines []string
	if pr.Words != "" {
		lines = append(lines, phrase.Words(pr.Words, pr.WordsFrom).String())
	}
	if pr.Change != protocol.Same {
		lines = append(lines, phrase.Words(phrase.LevelChange(pr.Change), pr.ChangeFrom).String())
	}
	if pr.Level > 1 {
		lines = append(lines, fmt.Sprintf(english.ShowFirstLevel, pr.Level))
	}
	if len(pr.Levels) > 0 {
		lines = append(lines, phrase.Words(fmt.Sprintf(english.ShowLevels, strings.Join(pr.Levels, ", ")), pr.LevelsFrom).String())
	}
	if pr.Target > 0 {
		target := phrase.Attributed(fmt.Sprintf(english.ShowTarget, pr.Target), protocol.Provenance{Basis: protocol.Chosen})
		lines = append(lines, target.String())
	}
	if ceiling := phrase.Ceiling(part.Ceiling()).String(); ceiling != "" {
		lines = append(lines, ceiling)
	}
	if why != nil {
		lines = append(lines, why.Error())
	}
	p.Part(english.LabelPressure, strings.Join(lines, "\n"))
}
