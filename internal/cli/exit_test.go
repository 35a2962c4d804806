package cli

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

func TestExit(t *testing.T) {
	tests := []struct {
		name string
		err  error
		code int
		says string // "" for nothing
	}{
		{"done", nil, 0, ""},
		{"failed", errors.New("no luck"), 1, "presshold: no luck\n"},
		{"harmless", errors.New("\x1b[2J\n  ^"), 1, "presshold: ␛[2J\n  ^\n"},
		{"usage", app.UsageOf("presshold run", errors.New("no")), 2, "presshold: no\nTry \"presshold run --help\".\n"},
		{"file", fmt.Errorf("read: %w", &tomldoc.Error{Name: "a.toml", Problems: []tomldoc.Problem{{Line: 3, Column: 1, Text: "odd"}}}), 2, "presshold: read: a.toml:3:1: odd\n"},
		{"unknown", &catalog.NotFoundError{Want: "x"}, 2, "presshold: no protocol \"x\"\n"},
		{"ambiguous", &catalog.AmbiguousError{Want: "x", Matches: []string{"xa", "xb"}}, 2, "presshold: be more specific: 2 ids begin with \"x\": xa or xb\n"},
		{"no effect", &protocol.NoEffectError{Option: "hold", Protocol: "x", Why: "no hold"}, 2, "presshold: --hold has no effect on x: no hold\n"},
		{"problems", protocol.Problems{{Path: "id", Fault: protocol.Wrong("odd")}}, 2, "presshold: id: odd\n"},
		{"said", app.Reported([]error{&tomldoc.Error{Name: "a.toml"}}), 2, ""},
		{"interrupted", app.Signalled(syscall.SIGINT), 130, ""},
		{"terminated", app.Signalled(syscall.SIGTERM), 143, ""},
		{"hung up", app.Signalled(syscall.SIGHUP), 129, ""},
		{"reader gone", fmt.Errorf("write: %w", syscall.EPIPE), 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out strings.Builder
			a := start(nil, nil, &out)
			if code := exitCode(a, tt.err); code != tt.code {
				t.Errorf("code %d, want %d", code, tt.code)
			}
			if out.String() != tt.says {
				t.Errorf("says %q, want %q", out.String(), tt.says)
			}
		})
	}
}

// What is not there is told with what was probably meant, or with what there is.
func TestUnknown(t *testing.T) {
	for line, want := range map[string]string{
		"Run":                  `unknown command "Run"; did you mean "run"?`,
		"hist":                 `unknown command "hist"; did you mean "history"?`,
		"xyzzy":                `unknown command "xyzzy"`,
		"completion tcsh":      `unknown command "tcsh": use bash, fish, powershell or zsh`,
		"client foo":           `unknown command "foo": use list or new`,
		"plan nimmo --hol=5":   "unknown flag --hol; did you mean --hold?",
		"plan nimmo --xyzzy":   "unknown flag --xyzzy",
		"man settings":         `no manual page "settings": use presshold, ` + "presshold-protocol, presshold-settings or presshold-treatment",
		"man --into=":          "--into needs a value",
		"man --into /dev/null": "can't write the manual pages: /dev/null: it is not a folder",
	} {
		var out strings.Builder
		Main(strings.Fields(line), nil, nil, &out)
		if first, _, _ := strings.Cut(out.String(), "\n"); first != "presshold: "+want {
			t.Errorf("%s: says %q, want %q", line, first, want)
		}
	}
}
