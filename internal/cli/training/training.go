// Package training has the commands for learning and practising: lessons, drills, quizzes, and the
// record of practice.
package training

import (
	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
)

// Commands are the commands for learning and practising.
func Commands(a *app.App) []*cobra.Command {
	return []*cobra.Command{learnCommand(a), drillCommand(a), quizCommand(a), practiceCommand(a)}
}
