package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"presshold/internal/cli/app"
)

// Every flag of every command has a completion, or a reason why there is none; so has every
// argument. What is a set of values is named in help as well.
func TestEverythingCompletes(t *testing.T) {
	a := start(nil, nil, nil)
	known := completions()
	own := strings.Fields("N LEVEL KG SPAN LENGTH TIME WHEN BAND ID NAME TEXT") // numbers, times, and the user's own words
	wanted := func(of string, names []string) {
		for _, name := range names {
			if _, ok := known[name]; ok == slices.Contains(own, name) {
				t.Errorf("%s: nothing says in completions() how %q is completed, or here why it isn't", of, name)
			}
		}
	}
	flags := 0
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		for n := range 3 {
			wanted(cmd.CommandPath(), argument(cmd, n))
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			flags++
			of := cmd.CommandPath() + " --" + f.Name
			kind, text := placeholder(f)
			wanted(of, strings.Split(kind, "|"))
			complete, ok := cmd.GetFlagCompletionFunc(f.Name)
			if !ok {
				t.Errorf("%s has no completion", of)
				return
			}
			if known[kind].shell != inOrder || kind == "" || kind == "CODE" || kind == "0-10" {
				return
			}
			values, _ := complete(cmd, nil, "")
			for _, value := range values {
				if !strings.Contains(text, value) {
					t.Errorf("%s: %q does not name %q", of, text, value)
				}
			}
		})
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	root := root(a)
	complete(a, root)
	walk(root)
	if flags < 100 {
		t.Errorf("only %d flags were looked at", flags)
	}
}

func TestArgument(t *testing.T) {
	for _, tt := range []struct {
		use  string
		n    int
		want []string
	}{
		{"list", 0, nil},
		{"plan [PROTOCOL | FILE.toml]", 0, []string{"PROTOCOL", "FILE.toml"}},
		{"plan [PROTOCOL | FILE.toml]", 1, nil},
		{"note SESSION [TEXT]", 1, []string{"TEXT"}},
		{"check FILE.toml...", 0, []string{"FILE.toml"}},
		{"check FILE.toml...", 5, []string{"FILE.toml"}},
		{"delete SESSION | FILE | --client CODE", 0, []string{"SESSION", "FILE"}},
		{"delete SESSION | FILE | --client CODE", 1, nil},
	} {
		if got := argument(&cobra.Command{Use: tt.use}, tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("argument %d of %q is %q, want %q", tt.n, tt.use, got, tt.want)
		}
	}
}

// Without a home folder nothing of a user's is looked for; nothing falls back on files.
func TestOffer(t *testing.T) {
	t.Setenv("PRESSHOLD_CONFIG_DIR", t.TempDir())
	t.Setenv("PRESSHOLD_DATA_DIR", t.TempDir())
	a := start(nil, nil, nil)
	for _, tt := range []struct {
		names []string
		begun string
		args  []string
		want  []string // some of what is offered
		shell cobra.ShellCompDirective
	}{
		{nil, "", nil, nil, noFiles},
		{[]string{"N"}, "", nil, nil, noFiles},
		{[]string{"FILE"}, "", nil, nil, cobra.ShellCompDirectiveDefault},
		{[]string{"FILE.toml"}, "", nil, []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt},
		{[]string{"PROTOCOL", "FILE.toml"}, "", nil, []string{"nimmo-compression"}, cobra.ShellCompDirectiveDefault},
		{[]string{"SESSION"}, "", nil, []string{"last"}, inOrder},
		{[]string{"SITE[:SIDE]"}, "sol", nil, []string{"soleus\tsoleus, thigh and leg", "upper-trapezius\tupper trapezius, shoulder"}, opened},
		{[]string{"SITE[:SIDE]"}, "soleus:", nil, []string{"soleus:left", "soleus:right", "soleus:both"}, opened},
		{[]string{"SITE[:SIDE][=PROTOCOL]"}, "soleus:left=", nil, []string{"soleus:left=nimmo-compression"}, opened},
		{[]string{"PHASE"}, "", []string{"nimmo"}, nil, noFiles},
		{[]string{"PHASE"}, "", []string{"sixty"}, []string{"hold"}, noFiles},
		{[]string{"NUMBERS"}, "rounds,", nil, []string{"rounds,hold", "rounds,until"}, opened},
	} {
		got, shell := offer(t.Context(), a, completions(), tt.names, completing{begun: tt.begun, args: tt.args})
		if shell != tt.shell {
			t.Errorf("%q, begun %q: the shell is to do %d, want %d", tt.names, tt.begun, shell, tt.shell)
		}
		for _, want := range tt.want {
			if !slices.Contains(got, want) {
				t.Errorf("%q, begun %q: %q is not offered, only %q", tt.names, tt.begun, want, got)
			}
		}
	}
	nowhere := start(nil, nil, nil)
	nowhere.Homeless = errNowhere
	if got, shell := offer(t.Context(), nowhere, completions(), []string{"SESSION"}, completing{}); got != nil || shell != noFiles {
		t.Errorf("without a place for files, offered are %q, %d", got, shell)
	}
}

var errNowhere = app.Usage(&cobra.Command{}, "there is no home")
