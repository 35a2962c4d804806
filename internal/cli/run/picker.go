package run

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/cli/library"
	"presshold/internal/journal"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/tomldoc"
	"presshold/internal/tui/picker"
)

// Pick opens the picker.
func Pick(ctx context.Context, a *app.App, f app.ScreenFlags) error {
	if !a.Draws(false) {
		why := english.PickTerminal
		switch {
		case app.Accessible():
			why = english.PickNoPlain
		case app.Dumb():
			why = english.PickDumb
		}
		return app.UsageOf(app.Name, errors.New(why))
	}
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	return onScreen(ctx, a, nil, cfg, f)
}

// readLibrary reads all protocols and treatments for the picker. What the client (a code; "" for
// none) had last comes first, then the settings' own, what was used last, and the user's own.
func readLibrary(ctx context.Context, paths settings.Paths, s settings.Settings, client string) picker.Library {
	var lib picker.Library
	warn := func(errs ...error) {
		for _, err := range errs {
			if err != nil {
				lib.Warnings = append(lib.Warnings, warning(err))
			}
		}
	}
	ranked := rank(ctx, paths, s, client)
	ranks := map[string]int{}
	add := func(it picker.Item) {
		lib.Items = append(lib.Items, it)
		ranks[it.ID()] = ranked(it.ID(), it.Yours)
	}
	all, err := catalog.Open(paths.Protocols, paths.Treatments)
	warn(err)
	if err == nil { // else an id may be in a folder that can't be read
		if unknown := app.UnknownIDs(paths.Settings, s, all); unknown != nil {
			lib.Settings = warning(unknown)
		}
	}
	entries, bad := all.All()
	warn(bad...)
	var read catalog.Protocols
	for _, e := range entries {
		read = append(read, e.Protocol)
		plan, why := library.Expand(e.Protocol, app.Own(s))
		add(picker.Item{Document: e.Document, Yours: e.Origin == catalog.User, Plan: plan, Why: why})
	}
	treatments, bad := all.AllTreatments()
	warn(bad...)
	for _, e := range treatments {
		it, err := treatment(e.Document, read, s)
		if err != nil { // one of its protocols has changed since
			warn(err)
			continue
		}
		add(it)
	}
	slices.SortStableFunc(lib.Items, func(a, b picker.Item) int { return ranks[a.ID()] - ranks[b.ID()] })
	return lib
}

const mostRecent = 5

// rankPatience is how long the record may take to rank the items: it must not keep the picker waiting.
const rankPatience = 100 * time.Millisecond

// rank returns a function that ranks an item of the picker, the lowest first. A record that fails
// or is slow is ignored.
func rank(ctx context.Context, paths settings.Paths, s settings.Settings, client string) func(id string, yours bool) int {
	var recent, had []string
	if store, err := journal.Open(ctx, paths.Data); err == nil {
		recent, _ = store.Recent(ctx, mostRecent, "")
		if client != "" {
			had, _ = store.Recent(ctx, math.MaxInt, client)
		}
		_ = store.Close() // it was only read
	}
	return func(id string, yours bool) int {
		used, theirs := slices.Index(recent, id), slices.Index(had, id)
		switch {
		case theirs >= 0:
			return theirs - len(had)
		case id == s.Protocol:
			return 0
		case used >= 0:
			return 1 + used
		case yours:
			return 1 + mostRecent
		default:
			return 2 + mostRecent
		}
	}
}

// treatment prepares a treatment of the library to run with the user's settings.
func treatment(d protocol.Document, of catalog.Protocols, s settings.Settings) (picker.Item, error) {
	it := picker.Item{Document: d, Yours: true}
	if it.Plan, it.Why = library.ExpandTreatment(*d.Treatment, of.Find, app.Own(s)); it.Why != nil {
		bare, err := d.Expand(of.Find, protocol.Options{})
		it.Plan = &bare
		return it, err
	}
	_, least, _ := session.SimulatePhases(it.Plan, session.Shortest(), math.MaxInt)
	_, most, _ := session.SimulatePhases(it.Plan, session.Longest(), math.MaxInt)
	total := phrase.Total(phrase.Clock(least.Time), phrase.Clock(most.Time), least.Open)
	it.Total = phrase.Sum(total, most.TimeBasis)
	return it, nil
}

// warning is an error as one line, with the cause first, because the line may be cut. The command
// check prints all of it.
func warning(err error) string {
	var bad *tomldoc.Error
	if errors.As(err, &bad) {
		return fmt.Sprintf(english.PickFileBad, bad.Problems[0].Text, filepath.Base(bad.Name))
	}
	return err.Error()
}
