package library

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/author"
	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/tui/edit"
	"presshold/internal/tui/ui"
)

type newFlags struct {
	app.Numbers
	treatmentFlags
	app.ScreenFlags
	name, id, from, out string
	// words of a protocol
	summary, technique, tool, breath, pressure string
	cautions                                   []string

	source    string
	secondary bool
	sourced   []string
}

func newCommand(a *app.App) *cobra.Command {
	var f newFlags
	cmd := &cobra.Command{
		Use:   "new",
		Short: english.NewShort,
		Long:  english.NewLong + "\n\n" + english.NewTreatments,
		Example: "  presshold new\n" +
			"  presshold new --from nimmo\n" +
			"  presshold new --name \"Short holds\" --hold 5s --release 2s --rounds 8\n" +
			"  presshold new --name \"From class\" --hold 12s --rounds 3 --source \"Class notes, 2024\" --sourced hold --out -\n" +
			"  presshold new --treatment --name \"Neck\" --budget 20m --point \"upper trap:both=nimmo\" --point \"scm:left=pumping\"",
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if f.out == "" && cmd.Flags().Changed("out") {
				return app.Usage(cmd, english.UsageFlagNoValue, "--out")
			}
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
	s.StringVar(&f.name, "name", "", english.NewFlagName)
	s.StringVar(&f.id, "id", "", english.NewFlagID)
	s.StringVar(&f.from, "from", "", english.NewFlagFrom)
	s.StringVar(&f.out, "out", "", english.NewFlagOut)
	f.AddForFile(cmd)
	f.treatmentFlags.add(cmd)
	s.Var(&app.Value[int]{To: &f.Ceiling, Kind: "LEVEL", Parse: app.ParseLevel}, "ceiling", english.NewFlagCeiling)
	s.StringVar(&f.pressure, "pressure", "", english.NewFlagPressure)
	s.StringVar(&f.summary, "summary", "", english.NewFlagSummary)
	s.StringVar(&f.technique, "technique", "", english.LessonHeadTechnique)
	s.StringVar(&f.tool, "tool", "", english.NewFlagTool)
	s.StringVar(&f.breath, "breath", "", english.NewFlagBreath)
	s.StringArrayVar(&f.cautions, "caution", nil, english.NewFlagCaution)
	s.StringVar(&f.source, "source", "", english.NewFlagSource)
	s.BoolVar(&f.secondary, "secondary", false, english.NewFlagSecondary)
	s.StringSliceVar(&f.sourced, "sourced", nil, english.NewFlagSourced)
	app.Require(cmd, "sourced", "source")
	app.Require(cmd, "secondary", "source")
	own := pflag.NewFlagSet("", pflag.ContinueOnError)
	own.AddFlagSet(s)
	f.ScreenFlags.Add(cmd)
	var screen []string // for the form, or a run that begins there; many always say --no-color
	s.VisitAll(func(flag *pflag.Flag) {
		if own.Lookup(flag.Name) == nil && flag.Name != "no-color" {
			screen = append(screen, flag.Name)
		}
	})
	app.Exclude(cmd, "name", screen...)
}

// Sourceable are the flags whose numbers a source may give.
func Sourceable() []string { return []string{"hold", "release", "rounds", "until"} }

// makeProtocol makes a protocol of the flags, or opens the form.
func makeProtocol(a *app.App, cmd *cobra.Command, f newFlags) error {
	var err error
	if f.Points, err = f.bare(cmd); err != nil {
		return err
	}
	ids := a.Catalog().Taken()
	p, head, err := flagged(a, cmd, f, ids)
	switch {
	case err != nil:
		return err
	case f.opensForm(a):
		return compose(cmd.Context(), a, f.ScreenFlags, func(cfg settings.Settings, save saver) ui.Screen {
			return edit.NewForm(formOptions(cfg, save), author.Copy(p, ids), head)
		})
	}
	switch noHold := f.from == "" && f.Hold.IsZero(); {
	case f.name == "" && noHold:
		return app.Usage(cmd, english.NewNeedsNameAndHold)
	case f.name == "":
		return app.Usage(cmd, english.NewNeedsName)
	case noHold:
		return app.Usage(cmd, english.NewNeedsHold)
	}
	if problems := p.Problems(); len(problems) > 0 {
		return f.blame(cmd, problems[0], p.Option(problems[0].Path))
	}
	return put(a, protocol.Document{Protocol: p}, head, f.out)
}

// opensForm tells whether the flags leave it to a form to make the file.
func (f newFlags) opensForm(a *app.App) bool { return f.name == "" && f.out == "" && a.Draws(false) }

// head is what stands at the top of the file: that it was made, or what it was copied from.
func (f newFlags) head(a *app.App, name, id string) string {
	if f.from != "" {
		return fmt.Sprintf(english.NewHeadCopy, name, id, a.Program())
	}
	return fmt.Sprintf(english.NewHead, a.Program())
}

// call sets the name and the id that the flags give.
func (f newFlags) call(cmd *cobra.Command, taken []string, name, id *string) error {
	if f.name != "" {
		*name, *id = f.name, author.MakeID(f.name, taken)
	}
	if f.id == "" {
		return nil
	}
	*id = f.id
	if slices.Contains(taken, f.id) && f.out == "" {
		return app.Usage(cmd, english.NewIDTaken, f.id)
	}
	return nil
}

// flagged returns the protocol as far as the flags describe it, and a comment for the top of its
// file.
func flagged(a *app.App, cmd *cobra.Command, f newFlags, taken []string) (p protocol.Protocol, head string, err error) {
	switch {
	case f.from != "":
		e, err := Entry(a, f.from)
		if err != nil {
			return p, "", err
		}
		head = f.head(a, e.Protocol.Name, e.Protocol.ID)
		if p, err = e.Protocol.Override(f.Overrides); err != nil {
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
	f.say(&p)
	if err := f.cite(cmd, &p); err != nil {
		return p, "", err
	}
	return p, cmp.Or(head, f.head(a, "", "")), f.call(cmd, taken, &p.Name, &p.ID)
}

// blame is the error for a problem of what the flags made, at the flag that it comes from;
// option is that of a number, "" for none.
func (f newFlags) blame(cmd *cobra.Command, problem protocol.Problem, option string) error {
	flag := cmp.Or(option, problem.Path)
	switch key, _, _ := strings.Cut(flag, "["); {
	case key == "id" && f.id == "":
		return app.Usage(cmd, english.NewNoID, plain.Quote(f.name))
	case key == "pressure.words":
		flag = "pressure"
	case key == "cautions" || key == "sources":
		flag = strings.TrimSuffix(key, "s")
	}
	return app.Usage(cmd, english.UsageFlagValue, flag, problem.Fault)
}

// say puts the flags' words into the protocol.
func (f newFlags) say(p *protocol.Protocol) {
	p.Summary, p.Technique = cmp.Or(f.summary, p.Summary), cmp.Or(f.technique, p.Technique)
	p.Tool, p.Breath = cmp.Or(f.tool, p.Tool), cmp.Or(f.breath, p.Breath)
	p.Pressure.Words = cmp.Or(f.pressure, p.Pressure.Words)
	if len(f.cautions) > 0 {
		p.Cautions = f.cautions
	}
}

func (f newFlags) cite(cmd *cobra.Command, p *protocol.Protocol) error {
	if f.source == "" {
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
			return app.Usage(cmd, english.NewSourcedUnknown, n)
		}
		if !cmd.Flags().Changed(n) {
			return app.Usage(cmd, english.NewSourcedWithout, n)
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
