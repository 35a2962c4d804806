package library

import (
	"bufio"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
)

func listCommand(a *app.App) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: english.ListShort,
		Args:  app.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			all := a.Treatments()
			entries, bad := all.All()
			treatments, worse := all.AllTreatments()
			bad = append(bad, worse...)
			err := a.Print(func(w *bufio.Writer) {
				if asJSON {
					writeListJSON(w, append(entries, treatments...))
				} else {
					writeList(w, entries, treatments)
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

func writeList(w *bufio.Writer, entries, treatments []catalog.Entry) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(cells ...string) {
		for i := range cells {
			cells[i] = plain.Line(cells[i])
		}
		fmt.Fprintln(t, strings.Join(cells, "\t"))
	}
	row(english.ListProtocol, english.ListPhases, english.ListSource)
	for _, e := range entries {
		row(e.Protocol.ID, outline(e.Protocol), madeBy(e))
	}
	_ = t.Flush() // the writer below keeps its error
	if len(treatments) == 0 {
		return
	}
	fmt.Fprintln(t)
	row(english.ListTreatment, english.ListPoints)
	for _, e := range treatments {
		row(e.Treatment.ID, treatmentOutline(*e.Treatment))
	}
	_ = t.Flush()
}

// madeBy says whose file a protocol is in, or which source it comes from.
func madeBy(e catalog.Entry) string {
	switch {
	case e.Shadows:
		return english.OwnReplacement
	case e.Origin == catalog.User:
		return english.OwnFile
	case len(e.Protocol.Sources) > 0:
		return fmt.Sprintf(english.SourceBasisOf, e.Protocol.Sources[0].Key, e.Protocol.Sources[0].Basis)
	default:
		return ""
	}
}

// outline is a protocol in one line: "hold 8s-10s, release 3s assumed".
func outline(p protocol.Protocol) string {
	var parts []string
	for _, b := range p.Blocks {
		for _, ph := range b.Phases {
			length, from := ph.Duration.String(), ph.From
			switch {
			case ph.Counted():
				length, from = phrase.BriefCounting(ph.Count, ph.Kind), ph.CountFrom
			case ph.Waits:
				parts = append(parts, ph.Word())
				continue
			case ph.Duration.Open:
				from = protocol.Provenance{Basis: protocol.Stated} // that it is open is no number
			}
			parts = append(parts, phrase.Marked(ph.Word()+" "+length, from))
		}
	}
	return strings.Join(parts, ", ")
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
		if t := e.Treatment; t != nil {
			out = append(out, listed{
				Kind: "treatment", ID: t.ID, Name: t.Name, Summary: t.Summary, Outline: treatmentOutline(*t), Origin: e.Origin, Path: e.Path,
			})
			continue
		}
		p := e.Protocol
		l := listed{
			Kind: "protocol", ID: p.ID, Name: p.Name, Summary: p.Summary, Outline: outline(p),
			Origin: e.Origin, Path: e.Path, Shadows: e.Shadows,
		}
		if len(p.Sources) > 0 {
			l.Basis = p.Sources[0].Basis
		}
		out = append(out, l)
	}
	app.WriteJSON(w, out)
}
