// Package cli is presshold's command line: it reads flags, settings and protocol
// files, wires the engine to a screen or a transcript, and turns whatever goes wrong
// into a message and an exit code.
//
// Nothing is written to a terminal before it is known what it is for: the commands
// print plain text, and only help is styled. Only this package knows all the others;
// only cmd/presshold imports it.
package cli

import (
	"cmp"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/cli/library"
	"presshold/internal/cli/run"
	"presshold/internal/cli/system"
	"presshold/internal/cli/training"
	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/tui"
)

// Main runs the command line given by its arguments, without the program's name, and
// returns the exit code: 0 done, 1 failed, 2 wrong usage or an invalid file, and 128
// plus its number for the signal that ended it.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, signals := app.CatchSignals(context.Background(), func(s os.Signal) {
		os.Exit(signalCode(s)) //nolint:forbidigo // a command that hangs can't return
	})
	defer signals.Release()
	homeless := settings.FindHome() // and say where it is, before anybody asks
	a := start(stdin, stdout, stderr)
	a.Signals, a.Homeless = signals, homeless
	root := root(a)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		complete(a, root)
	} else if a.Homeless == nil { // a completion writes nothing
		paths := a.Paths
		file.Sweep(journal.Unfinished(paths.Data), filepath.Dir(paths.Settings), paths.Protocols, paths.Treatments, paths.Data, paths.State)
	}
	root.SetArgs(args)
	var unknown error // a command that help was asked about
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		if args := cmd.Flags().Args(); len(args) > 0 && cmd.HasSubCommands() {
			unknown = cmd.ValidateArgs(args)
		}
		if unknown == nil {
			printHelp(a, cmd)
		}
	})
	_, err := root.ExecuteContextC(ctx)
	err = cmp.Or(err, unknown)
	if cause := context.Cause(ctx); cause != nil {
		err = cause // whatever it made of that
	}
	return exitCode(a, err)
}

// start makes this build of the program.
func start(stdin io.Reader, stdout, stderr io.Writer) *app.App {
	a := app.New(stdin, stdout, stderr)
	a.Version, a.Built = version(), built()
	a.Show = func(ctx context.Context, cfg settings.Settings, f app.ScreenFlags, begin func(*tui.Options)) error {
		return run.Show(ctx, a, cfg, f, begin)
	}
	return a
}

// root is the tree of commands, new with every call.
func root(a *app.App) *cobra.Command {
	var f app.ScreenFlags
	root := &cobra.Command{
		Use:           app.Name,
		Short:         english.RootShort,
		Long:          english.RootLong,
		Example:       exampleLines(examples()[:3]),
		Version:       a.Built, // a template for it would keep the linker from leaving out what is unused
		Args:          app.NoCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return run.Pick(cmd.Context(), a, f) },
	}
	f.Add(root)
	root.PersistentFlags().BoolVar(&a.NoSettings, "no-settings", false, english.FlagNoSettings)
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		return cmp.Or(app.CheckFlags(cmd), needsHome(a, cmd))
	}
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(slices.Concat(
		run.Commands(a), library.Commands(a), history.Commands(a), training.Commands(a), system.Commands(a),
		[]*cobra.Command{manCommand(a)},
	)...)
	addCompletion(root)
	root.SetHelpCommand(helpCommand(a))
	root.InitDefaultHelpCmd()
	addHelpFlags(root)
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("version").Usage = english.FlagVersion
	return root
}

// needsHome returns an error if a command needs the user's files and there is no place for them.
func needsHome(a *app.App, cmd *cobra.Command) error {
	for c := cmd; c != nil; c = c.Parent() {
		if slices.Contains([]string{"help", "man", "safety", "schema", "completion", cobra.ShellCompRequestCmd}, c.Name()) {
			return nil
		}
	}
	return a.Homeless
}
