package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/cli/app"
	"presshold/internal/cli/history"
	"presshold/internal/cli/library"
	"presshold/internal/cli/training"
	"presshold/internal/cue"
	"presshold/internal/gauge"
	"presshold/internal/journal"
	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/settings"
	"presshold/internal/share"
	drills "presshold/internal/training"
)

// completing is what a shell wants completed: the beginning of a word, and the arguments before
// it.
type completing struct {
	begun string
	args  []string
}

// completion is how a value is completed. The zero value offers nothing.
type completion struct {
	offer func(context.Context, *app.App, completing) []cobra.Completion // nil for nothing
	shell cobra.ShellCompDirective                                       // what the shell does besides
}

const (
	noFiles = cobra.ShellCompDirectiveNoFileComp
	inOrder = noFiles | cobra.ShellCompDirectiveKeepOrder
	opened  = noFiles | cobra.ShellCompDirectiveNoSpace // more may follow at once
)

func fixed[T ~string](values ...T) completion {
	return completion{offer: func(context.Context, *app.App, completing) (all []cobra.Completion) {
		for _, v := range values {
			all = append(all, string(v))
		}
		return all
	}, shell: inOrder}
}

// completions are how values are completed, by the names that the usage lines and help give
// them; "" is a flag that is on or off. What is not among them is a number, a time or a text of
// the user's own, for which nothing can be offered.
func completions() map[string]completion {
	return map[string]completion{
		"":                       fixed("true", "false"),
		"COMMAND":                {offer: offerCommands, shell: noFiles},
		"CODE":                   {offer: offerClients, shell: inOrder},
		"SESSION":                {offer: offerSessions, shell: inOrder},
		"last":                   fixed("last"),
		"PROTOCOL":               {offer: offerProtocols, shell: noFiles},
		"TREATMENT":              {offer: offerTreatments, shell: noFiles},
		"SITE[:SIDE]":            {offer: offerPoints, shell: opened},
		"SITE[:SIDE][=PROTOCOL]": {offer: offerTreated, shell: opened},
		"SIDE":                   fixed(protocol.Left, protocol.Right),
		"PHASE": {offer: func(_ context.Context, a *app.App, c completing) []cobra.Completion {
			return training.OfferPhases(a, c.args)
		}, shell: noFiles},
		"PROFILE":   fixed(cue.Profiles()...),
		"THEME":     fixed(settings.Themes()...),
		"MODE":      fixed(settings.ShareModes()...),
		"ADDRESS":   {offer: offerInterfaces, shell: noFiles},
		"0-10":      fixed(strings.Fields("0 1 2 3 4 5 6 7 8 9 10")...),
		"RULE":      {offer: fixed("eased", "score:", "drop:", "time:", "compression:").offer, shell: opened | inOrder},
		"NUMBERS":   {offer: offerListed(library.Sourceable()), shell: opened},
		"FORMAT":    fixed(history.ExportFormats()...),
		"ROWS":      fixed(history.ExportRows()...),
		"SEPARATOR": fixed(history.ExcelComma, history.ExcelSemicolon),
		"FILE":      {},
		"FOLDER":    {shell: cobra.ShellCompDirectiveFilterDirs},
		"PAGE":      fixed(manNames()...),
		"FILE.toml": {offer: fixed("toml").offer, shell: cobra.ShellCompDirectiveFilterFileExt},
		"UNIT":      fixed(gauge.Units()...),
		"KIND":      fixed(drills.ForceKinds()...),
		"SOURCE": {offer: func(_ context.Context, _ *app.App, c completing) []cobra.Completion {
			return training.OfferGauges(c.begun)
		}, shell: opened | inOrder},
	}
}

// complete sets how a command and those below it complete their arguments and the values of their
// flags. No completion writes anything, asks a question or updates the record.
func complete(a *app.App, cmd *cobra.Command) {
	known := completions()
	cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return offer(cmd.Context(), a, known, argument(cmd, len(args)), completing{begun, args})
	}
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		_ = cmd.RegisterFlagCompletionFunc(f.Name, func(cmd *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) { // the flag is there
			name, _ := placeholder(f)
			return offer(cmd.Context(), a, known, strings.Split(name, "|"), completing{begun, args})
		})
	})
	for _, sub := range cmd.Commands() {
		complete(a, sub)
	}
}

// argument names what the n-th argument of a command may be, as its usage line does: of
// "[PROTOCOL | FILE.toml]" the one or the other. The last may be repeated with "...".
func argument(cmd *cobra.Command, n int) []string {
	_, line, _ := strings.Cut(cmd.Use, " ")
	line, _, _ = strings.Cut(line, " | --") // flags have completions of their own
	all := strings.Fields(strings.NewReplacer("[", "", "]", "", " | ", "|").Replace(line))
	if last := len(all) - 1; n > last && last >= 0 && strings.HasSuffix(all[last], "...") {
		n = last
	}
	if n >= len(all) {
		return nil
	}
	return strings.Split(strings.TrimSuffix(all[n], "..."), "|")
}

// offer completes a word that may be any of these. If files are among them, the shell completes
// those if nothing that is offered fits.
func offer(ctx context.Context, a *app.App, known map[string]completion, names []string, c completing) ([]cobra.Completion, cobra.ShellCompDirective) {
	if a.Homeless != nil || len(names) == 0 {
		return nil, noFiles
	}
	shell := noFiles
	if first, ok := known[names[0]]; ok {
		shell = first.shell
	}
	var all []cobra.Completion
	for _, name := range names {
		one := known[name]
		if len(names) > 1 && strings.HasPrefix(name, "FILE") {
			shell &^= noFiles
			continue
		}
		if one.offer != nil {
			all = append(all, one.offer(ctx, a, c)...)
		}
	}
	return all, shell
}

// offered is how many clients and sessions are offered at most, the latest first.
const offered = 100

// offerClients offers the codes of clients, each with the day of the last session. They keep the
// case of the letters that were typed, and have hyphens in place of blanks: the code is the same.
func offerClients(ctx context.Context, a *app.App, c completing) []cobra.Completion {
	var all []cobra.Completion
	clients, _ := journal.CompleteClients(ctx, a.Paths.Data, c.begun, offered) // none that can be read are none
	for _, one := range clients {
		last := english.OfferNoSession
		if one.Last != nil {
			last = fmt.Sprintf(english.OfferLastSession, one.Last.Format(time.DateOnly))
		}
		all = append(all, cobra.CompletionWithDesc(c.begun+strings.ReplaceAll(one.Code[len(c.begun):], " ", "-"), last))
	}
	return all
}

// offerSessions offers the numbers of sessions, each with its date.
func offerSessions(ctx context.Context, a *app.App, c completing) []cobra.Completion {
	all := []cobra.Completion{"last"}
	sessions, _ := journal.CompleteSessions(ctx, a.Paths.Data, c.begun, offered) // none that can be read are none
	for _, s := range sessions {
		all = append(all, cobra.CompletionWithDesc(strconv.FormatInt(s.ID, 10), s.Began.Format(app.Minute)))
	}
	return all
}

func offerProtocols(_ context.Context, a *app.App, _ completing) []cobra.Completion {
	c, _ := a.OpenCatalog() // without the user's own rather than not at all
	return c.IDs()
}

func offerTreatments(_ context.Context, a *app.App, _ completing) []cobra.Completion {
	c, _ := a.OpenCatalog()
	return c.TreatmentIDs()
}

// offerPoints offers the known sites, each with its region, and after a colon the sides. They
// have no blanks, which shells don't quote if several words begin alike.
func offerPoints(_ context.Context, _ *app.App, c completing) []cobra.Completion {
	if site, _, ok := strings.Cut(c.begun, ":"); ok {
		var all []cobra.Completion
		for _, side := range []protocol.Side{protocol.Left, protocol.Right, protocol.Both} {
			all = append(all, site+":"+string(side))
		}
		return all
	}
	var all []cobra.Completion
	for _, s := range protocol.Sites() {
		all = append(all, cobra.CompletionWithDesc(s.Word(), s.Name+", "+s.Region))
	}
	return all
}

// offerTreated is offerPoints for a treatment: after an equals sign come the protocols.
func offerTreated(ctx context.Context, a *app.App, c completing) []cobra.Completion {
	point, _, ok := strings.Cut(c.begun, "=")
	if !ok {
		return offerPoints(ctx, a, c)
	}
	all := offerProtocols(ctx, a, c)
	for i := range all {
		all[i] = point + "=" + all[i]
	}
	return all
}

// offerListed offers the words of a list with commas, each once.
func offerListed(words []string) func(context.Context, *app.App, completing) []cobra.Completion {
	return func(_ context.Context, _ *app.App, c completing) []cobra.Completion {
		before := c.begun[:strings.LastIndex(c.begun, ",")+1]
		given := strings.Split(before, ",")
		var all []cobra.Completion
		for _, word := range words {
			if !slices.Contains(given, word) {
				all = append(all, before+word)
			}
		}
		return all
	}
}

// offerCommands offers the commands below those that were named.
func offerCommands(_ context.Context, a *app.App, c completing) (all []cobra.Completion) {
	of, unknown, err := root(a).Find(c.args)
	if err != nil || len(unknown) > 0 {
		return nil
	}
	for _, sub := range of.Commands() {
		if sub.IsAvailableCommand() {
			all = append(all, cobra.CompletionWithDesc(sub.Name(), sub.Short))
		}
	}
	return all
}

// offerInterfaces offers the addresses at which runs can be shared, the one to take first.
func offerInterfaces(context.Context, *app.App, completing) (all []cobra.Completion) {
	places, _ := share.Interfaces() // none are offered then
	for _, at := range places {
		all = append(all, cobra.CompletionWithDesc(at.Addr.String(), at.Name))
	}
	return all
}
