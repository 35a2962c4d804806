package library

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/author"
	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/file"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tui"
	"presshold/internal/tui/edit"
	"presshold/internal/tui/ui"
)

// newFlags are the flags of new.
type newFlags struct {
	app.Numbers
	treatmentFlags
	app.ScreenFlags
	name, id, from, out string
	words               map[string]*string // by their keys in the file
	cautions            []string
	pressure            string
	source              string
	secondary           bool
	sourced             []string
}

func newCommand(a *app.App) *cobra.Command {
	var f newFlags
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Make a protocol or a treatment of your own",
		Long: "Make a protocol of your own, or with --treatment a treatment. In a terminal a form asks for it and shows its timeline as you fill it in; " +
			"flags fill in their fields. With --name the file is made from the flags at once. It goes into your " +
			"own folder, with comments that explain it; no file is ever overwritten. Your numbers are marked as " +
			"chosen, unless you name the source that states them.\n\n" +
			"A treatment is points in order, each with its side, an existing protocol, and the numbers that you choose in " +
			"place of the protocol's. --hold, --release, --rounds and --until choose them for all of its points.",
		Example: "  presshold new\n" +
			"  presshold new --from nimmo\n" +
			"  presshold new --name \"Short holds\" --hold 5s --release 2s --rounds 8\n" +
			"  presshold new --name \"From class\" --hold 12s --rounds 3 --source \"Class notes, 2024\" --sourced hold --out -\n" +
			"  presshold new --treatment --name \"Neck\" --budget 20m --point \"upper trap:both=nimmo\" --point \"scm:left=pumping\"",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.treatment {
				return makeTreatment(a, cmd, f)
			}
			return makeProtocol(a, cmd, f)
		},
	}
	f.add(cmd)
	return cmd
}

func (f *newFlags) add(cmd *cobra.Command) {
	s := cmd.Flags()
	s.SortFlags = false
	s.StringVar(&f.name, "name", "", "its name, as shown; makes the file at once, without the form")
	s.StringVar(&f.id, "id", "", "its id, which the file is named after; made from the name if left out")
	s.StringVar(&f.from, "from", "", "begin with a copy of this protocol, treatment or file")
	s.StringVar(&f.out, "out", "", "write this file, or - for the output, in place of one in your folder")
	f.AddForFile(cmd)
	f.treatmentFlags.add(cmd)
	s.Var(&app.Value[int]{To: &f.Ceiling, Kind: "LEVEL", Parse: app.ParseLevel}, "ceiling", "the highest pressure level")
	s.StringVar(&f.pressure, "pressure", "", "how hard, in words")
	f.words = map[string]*string{}
	for _, field := range catalog.ProtocolFields() {
		if slices.Contains(wordKeys(), field.Key) {
			f.words[field.Key] = s.String(field.Key, "", field.Hint)
		}
	}
	s.StringArrayVar(&f.cautions, "caution", nil, "what to watch for; again for each")
	s.StringVar(&f.source, "source", "", "where it comes from: author, title, place, year")
	s.BoolVar(&f.secondary, "secondary", false, "you read it in a text that quotes the source, not in the source itself")
	s.StringSliceVar(&f.sourced, "sourced", nil, "which of your numbers the source gives: "+strings.Join(Sourceable(), ", "))
	f.ScreenFlags.Add(cmd)
}

// wordKeys are the words of a protocol that have a flag, by their keys in the file.
func wordKeys() []string { return []string{"summary", "technique", "tool", "breath"} }

// Sourceable are the flags whose numbers a source may give.
func Sourceable() []string { return []string{"hold", "release", "rounds", "until"} }

// makeProtocol makes a protocol of the flags, or opens the form.
func makeProtocol(a *app.App, cmd *cobra.Command, f newFlags) error {
	var err error
	if f.Points, err = f.bare(cmd); err != nil {
		return err
	}
	ids := Taken(a.Treatments())
	p, head, err := flagged(a, cmd, f, ids)
	switch {
	case err != nil:
		return err
	case f.name == "" && f.out == "" && a.Draws(false):
		return compose(cmd.Context(), a, author.Copy(p, ids), head, f.ScreenFlags)
	}
	if missing := f.missing(); missing != "" {
		return app.Usage(cmd, "new needs %s to make a file without the form", missing)
	}
	return putNew(a, p, head, f.out)
}

// missing says which flags are needed to make a file without the form.
func (f newFlags) missing() string {
	var all []string
	if f.name == "" {
		all = append(all, "--name")
	}
	if f.from == "" && f.Hold.IsZero() {
		all = append(all, "--hold, or --from PROTOCOL")
	}
	return strings.Join(all, " and ")
}

// putNew writes a protocol where there is no file yet: in the user's folder, or out.
func putNew(a *app.App, p protocol.Protocol, head, out string) error {
	data, err := catalog.Annotate(p, head)
	if err != nil {
		return err
	}
	return putFile(a, data, out, a.Paths.Protocols, p.ID, p.ID)
}

// putFile writes a file where there is none yet: of an id in a folder of the user's, or out,
// which is standard output for "-". Then it tells where, and what the file is.
func putFile(a *app.App, data []byte, out, folder, id, what string) (err error) {
	switch out {
	case "-":
		return a.Print(func(w *bufio.Writer) { a.WriteTOML(w, catalog.Entry{Text: data}) })
	case "":
		out, err = catalog.Create(folder, id, data)
	default:
		err = file.Writing{}.Data(out, data)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.Out, "%s: ok, %s\n", plain.Line(out), what)
	return err
}

// flagged is the protocol that the flags say, as far as they do, and what to say at the
// top of its file.
func flagged(a *app.App, cmd *cobra.Command, f newFlags, taken []string) (p protocol.Protocol, head string, err error) {
	head = fmt.Sprintf("Made with presshold new (%s).", a.Program())
	switch {
	case f.from != "":
		e, err := Entry(a, f.from)
		if err != nil {
			return p, "", err
		}
		head = fmt.Sprintf("Begun as a copy of %s (%s); made with presshold new (%s).", e.Protocol.Name, e.Protocol.ID, a.Program())
		p, err = e.Protocol.Override(f.Overrides)
		if err != nil {
			return p, "", err
		}
	case !f.Hold.IsZero():
		if p, err = protocol.AdHoc(f.Overrides); err != nil {
			return p, "", err
		}
		p.ID, p.Name = "", ""
	default: // for the form
		p.Blocks = []protocol.Block{{Phases: []protocol.Phase{{Kind: protocol.Hold}}}}
		if p, err = p.Override(f.Overrides); err != nil {
			return p, "", err
		}
	}
	if err := errors.Join(f.say(cmd, &p), f.cite(cmd, &p)); err != nil {
		return p, "", err
	}
	if f.name != "" {
		p.Name, p.ID = f.name, author.MakeID(f.name, taken)
	}
	if f.id != "" {
		p.ID = f.id
		if slices.Contains(taken, p.ID) && f.out == "" {
			return p, "", app.Usage(cmd, "--id: there is already a protocol or treatment called %q; presshold edit changes it", p.ID)
		}
	}
	return p, head, nil
}

// say puts the flags' words into the protocol.
func (f newFlags) say(cmd *cobra.Command, p *protocol.Protocol) error {
	for _, field := range catalog.ProtocolFields() {
		if text := f.words[field.Key]; text != nil && *text != "" {
			if err := field.Fill(p, *text); err != nil {
				return app.Usage(cmd, "--%s: %s", field.Key, err)
			}
		}
	}
	p.Pressure.Words = cmp.Or(f.pressure, p.Pressure.Words)
	if len(f.cautions) > 0 {
		p.Cautions = f.cautions
	}
	return nil
}

// cite adds the source that a flag names, and says which of the flags' numbers it gives.
func (f newFlags) cite(cmd *cobra.Command, p *protocol.Protocol) error {
	if f.source == "" {
		if len(f.sourced) > 0 || f.secondary {
			return app.Usage(cmd, "--sourced and --secondary need a --source")
		}
		return nil
	}
	basis := protocol.Stated
	if f.secondary {
		basis = protocol.Secondary
	}
	from := protocol.Provenance{Basis: basis, Source: author.FreeKey(p.Sources)}
	p.Sources = append(slices.Clone(p.Sources), protocol.Source{Key: from.Source, Basis: basis, Citation: f.source})
	for _, n := range f.sourced {
		if !slices.Contains(Sourceable(), n) {
			return app.Usage(cmd, "--sourced %q: want %s", n, strings.Join(Sourceable(), ", "))
		}
		if !cmd.Flags().Changed(n) {
			return app.Usage(cmd, "--sourced %s, but there is no --%s", n, n)
		}
		credit(p, n, from)
	}
	return nil
}

// credit says where the number of a flag comes from.
func credit(p *protocol.Protocol, number string, from protocol.Provenance) {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		for j := range b.Phases {
			if ph := &b.Phases[j]; string(ph.Kind) == number {
				ph.From = from
			}
		}
		chosen := protocol.Provenance{Basis: protocol.Chosen}
		if number == "rounds" && b.Rounds.From == chosen {
			b.Rounds.From = from
		}
		if number == "until" && b.UntilFrom == chosen {
			b.UntilFrom = from
		}
	}
}

// compose opens the form for a draft, and tells afterwards which file it became.
func compose(ctx context.Context, a *app.App, d *author.Draft, head string, f app.ScreenFlags) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	var id, path string
	form := edit.NewForm(edit.Options{
		Plan: func(p protocol.Protocol) (*protocol.Plan, error) { return Expand(p, app.Own(cfg)) },
		Save: func(p protocol.Protocol, head string) (err error) {
			id = p.ID
			path, err = create(a, p, head)
			return err
		},
	}, d, head)
	err = a.Show(ctx, cfg, f, func(o *tui.Options) { o.Screen = form })
	if path != "" {
		_, told := fmt.Fprintf(a.Out, "%s: ok, %s\n", plain.Line(path), id)
		err = errors.Join(err, told)
	}
	return err
}

// create writes a protocol as a new file in the user's folder, with comments.
func create(a *app.App, p protocol.Protocol, head string) (path string, err error) {
	data, err := catalog.Annotate(p, head)
	if err != nil {
		return "", err
	}
	return catalog.Create(a.Paths.Protocols, p.ID, data)
}

// ChangeScreen is the quick changes to a protocol of the picker. A ceiling that is set
// there takes the place of the protocol's own; that of the settings stays in force.
func ChangeScreen(a *app.App, was protocol.Protocol, s settings.Settings) ui.Screen {
	return edit.NewChange(edit.Options{
		Plan: func(p protocol.Protocol) (*protocol.Plan, error) {
			o := app.Own(s)
			if p.Pressure.Ceiling != was.Pressure.Ceiling {
				o.Chosen.Ceiling = p.Pressure.Ceiling
			}
			return Expand(p, o)
		},
		Save: func(p protocol.Protocol, head string) error {
			_, err := create(a, p, head)
			return err
		},
		IDs: func() []string { return Taken(readTreatments(a)) },
	}, was)
}
