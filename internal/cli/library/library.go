// Package library has the commands about protocols and treatments: to list, show, plan, check,
// make and edit them. It also finds what another command is to run, and makes it ready.
package library

import (
	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
)

// Commands are the commands about protocols and treatments.
func Commands(a *app.App) []*cobra.Command {
	return []*cobra.Command{listCommand(a), showCommand(a), planCommand(a), checkCommand(a), newCommand(a), editCommand(a), schemaCommand(a)}
}
