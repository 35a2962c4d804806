package system

import (
	"bufio"
	"fmt"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/cue"
	"presshold/internal/cue/player"
	"presshold/internal/gauge/reader"
	"presshold/internal/phrase/english"
	"presshold/internal/settings"
	"presshold/internal/share"
)

func doctorCommand(a *app.App) *cobra.Command {
	var play, report bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: english.DoctorShort,
		Long:  english.DoctorLong,
		Args:  app.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if report {
				return printReport(cmd.Context(), a, player.ThisSystem())
			}
			return examine(a, player.ThisSystem(), play)
		},
	}
	cmd.Flags().BoolVar(&play, "play", false, english.DoctorPlay)
	cmd.Flags().BoolVar(&report, "report", false, english.DoctorReport)
	app.Exclude(cmd, "play", "report")
	return cmd
}

// examine looks at one thing after the other. That something is missing is no failure.
func examine(a *app.App, s player.System, play bool) error {
	cfg, bad := a.Settings()
	w := bufio.NewWriter(a.Out)
	out := findings{page: a.Page(w), show: asItIs, hints: true}
	playing, speakers := abilities(a, s, cfg, out)
	if playing != nil {
		defer playing.Close() //nolint:errcheck // there is nobody left to tell
	}
	out.tell(sharing(cfg.Share.At, share.Interfaces)...)
	out.tell(gauges(reader.Ports, cfg.Gauge)...)
	fmt.Fprintln(w)
	writePaths(w, a.Paths, findingWidth, asItIs)
	out.tell(privacy(a.Paths))
	switch {
	case bad != nil:
		out.tell(finding{english.DoctorSettings, english.DoctorSettingsBad, english.DoctorSettingsBadDo})
	case unknownIDs(a, cfg) != nil:
		out.tell(finding{english.DoctorSettings, english.DoctorSettingsUnknown, english.DoctorSettingsBadDo})
	}
	if play {
		style := cfg.Cues.Style
		style.Profile, style.Cues = cue.Normal, nil
		playCues(w, style, playing)
		sayWord(w, style, speakers)
	}
	return w.Flush()
}

// abilities tells what this terminal and machine can do. It returns the speakers, and the player
// that cues are played by, still open; nil if there is none.
func abilities(a *app.App, s player.System, cfg settings.Settings, out findings) (cue.Player, []cue.Candidate[cue.Speaker]) {
	out.tell(terminal(a), colours(a), characters(), keyRelease(a))
	playing, found := sound(player.Players(s, a.Bell()))
	out.tell(found...)
	out.tell(unheard(s, cfg.Cues, playing)...)
	speakers := player.Speakers(s)
	out.tell(spoken(speakers)...)
	out.tell(notification(a), keepingAwake())
	return playing, speakers
}
