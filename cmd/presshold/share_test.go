//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// browser stands in for that of another device: it keeps all that reaches it.
type browser struct {
	t *testing.T
	*http.Client

	mu  sync.Mutex
	got bytes.Buffer // every byte of every connection
}

func newBrowser(t *testing.T) *browser {
	b := &browser{t: t}
	b.Client = &http.Client{Transport: &http.Transport{
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			c, err := (&net.Dialer{}).DialContext(ctx, network, addr)
			return kept{c, b}, err
		},
	}}
	t.Cleanup(b.CloseIdleConnections)
	return b
}

// kept is a connection of a browser.
type kept struct {
	net.Conn
	b *browser
}

func (k kept) Read(p []byte) (int, error) {
	n, err := k.Conn.Read(p)
	k.b.mu.Lock()
	defer k.b.mu.Unlock()
	k.b.got.Write(p[:n])
	return n, err
}

// asks sends a request, and returns the code and the text of the answer.
func (b *browser) asks(method, address, body string) (int, string) {
	b.t.Helper()
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	answer, err := b.Do(r)
	if err != nil {
		return 0, err.Error()
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(text)
}

// stream is what a page is told.
type stream struct {
	t     *testing.T
	lines chan string // closed at its end
}

// follows opens the stream of a page.
func (b *browser) follows(address string) *stream {
	b.t.Helper()
	answer, err := b.Get(address + "/events")
	if err != nil {
		b.t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		b.t.Fatalf("the stream of %s: %s", address, answer.Status)
	}
	s := &stream{b.t, make(chan string, 1000)}
	go func() {
		defer close(s.lines)
		defer answer.Body.Close()
		in := bufio.NewScanner(answer.Body)
		for in.Buffer(nil, 1<<20); in.Scan(); {
			s.lines <- in.Text()
		}
	}()
	return s
}

// hears waits for what a page is told.
func (s *stream) hears(what string) {
	s.t.Helper()
	late := time.After(patience)
	for re := regexp.MustCompile(what); ; {
		select {
		case line, ok := <-s.lines:
			if !ok {
				s.t.Fatalf("the stream ended before %q", what)
			}
			if re.MatchString(line) {
				return
			}
		case <-late:
			s.t.Fatalf("waited in vain for %q", what)
		}
	}
}

// ends waits for the end of the stream.
func (s *stream) ends() {
	s.t.Helper()
	late := time.After(patience)
	for {
		select {
		case _, ok := <-s.lines:
			if !ok {
				return
			}
		case <-late:
			s.t.Fatal("the stream does not end")
		}
	}
}

// closed wants that nothing listens at an address any more.
func closed(t *testing.T, address string) {
	t.Helper()
	at, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := net.Dial("tcp", at.Host); err == nil {
		c.Close()
		t.Errorf("something listens at %s still", address)
	}
}

// sharedRun starts a run in a pipe that is shared on this machine, and reads the addresses of
// its pages.
func sharedRun(t *testing.T, args ...string) (cmd *exec.Cmd, out *bytes.Buffer, page, button string) {
	t.Helper()
	dir := accepted(t)
	cmd = exec.Command("presshold", append([]string{"run", "--share-at", "127.0.0.1"}, args...)...)
	cmd.Env = environ(dir)
	out = &bytes.Buffer{}
	cmd.Stdout = out
	told, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended unless the test failed
	in := bufio.NewScanner(told)
	for in.Scan() && !strings.HasPrefix(in.Text(), "Plain HTTP:") {
		if text, ok := strings.CutPrefix(in.Text(), "other screens: "); ok {
			page = text
		}
		if text, ok := strings.CutPrefix(in.Text(), "the button: "); ok {
			button = text
		}
	}
	go func() { _, _ = io.Copy(io.Discard, told) }()
	return cmd, out, page, button
}

// A run without a screen tells once where it is shared, beside its lines; the button pauses
// and resumes it; and it is over when the program is.
func TestSharedInLines(t *testing.T) {
	t.Parallel()
	b := newBrowser(t)
	cmd, out, page, button := sharedRun(t, "--hold", "2s", "--rounds", "1", "--count-in", "30s", "--json", "--share=control")
	s := b.follows(page)
	s.hears(`"word":"GET READY"`)
	if code, text := b.asks(http.MethodGet, page, ""); code != http.StatusOK || !strings.Contains(text, "<script") {
		t.Errorf("the page: %d", code)
	}
	base := page[:strings.LastIndex(page, "/")]
	for _, wrong := range []string{base, base + "/", base + "/favicon.ico", page + "0", page + "/press", strings.Replace(page, base, base+"/..", 1)} {
		if code, _ := b.asks(http.MethodPost, wrong, ""); code == http.StatusOK || code == http.StatusNoContent {
			t.Errorf("%s: %d", wrong, code)
		}
	}
	if code, text := b.asks(http.MethodPost, button+"/press", "pause"); code != http.StatusNoContent {
		t.Errorf("a press: %d %s", code, text)
	}
	s.hears(`"word":"PAUSED"`)
	// Two guards drop what comes too soon after a press. Once a press has acted, the button says something else.
	taken, code := 0, 0
	for late := time.Now().Add(patience); code != http.StatusConflict && time.Now().Before(late); {
		if code, _ = b.asks(http.MethodPost, button+"/press", "resume"); code == http.StatusNoContent {
			taken++
		}
	}
	if taken == 0 {
		t.Errorf("no second press is taken: %d", code)
	}
	s.hears(`"word":"GET READY"`)
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	s.hears("^event: over")
	s.ends()
	_ = cmd.Wait() // 143
	closed(t, page)
	for line := range strings.Lines(out.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("the line %q is no JSON", line)
		}
	}
	if text := out.String(); strings.Count(text, `"event":"paused"`) != 1 || strings.Contains(text, "http:") {
		t.Errorf("the run was\n%s", text)
	}
}

// However the program ends, sharing ends with it.
func TestSharingEndsWithTheProgram(t *testing.T) {
	t.Parallel()
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			cmd, _, page, button := sharedRun(t, "sixty", "--plain", "--share")
			if button != "" {
				t.Errorf("there is a button at %s", button)
			}
			events := newBrowser(t).follows(page)
			events.hears("^event: show")
			if err := cmd.Process.Signal(s); err != nil {
				t.Fatal(err)
			}
			events.ends()
			_ = cmd.Wait()
			closed(t, page)
		})
	}
}

// An address in the settings that is none of this machine's, perhaps because it is in another network
// today, is said, and the run goes on.
func TestNotShared(t *testing.T) {
	t.Parallel()
	dir := settled(t, "share.at = \"10.203.0.113\"\n")
	cmd := program(dir, "run", "--hold", "1s", "--rounds", "1", "--count-in", "0", "--plain", "--share")
	text, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, text)
	}
	for _, want := range []string{"not shared: no private address is called \"10.203.0.113\"", "hold, 1 second"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

const addressPattern = `http://\S+:\d+/[0-9a-z]{26}`

// shownAddress waits for an address on the screen.
func (x *terminal) shownAddress() string {
	x.t.Helper()
	x.sees(addressPattern)
	return regexp.MustCompile(addressPattern).FindString(x.text())
}

const f8 = "\x1b[19~"

// The overlay in the picker begins to share, a run is followed, and the overlay in the run
// ends it.
func TestShareFromTheScreen(t *testing.T) {
	drawn(t, func(t *testing.T) {
		x := presshold(t, 100, 30)
		x.sees("40 protocols")
		x.types(f8)
		x.sees(`(?s)whoever can read this network.*space share`)
		x.types(" ")
		page := x.shownAddress()
		x.sees("▀")
		b := newBrowser(t)
		s := b.follows(page)
		x.sees(": 1 follows")
		x.types("\x1b")
		x.sees("presshold .*1 follows")
		x.types("sixty")
		x.sees("> Sixty-second")
		x.types("\r")
		s.hears(`"word":"GET READY"`)
		x.sees("then HOLD")
		x.types(f8)
		x.shownAddress()
		x.types("c")
		x.sees("opens the page with the button")
		button := x.shownAddress()
		if code, text := b.asks(http.MethodPost, button+"/press", "pause"); code != http.StatusNoContent {
			t.Errorf("a press: %d %s", code, text)
		}
		x.sees("space resume")
		s.hears(`"word":"PAUSED"`)
		x.types(" ")
		x.sees("space pause")
		x.types("p") // no key is pressed three times as fast as a test could: they bounce
		x.sees("space resume")
		x.types(f8)
		x.shownAddress()
		x.types("\x7f")
		s.hears("^event: over")
		s.ends()
		x.sees("space share")
		closed(t, page)
		x.types("\x03")
		x.exits(130)
		x.restored()
	})
}

// Of all that is said of a client and a run nothing leaves the machine but what the run
// screen shows of its course.
func TestNothingOfTheClientLeaves(t *testing.T) {
	t.Parallel()
	dir := accepted(t)
	folder := filepath.Join(dir, "QXMARKFOLDER")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "qxmarkid.toml")
	if err := os.WriteFile(file, []byte(`schema = 1
id = "qxmarkid"
name = "QXMARKNAME"
summary = "QXMARKSUMMARY"
cautions = ["QXMARKCAUTION"]

[[sources]]
key = "QXMARKKEY"
basis = "stated"
citation = "QXMARKSOURCE"

[[blocks]]
rounds = 2
until = ["score:1"]

[[blocks.phases]]
kind = "hold"
duration = "2s"

[[blocks.phases]]
kind = "check-in"
waits = true
`), 0o600); err != nil {
		t.Fatal(err)
	}
	const client = "4KXP-7M2P"
	before := program(dir, "run", "--hold", "1s", "--rounds", "1", "--count-in", "0", "--plain", "--client", client, "--note", "QXMARKHISTORY", "--score", "9")
	if text, err := before.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	x := openIn(t, dir, 100, 30, "presshold", "run", file, "--share=control", "--share-at", "127.0.0.1", "--count-in", "1s",
		"--client", client, "--note", "QXMARKNOTE", "--score", "7", "--threshold", "3.71", "--device", "QXMARKDEVICE", "--point", "upper trapezius:left")
	x.sees("upper trapezius")
	x.types(f8)
	page := x.shownAddress()
	x.types("c")
	x.sees("opens the page with the button")
	button := x.shownAddress()
	x.types("\x1b")
	b := newBrowser(t)
	s, c := b.follows(page), b.follows(button)
	for _, path := range []string{"", "/", "/clock", "/tone/press", "/tone/release", "/none", "/press"} {
		for _, address := range []string{page, button} {
			b.asks(http.MethodGet, address+path, "")
			b.asks(http.MethodPost, address+path, "QXMARK")
		}
	}
	x.sees("too much")
	s.hears(`"word":"CHECK-IN"`)
	x.types("t") // too much
	x.types("5")
	x.sees("score 7 -> 5")
	x.finishes()
	x.sees("Summary")
	x.types("n")
	x.types("QXMARKLATER\r")
	x.sees("QXMARKLATER")
	c.hears(`"word":"DONE"`)
	x.types("\x1b")
	x.sees("protocols")
	c.hears(`"word":"NO RUN YET"`)
	x.types("\x1b")
	x.exits(0)
	s.ends()
	c.ends()

	b.mu.Lock()
	defer b.mu.Unlock()
	left := strings.ToLower(b.got.String())
	for _, mark := range []string{
		"qxmark", client, "4kxp7m2p", "score", "threshold", "too much", "journal", dir, folder, "presshold.db",
	} {
		if at := strings.Index(left, strings.ToLower(mark)); at >= 0 {
			t.Errorf("%q has left the machine: %q", mark, left[max(at-60, 0):min(at+60, len(left))])
		}
	}
	if at := regexp.MustCompile(`[^\d.]3\.71\D`).FindStringIndex(left); at != nil { // the threshold, and no time of day
		t.Errorf("the threshold has left the machine: %q", left[max(at[0]-60, 0):at[1]])
	}
	for _, shown := range []string{"upper trapezius", "hold"} { // or nothing was looked at
		if !strings.Contains(left, shown) {
			t.Errorf("%q is not among %d bytes", shown, len(left))
		}
	}
}
