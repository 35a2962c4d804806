package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
)

// shellScript is how a shell is told to complete.
type shellScript struct {
	shell, how  string
	now, always string // commands for this shell, and for each that is started
	write       func(root *cobra.Command, w io.Writer, descriptions bool) error
}

func shellScripts() []shellScript {
	return []shellScript{
		{
			"bash", english.CompletionHowIn, "source <(presshold completion bash)",
			"presshold completion bash > ~/.local/share/bash-completion/completions/presshold",
			(*cobra.Command).GenBashCompletionV2,
		},
		{
			"zsh", english.CompletionHow, "source <(presshold completion zsh)",
			`presshold completion zsh > "${fpath[1]}/_presshold"`,
			func(root *cobra.Command, w io.Writer, descriptions bool) error {
				if !descriptions {
					return root.GenZshCompletionNoDesc(w)
				}
				return root.GenZshCompletion(w)
			},
		},
		{
			"fish", english.CompletionHow, "presshold completion fish | source",
			"presshold completion fish > ~/.config/fish/completions/presshold.fish",
			(*cobra.Command).GenFishCompletion,
		},
		{
			"powershell", english.CompletionHow, "presshold completion powershell | Out-String | Invoke-Expression",
			"presshold completion powershell >> $PROFILE",
			func(root *cobra.Command, w io.Writer, descriptions bool) error {
				if !descriptions {
					return root.GenPowerShellCompletion(w)
				}
				return root.GenPowerShellCompletionWithDesc(w)
			},
		},
	}
}

// completionCommand prints the script for a shell. It stands in place of cobra's.
func completionCommand(a *app.App) *cobra.Command {
	cmd := &cobra.Command{
		Use: "completion", Short: english.CompletionShort, Long: english.CompletionLong,
		Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, s := range shellScripts() {
		cmd.AddCommand(scriptCommand(a, s))
	}
	return cmd
}

func scriptCommand(a *app.App, s shellScript) *cobra.Command {
	var bare bool
	short := fmt.Sprintf(english.CompletionOf, s.shell)
	cmd := &cobra.Command{
		Use: s.shell, Short: short, Long: fmt.Sprintf(s.how, short, s.now, s.always),
		Args: app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := s.write(cmd.Root(), a.Out, !bare); err != nil {
				return fmt.Errorf(english.CompletionFailed, err)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&bare, "no-descriptions", false, english.CompletionBare)
	return cmd
}
