// Package cli is presshold's command line: it reads flags, settings and protocol
// files, wires the engine to a screen or a transcript, and turns whatever goes wrong
// into a message and an exit code.
//
// Nothing is written to a terminal before it is known what it is for: the commands
// print plain text, and only help is styled. Only this package knows all the others;
// only cmd/presshold imports it.
package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"presshold/internal/catalog"
	"presshold/internal/file"
	"presshold/internal/journal"
	"presshold/internal/plain"
	"presshold/internal/settings"
)

// Main runs the command line given by its arguments, without the program's name, and
// returns the exit code: 0 done, 1 failed, 2 wrong usage or an invalid file, and 128
// plus its number for the signal that ended it.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, signals := catchSignals(context.Background(), os.Exit) //nolint:forbidigo // a command that hangs can't return
	defer signals.release()
	homeless := settings.FindHome() // and say where it is, before anybody asks
	a := start(stdin, stdout, stderr)
	a.signals, a.homeless = signals, homeless
	completes := len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) // which writes nothing
	if a.homeless == nil && !completes {
		paths := a.paths
		file.Sweep(journal.Unfinished(paths.Data), filepath.Dir(paths.Settings), paths.Protocols, paths.Treatments, paths.Data, paths.State, os.TempDir())
	}
	root := a.root()
	root.SetArgs(args)
	root.SetHelpFunc(a.help)
	_, err := root.ExecuteContextC(ctx)
	if cause := context.Cause(ctx); cause != nil {
		err = cause // whatever it made of that
	}
	return a.exit(err)
}

// start makes this build of the program.
func start(stdin io.Reader, stdout, stderr io.Writer) *app {
	a := newApp(stdin, stdout, stderr)
	a.version, a.built = version(), built()
	return a
}

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

	read    bool // the settings were read
	own     settings.Settings
	failure error // why they could not be read
}

// newApp is the program as it starts, with the user's files where the environment has them.
func newApp(in io.Reader, out, err io.Writer) *app {
	return &app{in: in, out: out, err: err, paths: settings.DefaultPaths()}
}

const name = "presshold"

// root is the tree of commands, new with every call.
func (a *app) root() *cobra.Command {
	var f screenFlags
	root := &cobra.Command{
		Use:   name,
		Short: "A terminal trigger-point compression timer",
		Long: "Presshold guides you through a trigger-point compression protocol: what to do now, how much time is left, and " +
			"which round you are in, readable from across a treatment room. Without a command it opens a picker. " +
			"With ACCESSIBLE=1 in the environment every command speaks in plain lines, as with --plain.",
		Example:       exampleLines(examples()[:3]),
		Version:       a.built, // a template for it would keep the linker from leaving out what is unused
		Args:          noCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(cmd); err != nil {
				return err
			}
			return a.pick(cmd.Context(), f)
		},
	}
	f.add(root)
	root.PersistentFlags().BoolVar(&a.noSettings, "no-settings", false, "ignore the settings file: every setting has its default")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return a.needsHome(cmd) }
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(flagError)
	root.SuggestionsMinimumDistance = 2
	root.AddCommand(
		a.runCommand(), a.learnCommand(), a.drillCommand(), a.quizCommand(), a.practiceCommand(),
		a.statsCommand(), a.historyCommand(), a.clientCommand(), a.listCommand(), a.showCommand(), a.planCommand(), a.checkCommand(),
		a.newCommand(), a.editCommand(),
		a.schemaCommand(), a.configCommand(), a.doctorCommand(), a.safetyCommand(), a.manCommand(),
	)
	a.describe(root)
	a.complete(root)
	return root
}

// needsHome is why a command can't be carried out that reads or writes the user's files.
func (a *app) needsHome(cmd *cobra.Command) error {
	for c := cmd; c != nil; c = c.Parent() {
		if slices.Contains([]string{"man", "safety", "schema", "completion", cobra.ShellCompRequestCmd}, c.Name()) {
			return nil
		}
	}
	return a.homeless
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

// noCommand refuses arguments of the bare program: they were meant as a command.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	text := fmt.Sprintf("unknown command %q", args[0])
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		text += fmt.Sprintf("; did you mean %q?", near[0])
	}
	return usage(cmd, text)
}

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

// print writes a whole text at once and tells whether it arrived.
func (a *app) print(write func(w *bufio.Writer)) error {
	w := bufio.NewWriter(a.out)
	write(w)
	return w.Flush()
}

// complain tells of an error that doesn't end the program.
func (a *app) complain(err error) {
	fmt.Fprintf(a.err, "%s: %s\n", name, plain.Lines(err.Error()))
}

// isTerminal tells whether a stream is one.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}

// width is how wide text may be: as the terminal is, but no wider than is easy to
// read; 0 where there is none, for whoever reads it then breaks lines as they like.
func (a *app) width() int {
	const wide = 100
	if f, ok := a.out.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return min(w, wide)
		}
	}
	return 0
}

// draws tells whether a command shows its screen: there is a terminal to draw on and to
// type at, and nobody asked for plain lines, here with --plain or of all commands at once.
func (a *app) draws(asLines bool) bool {
	return !asLines && !accessible() && isTerminal(a.in) && isTerminal(a.out) && !dumb()
}

// accessible tells whether plain lines are asked for of all commands, by the variable in
// the environment that other programs heed as well.
func accessible() bool {
	switch strings.ToLower(os.Getenv("ACCESSIBLE")) {
	case "", "0", "false":
		return false
	default:
		return true
	}
}

// dumb tells of a terminal that can't draw.
func dumb() bool {
	return os.Getenv("TERM") == "dumb"
}

// program is the name and version, as transcripts and records tell them.
func (a *app) program() string { return name + " " + a.version }
