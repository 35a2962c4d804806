package browser

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

// TestRejoins cuts the network: the page counts on with a word on it, says that the
// connection is lost when it can't know any more, and comes back with the right state.
func TestRejoins(t *testing.T) {
	needsFull(t)
	browser := chromium(t)
	s := serve(t, theme.Dark)
	network, address := through(t, s.Address(), 0, 0)
	page := open(browser, t, address, 1024, 768)
	s.begin(everyPhase(t), 1)
	s.want(session.Next)
	page.comes("hold")
	network.cut()
	page.until(`document.body.classList.contains("cut") && document.getElementById("notice").innerText !== ""`)
	keep(t, "tablet-cut", page.picture())
	s.want(session.Pause)
	page.comes("lost") // it can't know of the pause
	page.shows("CONNECTION LOST")
	if number := ask[string](page, `document.getElementById("number").innerText`); number != "" {
		t.Errorf("the connection is lost, and the page shows %q", number)
	}
	for name, size := range screens() {
		page.size(size[0], size[1])
		keep(t, name+"-lost", page.picture())
	}
	network.mend()
	page.comes("paused")
}

// TestPage tries the page in one browser, which takes longer to start than all of this does.
func TestPage(t *testing.T) {
	browser := chromium(t)
	t.Run("over", func(t *testing.T) { over(browser, t) })
	t.Run("button", func(t *testing.T) { button(browser, t) })
	t.Run("accessible", func(t *testing.T) { accessible(browser, t) })
}

// over follows the program from before the first run to its end.
func over(browser context.Context, t *testing.T) {
	s := serve(t, theme.Dark)
	page := open(browser, t, s.Address(), 390, 844)
	page.comes("connecting")
	s.Idle(false, "start")
	page.comes("idle")
	s.begin(everyPhase(t), 1)
	page.comes("ready")
	s.end(true, "again")
	page.comes("finished")
	if s.Followers() != 1 {
		t.Errorf("%d follow", s.Followers())
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	page.comes("over")
	if errors := ask[int](page, `performance.getEntriesByType("resource").filter(e => !e.name.startsWith(location.origin)).length`); errors != 0 {
		t.Errorf("the page asked %d others for something", errors)
	}
}

// button presses the button as a foot does.
func button(browser context.Context, t *testing.T) {
	s := serve(t, theme.Dark)
	page := open(browser, t, s.ControlAddress(), 390, 844)
	s.begin(everyPhase(t), 1)
	page.until(`document.getElementById("press").innerText === "pause"`)
	for range 3 { // a foot that bounces
		page.do(chromedp.MouseClickXY(195, 700))
	}
	select {
	case <-s.press:
	case <-time.After(10 * time.Second):
		t.Fatal("the press did not arrive")
	}
	s.want(session.Pause)
	page.until(`document.getElementById("press").innerText === "resume" && !document.getElementById("press").disabled`)
	if n := len(s.press); n != 0 {
		t.Errorf("one press came %d times", n+1)
	}
	page.do(chromedp.SendKeys("#press", " ", chromedp.ByQuery))
	select {
	case <-s.press:
	case <-time.After(10 * time.Second):
		t.Error("the key did not press the button")
	}
}

// accessible holds what somebody needs who hears the page, or whom movement makes ill.
func accessible(browser context.Context, t *testing.T) {
	s := serve(t, theme.Dark)
	page := open(browser, t, s.ControlAddress(), 390, 844)
	s.begin(everyPhase(t), 1)
	for _, m := range moments()[:3] {
		m.come(s)
		page.comes(m.role)
		word := strings.ToLower(ask[string](page, `document.getElementById("word").innerText.replace(/\s+/g, " ").trim()`))
		live := ask[string](page, `document.querySelector("[aria-live=assertive]").textContent`)
		if !strings.HasPrefix(live, strings.ReplaceAll(word, " ·", ",")) { // a dot is not read aloud
			t.Errorf("in %s, %q is said as %q", m.role, word, live)
		}
	}
	if lang := ask[string](page, "document.documentElement.lang"); lang != "en" {
		t.Errorf("the page is in %q", lang)
	}
	if unnamed := ask[int](page, `[...document.querySelectorAll("button")].filter(b => !b.hidden && !b.textContent.trim()).length`); unnamed > 0 {
		t.Errorf("%d buttons have no name", unnamed)
	}
	const moves = `getComputedStyle(document.getElementById("fill")).transitionDuration !== "0s"`
	for _, wish := range []string{"no-preference", "reduce"} {
		page.do(emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: wish}}))
		if is, want := ask[bool](page, moves), wish == "no-preference"; is != want {
			t.Errorf("with %s something moves: %v", wish, is)
		}
	}
}

// TestStaysOn holds that the screen is kept on, also where the browser has no lock for it.
func TestStaysOn(t *testing.T) {
	needsFull(t)
	browser := chromium(t)
	s := serve(t, theme.Dark)
	for _, has := range []bool{true, false} {
		page := open(browser, t, s.Address(), 390, 844)
		if !has {
			ask[bool](page, `Object.defineProperty(navigator, "wakeLock", {value: undefined}), true`)
		}
		page.until(`document.getElementById("tools").children.length > 2`)
		page.do(chromedp.Click(`//button[text()="stay on"]`, chromedp.BySearch))
		page.until(`[...document.querySelectorAll("#tools button")].find(b => b.textContent === "stay on").getAttribute("aria-pressed") === "true"`)
		if film := ask[bool](page, `[...document.querySelectorAll("video")].some(v => !v.paused)`); film == has {
			t.Errorf("with a lock: %v; a film plays: %v", has, film)
		}
	}
}

// TestHeard turns the sound and the vibration on: the cues come from the score, with the
// program's own samples, and each once.
func TestHeard(t *testing.T) {
	needsFull(t)
	browser := chromium(t)
	s := serve(t, theme.Dark)
	page := open(browser, t, s.Address(), 390, 844)
	ask[bool](page, `(() => {
		window.heard = []; window.felt = [];
		const start = AudioBufferSourceNode.prototype.start;
		AudioBufferSourceNode.prototype.start = function(at) {
			heard.push({at: at - this.context.currentTime, length: this.buffer.duration});
			return start.call(this, at);
		};
		navigator.vibrate = p => { felt.push([p].flat()); return true };
		return true;
	})()`)
	page.until(`document.getElementById("tools").children.length > 2`)
	for _, name := range []string{"sound", "vibrate"} {
		page.do(chromedp.Click(`//button[text()="`+name+`"]`, chromedp.BySearch))
		page.until(`[...document.querySelectorAll("#tools button")].find(b => b.textContent === "` + name + `").getAttribute("aria-pressed") === "true"`)
	}
	s.begin(counting(t), 1)
	page.comes("hold")
	page.until("heard.length >= 4") // press, and the last three seconds
	page.until("felt.some(p => p.length === 5)")
	if n := ask[int](page, "heard.length"); n < 5 || n > 8 {
		t.Errorf("%d tones were heard by the first release", n)
	}
	if late := ask[float64](page, "Math.max(...heard.slice(1).map(h => -h.at))"); late > 0 {
		t.Errorf("a tone began %v s late", late)
	}
}
