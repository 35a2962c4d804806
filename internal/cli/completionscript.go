package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
)

// shellScript is how a shell is told to complete.
type shellScript struct {
	shell, needs string // needs is a sentence; "" for nothing
	now, always  string // commands for this shell, and for each that is started
}

func shellScripts() []shellScript {
	return []shellScript{
		{
			"bash", " It needs the package bash-completion.", "source <(presshold completion bash)",
			"presshold completion bash > ~/.local/share/bash-completion/completions/presshold",
		},
		{"zsh", "", "source <(presshold completion zsh)", `presshold completion zsh > "${fpath[1]}/_presshold"`},
		{"fish", "", "presshold completion fish | source", "presshold completion fish > ~/.config/fish/completions/presshold.fish"},
		{
			"powershell", "", "presshold completion powershell | Out-String | Invoke-Expression",
			"presshold completion powershell >> $PROFILE",
		},
	}
}

// describe says in this program's words what cobra adds to every one.
func describe(_ *app.App, root *cobra.Command) {
	root.InitDefaultHelpFlag()
	root.InitDefaultVersionFlag()
	root.Flags().Lookup("help").Usage = "print help, as every command does"
	root.Flags().Lookup("version").Usage = "print the version"
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.Short = "Print the completion script for a shell"
		cmd.Long = "Print the script with which a shell completes commands, flags and their values: client codes, the numbers of " +
			"sessions, protocols, treatments, sites and more. It is not needed where a package has installed it."
		for _, s := range shellScripts() {
			sub, _, err := cmd.Find([]string{s.shell})
			if err != nil {
				continue
			}
			sub.Short = "Print the completion script for " + s.shell
			sub.Long = fmt.Sprintf("%s.%s For this shell:\n\n\t%s\n\nFor every new one, once:\n\n\t%s", sub.Short, s.needs, s.now, s.always)
		}
	}
}
