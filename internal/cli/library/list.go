package library

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

func listCommand(a *app.App) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: english.ListShort,
		Args:  app.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			all := a.Catalog()
			entries, bad := all.All()
			treatments, worse := all.AllTreatments()
			bad = append(bad, worse...)
			err := a.Print(func(w *bufio.Writer) {
				if asJSON {
					writeListJSON(w, append(entries, treatments...))
				} else {
					writeList(a.Page(w), entries, treatments)
				}
			})
			if err != nil {
				return err
			}
			for _, e := range bad {
				a.Complain(e)
			}
			return app.Reported(bad)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, english.ListFlagJSON)
	return cmd
}

func writeList(p app.Page, entries, treatments []catalog.Entry) {
	rows := [][]string{{english.Protocol, english.LabelPhases, english.LabelSource}}
	for _, e := range entries {
		rows = append(rows, []string{e.ID(), outline(e), madeBy(e)})
	}
	if !p.Fits(rows) {
		rows = below(rows)
	}
	p.Rows("", rows)
	if len(treatments) == 0 {
		return
	}
	p.Line("")
	rows = [][]string{{english.Treatment, english.ListPoints}}
	for _, e := range treatments {
		rows = append(rows, []string{e.ID(), outline(e)})
	}
	p.Rows("", rows)
}

// below puts the source of each protocol below its phases.
func below(rows [][]string) [][]string {
	var out [][]string
	for _, row := range rows {
		out = append(out, row[:2], []string{"", row[2]})
	}
	return out
}

// madeBy says whose file a protocol is in, or which source it comes from.
func madeBy(e catalog.Entry) string {
	switch {
	case e.Shadows:
		return english.OwnReplacement
	case e.Origin == catalog.User:
		return english.OwnFile
	case len(e.Protocol.Sources) > 0:
		return fmt.Sprintf("%s, %s", e.Protocol.Sources[0].Key, e.Protocol.Sources[0].Basis)
	default:
		return ""
	}
}

// outline is a protocol or a treatment in one line.
func outline(e catalog.Entry) string {
	if e.Treatment != nil {
		return treatmentOutline(*e.Treatment)
	}
	return protocolOutline(e.Protocol)
}

// protocolOutline is "hold 8-10 s, release 3 s (assumed)".
func protocolOutline(p protocol.Protocol) string {
	var parts []phrase.Text
	for _, ph := range p.Phases() {
		parts = append(parts, phrase.OutlinePhase(ph))
	}
	return phrase.Join(parts, ", ").String()
}

// listed is a protocol or a treatment in the output of list --json.
type listed struct {
	Kind    string         `json:"kind"` // protocol or treatment
	ID      string         `json:"id"`
	Name    string         `json:"name"`
	Summary string         `json:"summary,omitempty"`
	Outline string         `json:"outline"`
	Origin  catalog.Origin `json:"origin"`
	Path    string         `json:"path,omitempty"`
	Shadows bool           `json:"shadows,omitempty"`
	Basis   protocol.Basis `json:"basis,omitempty"` // of its first source
}

func writeListJSON(w *bufio.Writer, entries []catalog.Entry) {
	out := make([]listed, 0, len(entries))
	for _, e := range entries {
		l := listed{Kind: "protocol", Outline: outline(e), Origin: e.Origin, Path: e.Path, Shadows: e.Shadows}
		l.ID, l.Name, l.Summary = e.Head()
		if e.Treatment != nil {
			l.Kind = "treatment"
		} else if sources := e.Protocol.Sources; len(sources) > 0 {
			l.Basis = sources[0].Basis
		}
		out = append(out, l)
	}
	app.WriteJSON(w, out)
}
