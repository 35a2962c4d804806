package cli

import (
	"context"
	"fmt"
	"io"

	"presshold/internal/catalog"
	"presshold/internal/settings"
	"presshold/internal/tui"
)

const name = "presshold"

// app is the program and what it is connected to.
type app struct {
	in       io.Reader
	out, err io.Writer
	signals  *signals // that end the program

	version    string         // of the program
	built      string         // the version, of a release also its commit and its day
	paths      settings.Paths // of the user's files
	homeless   error          // why there is no place for them; nil if there is
	noSettings bool           // the settings file is left out

	// show shows the program on the terminal, at what begin says. Which screens there are only
	// the package knows that sets it.
	show func(ctx context.Context, cfg settings.Settings, f screenFlags, begin func(*tui.Options)) error

	read    bool // the settings were read
	own     settings.Settings
	failure error // why they could not be read
}

// newApp is the program as it starts, with the user's files where the environment has them.
func newApp(in io.Reader, out, err io.Writer) *app {
	return &app{in: in, out: out, err: err, paths: settings.DefaultPaths()}
}

// settings are the user's, read once. The error of a file that can't be read says how to do without.
func (a *app) settings() (settings.Settings, error) {
	if !a.read {
		a.read = true
		a.own, a.failure = a.load()
	}
	return a.own, a.failure
}

func (a *app) load() (settings.Settings, error) {
	if a.noSettings {
		return settings.Default(), nil
	}
	s, err := settings.Load(a.paths.Settings)
	if err != nil {
		err = fmt.Errorf("%w\nWith --no-settings every setting has its default.", err) //nolint:staticcheck,revive // a sentence below a list of problems
	}
	return s, err
}

// program is the name and version, as transcripts and records tell them.
func (a *app) program() string { return name + " " + a.version }

// catalog opens the protocols. One whose folder can't be read still has the built-in
// ones, so that is only worth a line.
func (a *app) catalog() *catalog.Catalog {
	c, err := catalog.Open(a.paths.Protocols)
	if err != nil {
		a.complain(err)
	}
	return c
}

// treatments opens the treatments beside the protocols. A folder that can't be read is
// only worth a line, as with those.
func (a *app) treatments() *catalog.Treatments {
	t, err := catalog.OpenTreatments(a.paths.Treatments, a.catalog())
	if err != nil {
		a.complain(err)
	}
	return t
}
