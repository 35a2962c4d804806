package browser

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// The protocol whose seconds are counted, and how fast: a hundred of them are over soon.
const (
	holdSeconds, releaseSeconds = 6, 3
	speed                       = session.Speed(4)
)

func counting(tb testing.TB) *protocol.Plan {
	tb.Helper()
	return expand(tb, protocol.Protocol{ID: "test", Name: "Test", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{
			{Kind: protocol.Hold, Duration: protocol.Fixed(holdSeconds * time.Second)},
			{Kind: protocol.Release, Duration: protocol.Fixed(releaseSeconds * time.Second)},
		},
		Rounds: protocol.Rounds{Planned: 50},
	}}}, protocol.Options{})
}

// change is a number that the page has drawn, and when: by the time of day, in ms.
type change struct {
	Text string  `json:"text"`
	At   float64 `json:"at"`
}

// watching has the page note each number when its frame has been drawn.
const watching = `(() => {
	window.changes = [];
	const number = document.getElementById("number");
	let last = number.innerText.trim();
	new MutationObserver(() => {
		const text = number.innerText.trim();
		if (text === last) return;
		last = text;
		requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => changes.push({text, at: performance.timeOrigin + performance.now()}); c.port2.postMessage(0) });
	}).observe(number, {childList: true, subtree: true, characterData: true});
	return true;
})()`

// errors are how late the numbers were drawn against when they are due, in ms; less than
// zero for early. The run began at a moment of the time of day, in ms.
func lateness(changes []change, began float64) []float64 {
	const cycle = holdSeconds + releaseSeconds
	second := 1000 / float64(speed)
	var all []float64
	for _, c := range changes {
		n, err := strconv.Atoi(c.Text)
		if err != nil {
			continue
		}
		best := math.Inf(1)
		for i := range 50 * cycle {
			left := holdSeconds - i%cycle
			if left <= 0 {
				left += releaseSeconds
			}
			if late := c.At - began - float64(i)*second; left == n && math.Abs(late) < math.Abs(best) {
				best = late
			}
		}
		all = append(all, best)
	}
	return all
}

// TestOnTime measures how late the number changes: on the loopback, over a slow network with
// jitter, and while and after one that was cut. The figures are to be read; what fails is
// only what no busy machine explains.
func TestOnTime(t *testing.T) {
	const edges = 100
	needsFull(t)
	browser := chromium(t)
	for _, tt := range []struct {
		name          string
		delay, jitter time.Duration
		cut           time.Duration
	}{
		{"loopback", 0, 0, 0},
		{"100 ms and 50 ms of jitter each way", 100 * time.Millisecond, 50 * time.Millisecond, 0},
		{"cut for 10 s", 100 * time.Millisecond, 50 * time.Millisecond, 10 * time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := serve(t, "dark")
			network, address := through(t, s.Address(), tt.delay, tt.jitter)
			page := open(browser, t, address, 1024, 768)
			began := float64(time.Now().UnixMicro()) / 1e3
			s.begin(counting(t), speed)
			page.until(`document.body.dataset.role === "hold" || document.body.dataset.role === "release"`)
			time.Sleep(2 * time.Second) // it learns the clock
			ask[bool](page, watching)
			if tt.cut > 0 {
				network.cut()
				time.Sleep(tt.cut)
				during := lateness(ask[[]change](page, "changes.splice(0)"), began)
				report(t, "while it is cut", during)
				network.mend()
				page.until(`!document.body.classList.contains("cut")`)
			}
			page.until(fmt.Sprintf("changes.length >= %d", edges))
			report(t, "whole", lateness(ask[[]change](page, "changes"), began))
		})
	}
}

// TestAfterSleep lets the device sleep: its clock stands still, its timers too, while the run
// goes on. The page never shows a number by the clock that it had before.
func TestAfterSleep(t *testing.T) {
	needsFull(t)
	browser := chromium(t)
	s := serve(t, "dark")
	page := open(browser, t, s.Address(), 390, 844, chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := cdp.AddScriptToEvaluateOnNewDocument(`(() => {
			const now = performance.now.bind(performance);
			let slept = 0;
			performance.now = () => now() - slept;
			window.sleep = ms => { slept += ms };
			window.real = now;
		})()`).Do(ctx)
		return err
	}))
	began := float64(time.Now().UnixMicro()) / 1e3
	s.begin(counting(t), speed)
	page.until(`document.body.dataset.role === "hold" || document.body.dataset.role === "release"`)
	time.Sleep(time.Second)
	ask[bool](page, strings.ReplaceAll(watching, "performance.now()", "real()"))
	ask[bool](page, "(() => { const end = real() + 3100; while (real() < end); sleep(3100); changes.length = 0; return true })()")
	page.until("changes.length >= 12")
	report(t, "after a sleep", lateness(ask[[]change](page, "changes"), began))
}

// report prints how late they were.
func report(t *testing.T, when string, late []float64) {
	t.Helper()
	if len(late) == 0 {
		t.Fatalf("%s: no number changed", when)
	}
	var off []float64
	for _, l := range late {
		off = append(off, math.Abs(l))
	}
	slices.Sort(off)
	median := off[len(off)/2]
	t.Logf("%s: %d edges, off by %.1f ms (median), %.1f ms (99th percentile), %.1f ms (most)",
		when, len(off), median, off[(len(off)-1)*99/100], off[len(off)-1])
	if median > 250 { // a busy machine delays some of them
		t.Errorf("%s: the number changes %.0f ms off", when, median)
	}
}
