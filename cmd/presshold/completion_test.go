//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Tab in real shells, with the scripts that the program prints: client codes, the numbers of
// sessions with their dates, sites and their sides, values of flags, files where one is
// wanted, and nothing where nothing is known.
func TestShellsComplete(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		shell []string
		setup string // as one line
		list  string // keys that list what is offered
	}{
		{[]string{"bash", "--norc", "-i"}, `. /usr/share/bash-completion/bash_completion; . <(presshold completion bash)`, "\t\t"},
		{[]string{"zsh", "-f", "-i"}, `autoload -Uz compinit; compinit -D -u; . <(presshold completion zsh)`, "\t"},
		{[]string{"fish", "--no-config", "--private"}, `function fish_prompt; echo "ready> "; end; presshold completion fish | source`, "\t"},
	} {
		t.Run(tt.shell[0], func(t *testing.T) {
			if _, err := exec.LookPath(tt.shell[0]); err != nil {
				t.Skipf("there is no %s here", tt.shell[0])
			}
			t.Parallel()
			dir := accepted(t)
			run := func(args ...string) string {
				cmd := exec.Command("presshold", args...)
				cmd.Env, cmd.Dir = environ(dir), dir
				out, err := cmd.Output()
				if err != nil {
					t.Fatalf("presshold %q: %v", args, err)
				}
				return strings.TrimSpace(string(out))
			}
			code := run("client", "new")
			run("run", "--hold", "1s", "--rounds", "1", "--count-in", "0", "--speed", "100", "--client", code)
			if err := os.WriteFile(filepath.Join(dir, "zzz.toml"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
			x := openIn(t, dir, 100, 50, append([]string{"env", "HOME=" + dir}, tt.shell...)...)
			x.sees(`[>$%#]\s*\z`)
			x.types(tt.setup + "; clear; echo st''art\r")
			x.sees(`(?m)^start\s+ready>\s*\z`)
			// tab types the beginning of a command and the keys, sees what becomes of it, and
			// drops the line.
			tab := func(begun, keys, want string) {
				t.Helper()
				x.types(begun + keys)
				x.sees(want)
				x.types("\x05\x15") // no ctrl+c: a shell that has just completed may lose the signal
				x.types("\x0c")
				x.sees(`\A\s*ready>\s*\z`)
			}
			tab("presshold run --client "+code[:3], "\t", regexp.QuoteMeta(code))
			tab("presshold run --client "+strings.ToLower(code[:3]), "\t", `(?i)`+regexp.QuoteMeta(code))
			tab("presshold history show ", tt.list, `\b1\b.*\d{4}-\d\d-\d\d \d\d:\d\d`)
			tab("presshold run nimmo --point upp", "\t", `--point upper-trapezius`)
			tab("presshold run nimmo --point upper-trapezius:l", "\t", `--point upper-trapezius:left`)
			tab("presshold run nimmo --point glut", "\t", `--point gluteus-m`)
			tab("presshold run --theme d", tt.list, `dark(.|\s)*dim`)
			tab("presshold history export --for-excel=s", "\t", `--for-excel=semicolon`)
			tab("presshold run alternating-isc", "\t", `alternating-ischemic-compression`)
			tab("presshold check zz", "\t", `zzz\.toml`)
			tab("presshold history export --out zz", "\t", `zzz\.toml`)
			tab("presshold doctor zz", "\tend", `doctor zzend`)
			tab("presshold run nimmo --note zz", "\tend", `--note zzend`)
			x.types("exit 0\r")
			x.exits(0)
		})
	}
}

// How long a shell waits for the program when Tab is pressed; 20 ms are hardly noticed.
func BenchmarkComplete(b *testing.B) {
	dir := accepted(b)
	start := func(args ...string) {
		cmd := exec.Command("presshold", args...)
		cmd.Env, cmd.Dir = environ(dir), dir
		if err := cmd.Run(); err != nil {
			b.Fatalf("presshold %q: %v", args, err)
		}
	}
	start("client", "new")
	for _, line := range []string{"run", "run --client", "run --point", "history show", "new --from"} {
		b.Run(line, func(b *testing.B) {
			args := append([]string{"__complete"}, strings.Fields(line)...)
			for b.Loop() {
				start(append(args, "")...)
			}
		})
	}
}
