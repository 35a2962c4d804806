package cli

import (
	"bufio"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/tui/ui"
)

// everyCommand is the whole tree of commands.
func everyCommand(a *app.App) []*cobra.Command {
	root := root(a)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	all := []*cobra.Command{root}
	for i := 0; i < len(all); i++ {
		all = append(all, all[i].Commands()...)
	}
	return all
}

func helpOf(cmd *cobra.Command, width int) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	helpPage{app.Page{W: w, Width: width}}.all(cmd)
	w.Flush()
	return b.String()
}

// At any width no word of any help is broken, so no flag is, nor a number or a range.
func TestHelpBreaksNoWord(t *testing.T) {
	for _, cmd := range everyCommand(start(nil, nil, nil)) {
		text := cmd.Long + "\n" + cmd.Short
		cmd.InitDefaultHelpFlag()
		words := func(text string) []string { return strings.Fields(strings.ReplaceAll(text, " \\\n", "\n")) }
		whole := words(helpOf(cmd, 1000))
		for width := 20; width <= 200; width++ {
			got := helpOf(cmd, width)
			if width >= 48 && !slices.Equal(words(got), whole) {
				t.Errorf("%s, %d wide: a word is broken:\n%s", cmd.CommandPath(), width, got)
				break
			}
			for _, flag := range regexp.MustCompile(`--[a-z-]+`).FindAllString(text, -1) {
				if !slices.ContainsFunc(strings.Fields(got), func(w string) bool { return strings.Contains(w, flag) }) {
					t.Errorf("%s, %d wide: %s is broken", cmd.CommandPath(), width, flag)
				}
			}
			for l := range strings.SplitSeq(got, "\n") {
				typed := strings.TrimSuffix(strings.TrimSpace(l), ` \`)
				example := typed != "" && strings.Contains(cmd.Example, typed)
				if code := strings.HasPrefix(l, "    ") || example; width >= 24 && ui.Width(l) > width && !code {
					t.Errorf("%s, %d wide: %q is too long", cmd.CommandPath(), width, l)
				}
				if example && strings.Count(l, `"`)%2 != 0 {
					t.Errorf("%s, %d wide: %q is broken within quotes", cmd.CommandPath(), width, l)
				}
			}
		}
	}
}

func TestHelpNamesNoTypeOfGo(t *testing.T) {
	typed := regexp.MustCompile(`--[a-z-]+ (string|strings|stringArray|u?int|float|duration|count)\b`)
	for _, cmd := range everyCommand(start(nil, nil, nil)) {
		for _, found := range typed.FindAllString(helpOf(cmd, 100), -1) {
			t.Errorf("%s: %s", cmd.CommandPath(), found)
		}
	}
}

// Nothing of a format is left over in help or in the manual page, and the manual page
// tells of every flag.
func TestHelpIsNoFormat(t *testing.T) {
	a := start(nil, nil, nil)
	man, err := manPages()[0].text(root(a), a.Program(), "2026-11-26")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{"man": man}
	for _, cmd := range everyCommand(a) {
		all[cmd.CommandPath()] = helpOf(cmd, 80)
	}
	for name, text := range all {
		if m := regexp.MustCompile(`.*(%!|%%|%[a-z]\b|MISSING|EXTRA).*`).FindString(text); m != "" {
			t.Errorf("%s: %q", name, m)
		}
	}
	for _, want := range []string{`drop:50%, time:8m or`, `\fB\-\-hold\fR \fISPAN\fR`, `.SS presshold history delete `} {
		if !strings.Contains(man, want) {
			t.Errorf("the manual page does not say %q", want)
		}
	}
	if bare := regexp.MustCompile(`(?m)^[^.\n].*[^\\]-.*$`).FindString(man); bare != "" {
		t.Errorf("a line may be broken at the hyphen in %q", bare)
	}
}

// Whoever copies a client's code from the help or the README gets no error.
func TestCodesAreAccepted(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	texts := string(readme)
	for _, cmd := range everyCommand(start(nil, nil, nil)) {
		texts += helpOf(cmd, 80)
	}
	codes := regexp.MustCompile(`\b[0-9A-Z]{4}-[0-9A-Z]{4}\b`).FindAllString(texts, -1)
	for _, code := range codes {
		if got, err := journal.ParseClient(code); err != nil || got != code {
			t.Errorf("%s: %s, %v", code, got, err)
		}
	}
	if len(codes) < 2 {
		t.Errorf("only %q: what does README call a code?", codes)
	}
}
