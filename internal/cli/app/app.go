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
	"os"
	"slices"

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
	Out, Err io.Writer // a failure of Out is kept: see Unwritten
	Signals  *Signals  // that end the program

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
	output  *output
}

// New returns the program with the paths that the environment gives.
func New(in io.Reader, out, err io.Writer) *App {
	a := &App{In: in, Out: out, Err: err, Paths: settings.DefaultPaths(), output: &output{}}
	if f, ok := out.(*os.File); ok {
		a.output.File = f
		a.Out = a.output
	}
	return a
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

// Catalog opens the protocols and treatments. A folder that can't be read is only worth a
// line: the built-in protocols are there.
func (a *App) Catalog() *catalog.Catalog {
	c, err := a.OpenCatalog()
	if err != nil {
		a.Complain(err)
	}
	return c
}

// OpenCatalog is Catalog for who says itself, or not at all, why a folder can't be read.
func (a *App) OpenCatalog() (*catalog.Catalog, error) {
	return catalog.Open(a.Paths.Protocols, a.Paths.Treatments)
}

// UnknownIDs tells of the ids in the settings, in the file of that name, that no protocol or treatment
// has; nil if there are none.
func UnknownIDs(file string, cfg settings.Settings, all *catalog.Catalog) error {
	unknown := map[string]error{} // by the path of the setting
	check := func(setting, id string) {
		if !slices.Contains(all.Taken(), id) {
			_, unknown[setting] = all.Exactly(id)
		}
	}
	if cfg.Protocol != "" {
		check("protocol", cfg.Protocol)
	}
	for id := range cfg.Cues.Profiles {
		check("cues.protocol."+id, id)
	}
	return settings.Placed(file, unknown)
}
