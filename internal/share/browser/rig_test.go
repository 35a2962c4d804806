// Package browser tries the shared page in a real Chromium. It is a package of its own so
// that nothing else waits for it; where there is no Chromium its tests are skipped.
package browser

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/share"
	"presshold/internal/tui/theme"
)

// full tells whether everything is measured and looked at, which takes minutes, as the step
// "page" of .ci/run has it done.
func full() bool { return os.Getenv("PRESSHOLD_PAGE") == "full" }

// needsFull skips a test that measures, or that takes its time.
func needsFull(tb testing.TB) {
	tb.Helper()
	if !full() {
		tb.Skip("it measures, which wants an idle machine: .ci/run page has it run, by PRESSHOLD_PAGE=full")
	}
}

// picturesIn names the folder in which the pictures are kept that the tests make, to be
// looked at; unset, they are not.
const picturesIn = "PRESSHOLD_PICTURES"

// chromium starts a browser; its context is that of a first tab.
func chromium(tb testing.TB) context.Context {
	tb.Helper()
	if testing.Short() {
		tb.Skip("a browser takes its time, and nothing in it is tested here that is not without -short")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		tb.Skip("there is no Chromium here to show the page in (.ci/run needs installs it)")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("autoplay-policy", "no-user-gesture-required"), chromedp.Flag("hide-scrollbars", true))
	ctx, cancel := chromedp.NewExecAllocator(tb.Context(), opts...)
	tb.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	tb.Cleanup(cancel)
	if err := chromedp.Run(ctx); err != nil {
		tb.Fatal(err)
	}
	return ctx
}

// tab is a page that is open.
type tab struct {
	testing.TB
	run func(...chromedp.Action) error
}

// open opens an address in a tab of its own, in which some things are done before.
func open(browser context.Context, tb testing.TB, address string, wide, high int64, before ...chromedp.Action) *tab {
	tb.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	tb.Cleanup(cancel)
	if err := chromedp.Run(ctx); err != nil {
		tb.Fatal(err)
	}
	chromedp.ListenTarget(ctx, func(event any) {
		if thrown, ok := event.(*runtime.EventExceptionThrown); ok {
			tb.Errorf("the page's script failed: %v", thrown.ExceptionDetails)
		}
	})
	p := &tab{tb, func(actions ...chromedp.Action) error {
		ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
		defer cancel()
		return chromedp.Run(ctx, actions...)
	}}
	p.size(wide, high)
	p.do(before...)
	p.do(chromedp.Navigate(address))
	return p
}

func (p *tab) do(actions ...chromedp.Action) {
	p.Helper()
	if err := p.run(actions...); err != nil {
		p.Fatal(err)
	}
}

func (p *tab) size(wide, high int64) {
	p.Helper()
	p.do(emulation.SetDeviceMetricsOverride(wide, high, 1, false))
}

// ask evaluates an expression.
func ask[T any](p *tab, expression string) T {
	p.Helper()
	var out T
	p.do(chromedp.Evaluate(expression, &out))
	return out
}

// until waits until an expression is true.
func (p *tab) until(expression string) {
	p.Helper()
	for end := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		if ask[bool](p, expression) {
			return
		}
		if time.Now().After(end) {
			p.Fatalf("never so: %s; the page: %s", expression, ask[string](p, "document.body.dataset.role + ' ' + document.body.innerText"))
		}
	}
}

// shows waits until the page shows a word.
func (p *tab) shows(word string) {
	p.Helper()
	p.until(`document.getElementById("word").innerText.replace(/\s+/g, " ").trim() === ` + quoted(word))
}

func quoted(s string) string { return `"` + s + `"` }

// picture is what the page looks like.
func (p *tab) picture() image.Image {
	p.Helper()
	var data []byte
	p.do(chromedp.CaptureScreenshot(&data))
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		p.Fatal(err)
	}
	return picture
}

// keep keeps a picture to be looked at, where that is wanted.
func keep(tb testing.TB, name string, picture image.Image) {
	tb.Helper()
	folder := os.Getenv(picturesIn)
	if folder == "" {
		return
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), out.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
}

// shared is a server and what it shares.
type shared struct {
	*share.Server
	clock drive.Clock
	press chan struct{}

	mu     sync.Mutex
	driver *drive.Driver
	woken  chan struct{}
}

// serve shares nothing yet.
func serve(tb testing.TB, themeName string) *shared {
	tb.Helper()
	s := &shared{clock: drive.System(), press: make(chan struct{}, 100), woken: make(chan struct{}, 1)}
	colours, ok := theme.Get(themeName)
	if !ok {
		tb.Fatalf("no theme %q", themeName)
	}
	server, err := share.Listen(share.Options{
		Addr: netip.MustParseAddr("127.0.0.1"), Clock: s.clock.Now, Theme: colours, Control: true,
		Press: func() { s.press <- struct{}{} },
	})
	if err != nil {
		tb.Fatal(err)
	}
	s.Server = server
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); s.drive(ctx) }()
	tb.Cleanup(func() {
		cancel()
		<-done
		if err := server.Close(); err != nil {
			tb.Error(err)
		}
	})
	return s
}

// drive wakes the run when it wants to be.
func (s *shared) drive(ctx context.Context) {
	for {
		s.mu.Lock()
		wait := time.Hour
		if s.driver != nil {
			s.driver.Wake()
			if until, ok := s.driver.Until(); ok {
				wait = until
			}
		}
		s.mu.Unlock()
		select {
		case <-time.After(wait):
		case <-s.woken:
		case <-ctx.Done():
			return
		}
	}
}

// begin begins a run.
func (s *shared) begin(plan *protocol.Plan, speed session.Speed) {
	s.mu.Lock()
	s.driver = drive.New(plan, s.clock, speed, s.Turn)
	s.mu.Unlock()
	s.woken <- struct{}{}
}

// end ends the run as the program does: nothing is told of it once no run is on the screen.
func (s *shared) end(done bool, action string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.driver = nil
	s.Idle(done, action)
}

// want does what is wanted of the run.
func (s *shared) want(kinds ...session.IntentKind) {
	s.mu.Lock()
	for _, k := range kinds {
		s.driver.Do(session.Intent{Kind: k})
	}
	s.mu.Unlock()
	select {
	case s.woken <- struct{}{}:
	default:
	}
}

func expand(tb testing.TB, p protocol.Protocol, o protocol.Options) *protocol.Plan {
	tb.Helper()
	plan, err := protocol.Expand(p, o)
	if err != nil {
		tb.Fatal(err)
	}
	return &plan
}
