// Package system has the commands about this machine and program: settings, doctor, safety.
package system

import (
	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
)

// Commands are the commands about this machine and program.
func Commands(a *app.App) []*cobra.Command {
	return []*cobra.Command{configCommand(a), doctorCommand(a), safetyCommand(a)}
}
