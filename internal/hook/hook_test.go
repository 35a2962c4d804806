package hook

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"presshold/internal/session"
	"presshold/internal/settings"
)

// TestMain lets the test program stand in for a user's command, so that no other
// program is needed.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "act" {
		os.Exit(act(os.Args[2], os.Args[3:]))
	}
	os.Exit(m.Run())
}

// act is what the user's command does.
func act(what string, args []string) int {
	switch what {
	case "copy": // its input and what it was told, to the end of a file
		f, err := os.OpenFile(args[0], os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return 1
		}
		defer f.Close()
		for _, name := range []string{EnvProtocol, EnvSpeed, EnvEvent} {
			f.WriteString(os.Getenv(name) + " ")
		}
		f.ReadFrom(os.Stdin)
	case "print":
		os.Stdout.WriteString("out\a")
		os.Stderr.WriteString("err\a")
	case "ignore": // the input
	case "fail":
		os.Stderr.WriteString("a client's name")
		return 3
	case "once": // it fails as long as the file is not there
		if _, err := os.Stat(args[0]); err == nil {
			return 0
		}
		os.WriteFile(args[0], nil, 0o600)
		return 3
	case "hang": // with a child of its own that hangs on the line
		if err := exec.Command(os.Args[0], "act", "call", args[0]).Run(); err != nil {
			return 1
		}
	case "call":
		line, err := net.Dial("tcp", args[0])
		if err != nil {
			return 1
		}
		line.Read(make([]byte, 1)) // for ever
	case "wait":
		time.Sleep(time.Hour)
	}
	return 0
}

func does(on session.EventKind, limit time.Duration, args ...string) settings.Hook {
	return settings.Hook{On: []session.EventKind{on}, Command: append([]string{os.Args[0], "act"}, args...), Timeout: limit}
}

const long = time.Minute

func closed(t *testing.T, r *Runner, want ...string) {
	t.Helper()
	got := r.Close(nil)
	if len(got) != len(want) {
		t.Fatalf("problems %q, want %q", got, want)
	}
	for i, problem := range got {
		if !strings.Contains(problem.Error(), want[i]) {
			t.Errorf("problem %q, want %q", problem, want[i])
		}
	}
}

func TestRunsOnItsEventsInOrder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "events $(id)")
	h := does(session.PhaseStart, long, "copy", file)
	h.On = append(h.On, session.SessionEnd)
	r := Start([]settings.Hook{h})
	r.Tell("sixty", 1, session.Event{Kind: session.SessionStart})
	var want strings.Builder
	for i := range 5 {
		r.Tell("sixty", 1, session.Event{Kind: session.PhaseStart, Step: i + 1})
		want.WriteString("sixty 1 phase-start {\"event\":\"phase-start\",\"at\":0,\"step\":" + string(rune('1'+i)) + "}\n")
	}
	r.Tell("nimmo", 20, session.Event{Kind: session.SessionEnd, At: 1500 * time.Millisecond})
	want.WriteString("nimmo 20 session-end {\"event\":\"session-end\",\"at\":1.5}\n")
	closed(t, r)
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want.String() {
		t.Errorf("got\n%swant\n%s", got, want.String())
	}
}

// A ~ at the beginning of a word is the user's folder.
func TestHome(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "USERPROFILE"} {
		t.Setenv(name, home)
	}
	r := Start([]settings.Hook{does(session.SessionStart, long, "copy", "~/events")})
	r.Tell("sixty", 1, session.Event{Kind: session.SessionStart})
	closed(t, r)
	if _, err := os.Stat(filepath.Join(home, "events")); err != nil {
		t.Error(err)
	}
}

func TestTellsOfTheFirstFailure(t *testing.T) {
	r := Start([]settings.Hook{
		does(session.Paused, long, "fail"),
		does(session.Paused, long, "ignore"),
		does(session.Paused, long, "print"),
		{On: []session.EventKind{session.Paused}, Command: []string{"/no/such/program"}, Timeout: long},
	})
	r.Tell("sixty", 1, session.Event{Kind: session.Paused})
	r.Tell("sixty", 1, session.Event{Kind: session.Paused})
	problems := r.Close(nil)
	if len(problems) != 2 {
		t.Fatalf("problems %q", problems)
	}
	if text := problems[0].Error(); !strings.Contains(text, "exit code 3") || strings.Contains(text, "client") {
		t.Errorf("problem %q", text)
	}
	if text := problems[1].Error(); !strings.Contains(text, `hook "/no/such/program": there is no such program`) {
		t.Errorf("problem %q", text)
	}
}

func TestStopsWhatTakesTooLong(t *testing.T) {
	r := Start([]settings.Hook{does(session.Paused, 300*time.Millisecond, "wait")})
	r.Tell("sixty", 1, session.Event{Kind: session.Paused})
	closed(t, r, "it took longer than 0.3s")
}

// TestAFailureIsShownUntilACommandSucceeds holds that whoever looks during a run sees what
// went wrong with the latest command.
func TestAFailureIsShownUntilACommandSucceeds(t *testing.T) {
	sign := filepath.Join(t.TempDir(), "sign")
	r := Start([]settings.Hook{does(session.Paused, long, "once", sign)})
	if got := r.Failures(); got != nil {
		t.Errorf("failures %q before an event", got)
	}
	for _, failures := range []int{1, 0} {
		r.Tell("sixty", 1, session.Event{Kind: session.Paused})
		for by := time.Now().Add(10 * time.Second); len(r.Failures()) != failures; runtime.Gosched() {
			if time.Now().After(by) {
				t.Fatalf("failures %q, want %d", r.Failures(), failures)
			}
		}
	}
	closed(t, r, "exit code 3")
}

// TestNobodyWaitsForThem holds that telling never waits for a command that hangs, that
// closing does so only until somebody is impatient, and that nothing is left behind.
func TestNobodyWaitsForThem(t *testing.T) {
	phone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer phone.Close()
	r := Start([]settings.Hook{does(session.Paused, time.Hour, "hang", phone.Addr().String())})
	r.Tell("sixty", 1, session.Event{Kind: session.Paused})
	line, err := phone.Accept() // so it has begun
	if err != nil {
		t.Fatal(err)
	}
	defer line.Close()
	for range waiting + 50 {
		r.Tell("sixty", 1, session.Event{Kind: session.Paused})
	}
	impatient := make(chan os.Signal, 1)
	impatient <- os.Interrupt
	problems := r.Close(impatient)
	want := []string{"stopped when presshold ended", "events that it missed: 306"}
	if len(problems) != 2 || !strings.Contains(problems[0].Error(), want[0]) || !strings.Contains(problems[1].Error(), want[1]) {
		t.Errorf("problems %q, want %q", problems, want)
	}
	if runtime.GOOS == "windows" {
		return // there its children live on
	}
	if _, err := line.Read(make([]byte, 1)); err == nil {
		t.Error("its child was left alive")
	}
}
