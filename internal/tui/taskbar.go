package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"presshold/internal/session"
)

// minVTE is the first version of the VTE library (GNOME's terminals) that draws
// progress: 0.80, as VTE_VERSION writes it.
const minVTE = 8000

// drawsProgress tells whether the terminal is known to draw the progress sequence
// (OSC 9;4). Others take it for a desktop notification, so only known ones get it.
func drawsProgress(env tea.EnvMsg) bool {
	if env.Getenv("TMUX") != "" || env.Getenv("STY") != "" {
		return false // what is outside tmux or screen is not what env tells of
	}
	switch env.Getenv("TERM_PROGRAM") {
	case "ghostty", "WezTerm":
		return true
	}
	if env.Getenv("WT_SESSION") != "" || env.Getenv("ConEmuANSI") == "ON" || env.Getenv("TERM") == "xterm-ghostty" {
		return true
	}
	vte, err := strconv.Atoi(env.Getenv("VTE_VERSION"))
	return err == nil && vte >= minVTE
}

// taskbar shows how far a run has come.
func taskbar(s session.Snapshot, percent int) *tea.ProgressBar {
	state := tea.ProgressBarDefault
	if s.State == session.Halted || s.State == session.Waiting {
		state = tea.ProgressBarWarning
	}
	return tea.NewProgressBar(state, percent)
}
