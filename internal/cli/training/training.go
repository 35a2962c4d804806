// Package training has the commands by which a student learns and practises: lessons, drills,
// quizzes, and how these go.
package training

import (
	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
)

// Commands are the commands to learn and to practise by.
func Commands(a *app.App) []*cobra.Command {
	return []*cobra.Command{learnCommand(a), drillCommand(a), quizCommand(a), practiceCommand(a)}
}
