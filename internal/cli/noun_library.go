package cli

import "github.com/spf13/cobra"

// libraryCommands are the commands about protocols and treatments.
func (a *app) libraryCommands() []*cobra.Command {
	return []*cobra.Command{a.listCommand(), a.showCommand(), a.planCommand(), a.checkCommand(), a.newCommand(), a.editCommand(), a.schemaCommand()}
}
