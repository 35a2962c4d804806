package cli

import "github.com/spf13/cobra"

// systemCommands are the commands about this machine and program.
func (a *app) systemCommands() []*cobra.Command {
	return []*cobra.Command{a.configCommand(), a.doctorCommand(), a.safetyCommand()}
}
