package cli

import "github.com/spf13/cobra"

// trainingCommands are the commands to learn and to practise by.
func (a *app) trainingCommands() []*cobra.Command {
	return []*cobra.Command{a.learnCommand(), a.drillCommand(), a.quizCommand(), a.practiceCommand()}
}
