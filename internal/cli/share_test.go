package cli

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"
)

// Only a command in which something runs can listen.
func TestWhatCanShare(t *testing.T) {
	var can []string
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		if cmd.Flags().Lookup("share") != nil {
			can = append(can, cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(root(start(nil, nil, nil)))
	slices.Sort(can)
	if want := []string{"presshold", "presshold learn", "presshold new", "presshold run"}; !slices.Equal(can, want) {
		t.Errorf("%q can share, want %q", can, want)
	}
}
