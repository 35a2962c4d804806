package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/protocol"
	"presshold/internal/settings"
)

// choice is what a command was asked to run.
type choice struct {
	name string // id, prefix of one, or file; "" to make a protocol of the overrides
	overrides
}

// isFile tells whether an argument names a file in place of an id.
func isFile(arg string) bool {
	return catalog.IsFile(arg) || strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, filepath.Separator)
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
func (a *app) plan(c choice, s settings.Settings) (*protocol.Plan, error) {
	if c.name == "" {
		p, err := protocol.AdHoc(c.Overrides)
		if err != nil {
			return nil, err
		}
		return expand(p, c.options(s))
	}
	all := a.treatments()
	e, err := find(all, c.name)
	if err != nil {
		return nil, err
	}
	if e.Treatment != nil {
		return expandTreatment(*e.Treatment, all.Exactly, c.options(s))
	}
	return expand(e.Protocol, c.options(s))
}

// expand makes a protocol ready to run. The file was valid, so what is wrong came from
// outside it.
func expand(p protocol.Protocol, o protocol.Options) (*protocol.Plan, error) {
	plan, err := protocol.Expand(p, o)
	if err != nil {
		return nil, cannotRun(p.ID, err)
	}
	return &plan, nil
}

// expandTreatment makes a treatment ready to run.
func expandTreatment(
	t protocol.Treatment, find func(id string) (protocol.Protocol, error), o protocol.Options,
) (*protocol.Plan, error) {
	plan, err := t.Expand(find, o)
	if err != nil {
		return nil, cannotRun(t.ID, err)
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

// loadedProtocols is protocols that were read, so that a screen need not wait for a disk.
type loadedProtocols []protocol.Protocol

// find gives the protocol of an id that is written in full.
func (s loadedProtocols) find(id string) (protocol.Protocol, error) {
	for _, p := range s {
		if p.ID == id {
			return p, nil
		}
	}
	return protocol.Protocol{}, &catalog.NotFoundError{Want: id}
}

// taken are the ids that a new treatment can't have.
func taken(all *catalog.Treatments) []string { return slices.Concat(all.IDs(), all.TreatmentIDs()) }

// protocolsOf are the protocols of a library but those whose file is bad: check tells of
// them.
func protocolsOf(c *catalog.Catalog) []protocol.Protocol {
	entries, _ := c.All()
	out := make([]protocol.Protocol, len(entries))
	for i, e := range entries {
		out[i] = e.Protocol
	}
	return out
}
