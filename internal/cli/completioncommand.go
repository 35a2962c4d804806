package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
)

// shellSetup are the commands that set up completion in a running shell, and in every new one.
type shellSetup struct{ name, how, now, always string }

func shellSetups() map[string]shellSetup {
	return map[string]shellSetup{
		"bash": {
			"bash", english.CompletionHowIn, "source <(presshold completion bash)",
			"presshold completion bash > ~/.local/share/bash-completion/completions/presshold",
		},
		"zsh": {
			"zsh", english.CompletionHow, "source <(presshold completion zsh)",
			`presshold completion zsh > "${fpath[1]}/_presshold"`,
		},
		"fish": {
			"fish", english.CompletionHow, "presshold completion fish | source",
			"presshold completion fish > ~/.config/fish/completions/presshold.fish",
		},
		"powershell": {
			"PowerShell", english.CompletionHow, "presshold completion powershell | Out-String | Invoke-Expression",
			"presshold completion powershell >> $PROFILE",
		},
	}
}

// addCompletion adds cobra's command that prints the script for a shell, in the program's words.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.Short, cmd.Long, cmd.Args = english.CompletionShort, english.CompletionLong, app.NoCommand
		cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		for _, of := range cmd.Commands() {
			setup := shellSetups()[of.Name()]
			of.Short = fmt.Sprintf(english.CompletionOf, setup.name)
			of.Long = fmt.Sprintf(setup.how, of.Short, setup.now, setup.always)
			of.Args, of.DisableFlagsInUseLine = app.NoArgs, false
			of.Flags().Lookup("no-descriptions").Usage = english.CompletionBare
		}
	}
}
