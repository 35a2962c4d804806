package library

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/settings"
)

// Choice is what a command was asked to run.
type Choice struct {
	Name string // id, prefix of one, or file; "" to make a protocol of the overrides
	app.Numbers
}

// IsFile tells whether an argument names a file in place of an id.
func IsFile(arg string) bool {
	return catalog.IsFile(arg) || strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, filepath.Separator)
}

// Entry reads the protocol of an id, of a unique prefix of one, or of a file.
func Entry(a *app.App, name string) (catalog.Entry, error) {
	if IsFile(name) {
		return catalog.ReadFile(name)
	}
	return a.Catalog().Get(name)
}

// find reads the protocol or the treatment of an id, of a unique prefix of one, or of a
// file.
func find(all *catalog.Treatments, name string) (catalog.Entry, error) {
	if IsFile(name) {
		return all.ReadAny(name)
	}
	return all.Find(name)
}

// Plan makes what was chosen ready to run.
func Plan(a *app.App, c Choice, s settings.Settings) (*protocol.Plan, error) {
	if c.Name == "" {
		p, err := protocol.AdHoc(c.Overrides)
		if err != nil {
			return nil, err
		}
		return Expand(p, c.Options(s))
	}
	all := a.Treatments()
	e, err := find(all, c.Name)
	if err != nil {
		return nil, err
	}
	if e.Treatment != nil {
		return ExpandTreatment(*e.Treatment, all.Exactly, c.Options(s))
	}
	return Expand(e.Protocol, c.Options(s))
}

// Expand makes a protocol ready to run. The file was valid, so what is wrong came from
// outside it.
func Expand(p protocol.Protocol, o protocol.Options) (*protocol.Plan, error) {
	plan, err := protocol.Expand(p, o)
	if err != nil {
		return nil, cannotRun(p.ID, err)
	}
	return &plan, nil
}

// ExpandTreatment makes a treatment ready to run.
func ExpandTreatment(
	t protocol.Treatment, find func(id string) (protocol.Protocol, error), o protocol.Options,
) (*protocol.Plan, error) {
	plan, err := t.Expand(find, o)
	if err != nil {
		return nil, cannotRun(t.ID, err)
	}
	return &plan, nil
}

// cannotRun names what the problems belong to, which come up only when it is to run.
func cannotRun(id string, err error) error {
	var problems protocol.Problems
	if errors.As(err, &problems) {
		return fmt.Errorf(english.CantRun, id, problems)
	}
	return err
}

// Chosen reads the argument of a command that runs or plans something.
func Chosen(cmd *cobra.Command, args []string, o app.Numbers) (Choice, error) {
	switch err := app.AtMostOne(cmd, args); {
	case err != nil:
		return Choice{}, err
	case len(args) == 1:
		return Choice{args[0], o}, nil
	case o.Hold.IsZero():
		return Choice{}, app.Usage(cmd, english.NeedsToRun, cmd.Name())
	}
	return Choice{"", o}, nil
}

// Loaded is protocols that were read, so that a screen need not wait for a disk.
type Loaded []protocol.Protocol

// Find gives the protocol of an id that is written in full.
func (s Loaded) Find(id string) (protocol.Protocol, error) {
	for _, p := range s {
		if p.ID == id {
			return p, nil
		}
	}
	return protocol.Protocol{}, &catalog.NotFoundError{Want: id}
}

// Taken are the ids that a new treatment can't have.
func Taken(all *catalog.Treatments) []string { return slices.Concat(all.IDs(), all.TreatmentIDs()) }

// ProtocolsOf are the protocols of a library but those whose file is bad: check reports
// them.
func ProtocolsOf(c *catalog.Catalog) []protocol.Protocol {
	entries, _ := c.All()
	out := make([]protocol.Protocol, len(entries))
	for i, e := range entries {
		out[i] = e.Protocol
	}
	return out
}
