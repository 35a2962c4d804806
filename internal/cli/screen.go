package cli

import (
	"context"
	"errors"
	"os"
	"syscall"

	"presshold/internal/catalog"
	"presshold/internal/config"
	"presshold/internal/drive"
	"presshold/internal/fault"
	"presshold/internal/protocol"
	"presshold/internal/transcript"
	"presshold/internal/tui"
)

// screen shows the program on the terminal: the run of a plan, or the picker where
// there is none. What was done stays in the terminal's scrollback.
func (a *app) screen(ctx context.Context, plan *protocol.Plan, settings config.Settings, f screenFlags) error {
	signals, stop := endings()
	defer stop()
	result, err := tui.Run(ctx, a.options(plan, settings, f, signals))
	for _, s := range result.Runs {
		if len(s.Notes()) > 0 {
			err = errors.Join(err, transcript.WriteSummary(a.out, s))
		}
	}
	for _, problem := range result.Problems {
		a.complain(problem)
	}
	switch {
	case result.Signal != nil: // after a hang-up nothing can be written either
		return &signalError{result.Signal}
	case err != nil:
		return err
	case result.End == tui.Interrupted:
		return &signalError{syscall.SIGINT}
	}
	return nil
}

// options connects the screens to all that lies outside them.
func (a *app) options(plan *protocol.Plan, settings config.Settings, f screenFlags, signals <-chan os.Signal) tui.Options {
	paths := config.DefaultPaths()
	theme := settings.Theme
	if f.theme != "" {
		theme = f.theme
	}
	if theme == config.Auto {
		theme = ""
	}
	keys := map[tui.Action][]string{}
	for _, action := range tui.Actions() {
		keys[action] = settings.Keys[config.Action(action)]
	}
	return tui.Options{
		Library: func() tui.Library { return library(paths.Protocols, settings.Protocol) },
		Plan: func(p protocol.Protocol) (*protocol.Plan, error) {
			return planned(p, settings)
		},
		Start: plan,
		Begin: func(*protocol.Plan) func(drive.Turn) { return func(drive.Turn) {} },
		Clock: drive.System(), Speed: f.speed,
		Theme: theme, NoColor: f.noColor || os.Getenv("NO_COLOR") != "",
		Keys: keys,
		BindPrimary: func(keys []string) error {
			return config.Bind(paths.Settings, config.Primary, keys)
		},
		SafetySeen:     config.SafetySeen(paths.State),
		MarkSafetySeen: func() error { return config.MarkSafetySeen(paths.State) },
		Signals:        signals,
	}
}

// library reads all protocols for the picker, the one that it starts on first.
func library(folder, first string) tui.Library {
	var lib tui.Library
	c, err := catalog.Open(folder)
	if err != nil {
		lib.Warnings = append(lib.Warnings, err.Error())
	}
	entries, bad := c.All()
	for _, err := range bad {
		lib.Warnings = append(lib.Warnings, warning(err))
	}
	for _, e := range entries {
		item := tui.Item{Protocol: e.Protocol, Origin: "built-in"}
		if e.Origin == catalog.User {
			item.Origin = "yours"
		}
		if e.Protocol.ID == first {
			lib.Items = append([]tui.Item{item}, lib.Items...)
		} else {
			lib.Items = append(lib.Items, item)
		}
	}
	return lib
}

// warning is an error in one line; check tells the rest.
func warning(err error) string {
	var bad *fault.Error
	if errors.As(err, &bad) {
		return bad.Name + ": " + bad.Problems[0].Text
	}
	return err.Error()
}
