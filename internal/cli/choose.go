package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/config"
	"presshold/internal/protocol"
)

// choice is what a command was asked to run.
type choice struct {
	name string // id, prefix of one, or file; "" to make a protocol of the overrides
	overrides
}

// isFile tells whether an argument names a file in place of an id.
func isFile(arg string) bool {
	return strings.HasSuffix(arg, ".toml") || strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, filepath.Separator)
}

// entry reads the protocol of an id, of a unique prefix of one, or of a file.
func (a *app) entry(name string) (catalog.Entry, error) {
	if isFile(name) {
		return catalog.ReadFile(name)
	}
	return a.catalog().Get(name)
}

// find reads the protocol or the treatment of an id, of a unique prefix of one, or of a
// file.
func find(all *catalog.Treatments, name string) (catalog.Entry, error) {
	if isFile(name) {
		return all.ReadAny(name)
	}
	return all.Find(name)
}

// plan makes what was chosen ready to run.
func (a *app) plan(c choice, s config.Settings) (*protocol.Plan, error) {
	o := c.Overrides
	if o.Ceiling == 0 {
		o.Ceiling = s.Ceiling
	}
	if c.name == "" {
		p, err := protocol.AdHoc(o)
		if err != nil {
			return nil, err
		}
		return expand(p, s, c.options(s))
	}
	all := a.treatments()
	e, err := find(all, c.name)
	if err != nil {
		return nil, err
	}
	if e.Treatment != nil {
		return planTreatment(*e.Treatment, all.Exactly, c.overrides, s)
	}
	p, err := e.Protocol.Override(o)
	if err != nil {
		return nil, err
	}
	return expand(p, s, c.options(s))
}

// planTreatment makes a treatment ready to run. Its file says what is chosen at which of
// its points, so no flag does.
func planTreatment(
	t protocol.Treatment, find func(id string) (protocol.Protocol, error), o overrides, s config.Settings,
) (*protocol.Plan, error) {
	for _, flag := range []struct {
		name string
		set  bool
	}{
		{"--hold", !o.Hold.IsZero()},
		{"--release", !o.Release.IsZero()},
		{"--rounds", !o.Rounds.IsZero()},
		{"--until", len(o.Until) > 0},
		{"--point", len(o.Points) > 0},
	} {
		if flag.set {
			return nil, &protocol.NoEffectError{
				Option: flag.name, Protocol: t.ID, Why: "each point of a treatment has its own; write it in its file",
			}
		}
	}
	plan, err := t.Expand(settled(find, s), o.options(s))
	if err != nil {
		return nil, cannotRun(t.ID, err)
	}
	return &plan, nil
}

// settled gives the protocols that find does, with the user's settings in place of their
// own numbers: as they are run where nothing else is chosen.
func settled(find func(id string) (protocol.Protocol, error), s config.Settings) func(id string) (protocol.Protocol, error) {
	return func(id string) (protocol.Protocol, error) {
		p, err := find(id)
		if err != nil {
			return p, err
		}
		if p, err = p.Override(protocol.Overrides{Ceiling: s.Ceiling}); p.Pressure.Target == 0 {
			p.Pressure.Target = s.Target
		}
		return p, err
	}
}

// options are the user's own times around the protocol; a flag goes before the settings.
func (o overrides) options(s config.Settings) protocol.Options {
	countIn := s.CountIn
	if o.hasCountIn {
		countIn = o.countIn
	}
	return protocol.Options{CountIn: countIn, Ready: s.Ready}
}

// expand is the last step: the file was valid, so what is wrong came from outside it.
func expand(p protocol.Protocol, s config.Settings, o protocol.Options) (*protocol.Plan, error) {
	if p.Pressure.Target == 0 {
		p.Pressure.Target = s.Target
	}
	plan, err := protocol.Expand(p, o)
	if err != nil {
		return nil, cannotRun(p.ID, err)
	}
	return &plan, nil
}

// cannotRun says of what the problems are that come up only when it is to be run.
func cannotRun(id string, err error) error {
	var problems protocol.Problems
	if errors.As(err, &problems) {
		return fmt.Errorf("%s can't be run with what was chosen:\n%w", id, problems)
	}
	return err
}

// planned is a protocol of the library made ready to run with the user's settings.
func planned(p protocol.Protocol, s config.Settings) (*protocol.Plan, error) {
	p, err := p.Override(protocol.Overrides{Ceiling: s.Ceiling})
	if err != nil {
		return nil, err
	}
	return expand(p, s, protocol.Options{CountIn: s.CountIn, Ready: s.Ready})
}

// chosen reads the argument of a command that runs or plans something.
func chosen(cmd *cobra.Command, args []string, o overrides) (choice, error) {
	switch {
	case len(args) > 1:
		return choice{}, usage(cmd, fmt.Sprintf("%s takes one protocol or treatment; %q is one too many", cmd.Name(), args[1]))
	case len(args) == 1 && args[0] == "":
		return choice{}, usage(cmd, "the name is empty")
	case len(args) == 1:
		return choice{args[0], o}, nil
	case o.Hold.IsZero():
		return choice{}, usage(cmd, cmd.Name()+" needs a protocol, a treatment, a file, or --hold to make one")
	}
	return choice{"", o}, nil
}

// completeProtocols completes the ids of all protocols; files complete as well.
func (a *app) completeProtocols(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, _ := catalog.Open(config.DefaultPaths().Protocols) // without the user's own rather than not at all
	return c.IDs(), cobra.ShellCompDirectiveDefault
}

// completeAll completes the ids of all protocols and treatments; files complete as well.
func (a *app) completeAll(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	ids, directive := a.completeProtocols(cmd, args, typed)
	if ids != nil {
		all, _ := catalog.OpenTreatments(config.DefaultPaths().Treatments, nil)
		ids = append(ids, all.TreatmentIDs()...)
	}
	return ids, directive
}

// completeSites completes the known sites.
func completeSites(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []string
	for _, s := range protocol.Sites() {
		names = append(names, s.Name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}
