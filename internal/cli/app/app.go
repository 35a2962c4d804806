// Package app is what the commands share: the streams and signals; the user's settings and the
// paths of their files, each read once per start; the flags that several commands have; the
// errors that decide the exit code; and ways to print text, tables, JSON and progress.
//
// It knows no command.
package app

import (
	"context"
	"fmt"
	"io"

	"presshold/internal/catalog"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/tui"
	"presshold/internal/tui/ui"
)

// Name is what the program is called.
const Name = "presshold"

// App is the running program and what it is connected to.
type App struct {
	In       io.Reader
	Out, Err io.Writer
	Signals  *Signals // that end the program

	Version    string         // of the program
	Built      string         // the version, of a release also its commit and its day
	Paths      settings.Paths // of the user's files
	Homeless   error          // why there is no place for them; nil if there is
	NoSettings bool           // the settings file is left out

	// Show shows the program on the terminal, beginning as begin says. The root sets it: only
	// package run knows all screens.
	Show func(ctx context.Context, cfg settings.Settings, f ScreenFlags, begin func(*tui.Options)) error

	read    bool // the settings were read
	own     settings.Settings
	failure error // why they could not be read
}

// New returns the program with the paths that the environment gives.
func New(in io.Reader, out, err io.Writer) *App {
	return &App{In: in, Out: out, Err: err, Paths: settings.DefaultPaths()}
}

// Settings returns the user's settings, which are read once. The error for a broken file says
// how to do without it.
func (a *App) Settings() (settings.Settings, error) {
	if !a.read {
		a.read = true
		a.own, a.failure = a.load()
	}
	return a.own, a.failure
}

func (a *App) load() (settings.Settings, error) {
	if a.NoSettings {
		return settings.Default(), nil
	}
	s, err := settings.Load(a.Paths.Settings)
	if err != nil {
		err = fmt.Errorf(english.SettingsDoWithout, err) //nolint:staticcheck // a sentence below a list of problems
	}
	return s, err
}

// ShowScreen shows the screen of a command, made from the user's settings.
func (a *App) ShowScreen(ctx context.Context, f ScreenFlags, screen func(settings.Settings) ui.Screen) error {
	cfg, err := a.Settings()
	if err != nil {
		return err
	}
	return a.Show(ctx, cfg, f, func(o *tui.Options) { o.Screen = screen(cfg) })
}

// Program is the name and version, as transcripts and records tell them.
func (a *App) Program() string { return Name + " " + a.Version }

// Catalog opens the protocols. One whose folder can't be read still has the built-in
// ones, so that is only worth a line.
func (a *App) Catalog() *catalog.Catalog {
	c, err := catalog.Open(a.Paths.Protocols)
	if err != nil {
		a.Complain(err)
	}
	return c
}

// Treatments opens the treatments beside the protocols. A folder that can't be read is
// only worth a line, as with those.
func (a *App) Treatments() *catalog.Treatments {
	t, err := catalog.OpenTreatments(a.Paths.Treatments, a.Catalog())
	if err != nil {
		a.Complain(err)
	}
	return t
}
