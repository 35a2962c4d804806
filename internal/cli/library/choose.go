package library

import (
	"errors"
	"fmt"
	"path/filepath"
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
func find(all *catalog.Catalog, name string) (catalog.Entry, error) {
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
	all := a.Catalog()
	e, err := find(all, c.Name)
	if err != nil {
		return nil, err
	}
	return expand(e.Document, all.Exactly, c.Options(s))
}

// Expand makes a protocol ready to run.
func Expand(p protocol.Protocol, o protocol.Options) (*protocol.Plan, error) {
	return expand(protocol.Document{Protocol: p}, nil, o)
}

// ExpandTreatment makes a treatment ready to run.
func ExpandTreatment(
	t protocol.Treatment, find func(id string) (protocol.Protocol, error), o protocol.Options,
) (*protocol.Plan, error) {
	return expand(protocol.Document{Treatment: &t}, find, o)
}

// expand makes a document ready to run. Its file was valid, so what is wrong came from outside it,
// and it is said what the problems belong to.
func expand(
	d protocol.Document, find func(id string) (protocol.Protocol, error), o protocol.Options,
) (*protocol.Plan, error) {
	plan, err := d.Expand(find, o)
	var problems protocol.Problems
	switch {
	case errors.As(err, &problems):
		return nil, fmt.Errorf(english.CantRun, d.ID(), problems)
	case err != nil:
		return nil, err
	}
	return &plan, nil
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
