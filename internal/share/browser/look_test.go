package browser

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui/uitest"
)

// everyPhase is a protocol with a phase of each kind.
func everyPhase(tb testing.TB) *protocol.Plan {
	tb.Helper()
	from := protocol.Provenance{Basis: protocol.Chosen}
	timed := func(k protocol.Kind, seconds int) protocol.Phase {
		return protocol.Phase{Kind: k, Duration: protocol.Fixed(time.Duration(seconds) * time.Second), From: from}
	}
	return expand(tb, protocol.Protocol{
		ID: "test", Name: "Test",
		Points:   []protocol.Point{{Site: "upper trapezius", Side: protocol.Left}, {Site: "levator scapulae", Side: protocol.Right}},
		Pressure: protocol.Pressure{Change: protocol.Up, Level: 1, Levels: []string{"light", "moderate", "deep"}},
		Blocks: []protocol.Block{{
			Phases: []protocol.Phase{
				timed(protocol.Hold, 30),
				{Kind: protocol.Hold, Label: "deep hold", Duration: protocol.Span{Min: time.Second, Max: 25 * time.Second}, From: from},
				timed(protocol.Release, 20),
				{Kind: protocol.Hold, Duration: protocol.Span{Open: true}, Cap: 90 * time.Second, Guide: 20 * time.Second, From: from},
				timed(protocol.Release, 120),
				timed(protocol.PositionOfEase, 90), timed(protocol.Contract, 7), timed(protocol.Stretch, 30),
				timed(protocol.Stroke, 30), timed(protocol.Heat, 60), timed(protocol.Movement, 30),
				{Kind: protocol.CheckIn, Waits: true},
			},
			Rounds: protocol.Rounds{Planned: 8, From: from},
		}},
	}, protocol.Options{CountIn: 20 * time.Second, Ready: 10 * time.Second})
}

// moments are the states of a page, and how a run comes to each from the one before.
func moments() []moment {
	do := func(kinds ...session.IntentKind) func(*shared) {
		return func(s *shared) { s.want(kinds...) }
	}
	return []moment{
		{"ready", do()},
		{"hold", do(session.Next)},
		{"in-range", do(session.Next)},
		{"release", do(session.Next)},
		{"open", do(session.Next)},
		{"paused", do(session.Pause)},
		{"position-of-ease", do(session.Resume, session.Next, session.Next)},
		{"contract", do(session.Next)},
		{"stretch", do(session.Next)},
		{"stroke", do(session.Next)},
		{"heat", do(session.Next)},
		{"movement", do(session.Next)},
		{"check-in", do(session.Next)},
		{"reposition", do(session.FinishPoint)},
		{"finished", do(session.Finish)},
		{"idle", func(s *shared) { s.Idle(false, "start") }},
	}
}

type moment struct {
	role string
	come func(*shared)
}

// comes waits until the page shows a state.
func (p *tab) comes(role string) {
	p.Helper()
	p.until("document.body.dataset.role === " + quoted(role))
	p.do(chromedp.Sleep(250 * time.Millisecond)) // the bar has moved, the frame is drawn
}

// screens are those that the page must suit.
func screens() map[string][2]int64 {
	return map[string][2]int64{
		"phone": {390, 844}, "phone-landscape": {844, 390}, "tablet": {1024, 768}, "tablet-portrait": {768, 1024}, "tv": {1920, 1080},
	}
}

// TestPictures shows the states on every screen, without and with the button: nothing sticks
// out of it. The pictures are kept where PRESSHOLD_PICTURES says, to be looked at.
func TestPictures(t *testing.T) {
	needsFull(t)
	browser := chromium(t)
	for kind, address := range map[string]func(*shared) string{
		"":         func(s *shared) string { return s.Address() },
		"control-": func(s *shared) string { return s.ControlAddress() },
	} {
		s := serve(t, "dark")
		page := open(browser, t, address(s), 1024, 768)
		s.begin(everyPhase(t), 1)
		s.SessionClock(32*time.Minute, time.Date(2026, 1, 1, 14, 50, 0, 0, time.UTC))
		look := func(state string) {
			t.Helper()
			page.comes(state)
			for name, size := range screens() {
				page.size(size[0], size[1])
				page.do(chromedp.Sleep(50 * time.Millisecond))
				if folder := os.Getenv(picturesIn); folder != "" {
					keep(t, kind+name+"-"+strings.ReplaceAll(state, " ", "-"), page.picture())
				}
				if out := ask[[]string](page, sticksOut); len(out) > 0 {
					t.Errorf("%s on a %s%s: %v", state, kind, name, out)
				}
			}
		}
		for _, m := range moments() {
			m.come(s)
			look(m.role)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		look("over")
	}
}

// sticksOut lists what does not fit its place.
const sticksOut = `(() => {
	const out = [];
	if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight) out.push("the page scrolls");
	for (const e of document.querySelectorAll("#head, #foot, #tools"))
		if (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1) out.push(e.textContent + " is cut");
	for (const e of document.querySelectorAll("#word div, #number div, #counts, #phase, #next, #site, #side, #press")) {
		const r = e.getBoundingClientRect(), text = e.textContent.trim();
		if (!text || e.hidden) continue;
		const tall = e.parentElement.id === "word" || e.parentElement.id === "number" ? r.height * .13 : 0;
		if (r.left < -1 || r.right > innerWidth + 1 || r.top + tall < -1 || r.bottom - tall > innerHeight + 1)
			out.push(text + ": " + [r.left, r.top, r.right, r.bottom].map(Math.round));
		if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display === "block") out.push(text + " is cut");
	}
	return out;
})()`

// shown is a state, and what somebody sees of it.
type shown struct {
	role string
	seen
}

// TestToldApart takes pictures of the states and names each from the picture alone: as
// somebody sees it who reads the upper half of a chart, on a tablet of ten inches at five
// metres; in colour, in grey, and in grey by the sides alone, without the word.
func TestToldApart(t *testing.T) {
	needsFull(t)
	const trials = 100
	browser := chromium(t)
	for _, name := range uitest.Themes() {
		t.Run(name, func(t *testing.T) {
			s := serve(t, name)
			page := open(browser, t, s.Address(), 1024, 768)
			known := map[string]seen{}
			for _, k := range page.pass(s) {
				known[k.role] = k.seen
			}
			var all []shown
			for len(all) < trials/len(uitest.Themes()) {
				all = append(all, page.pass(s)...)
			}
			right := 0
			for _, is := range all {
				inColour, inGrey, bySides := is.named(known, seen.colourTo), is.named(known, seen.greyTo), is.named(known, seen.sidesTo)
				if inColour == is.role && inGrey == is.role && bySides == is.role {
					right++
					continue
				}
				t.Errorf("%s is taken for %s in colour, %s in grey, %s by its sides", is.role, inColour, inGrey, bySides)
			}
			t.Logf("%d of %d states are told apart in colour, in grey, and in grey by the sides alone", right, len(all))
		})
	}
}

// pass goes once through all states, and looks at each at some moment.
func (p *tab) pass(s *shared) []shown {
	p.Helper()
	s.begin(everyPhase(p), 1)
	var all []shown
	for _, m := range moments() {
		m.come(s)
		p.comes(m.role)
		time.Sleep(rand.N(400 * time.Millisecond))
		all = append(all, shown{m.role, look(p.picture())})
	}
	return all
}

// seen is what somebody sees of a picture: so many spots across.
type seen struct{ red, green, blue []float64 }

const across = 75

// look is a picture as it is seen from afar.
func look(picture image.Image) seen {
	b := picture.Bounds()
	size := float64(b.Dx()) / across
	high := int(float64(b.Dy()) / size)
	s := seen{make([]float64, across*high), make([]float64, across*high), make([]float64, across*high)}
	counts := make([]float64, across*high)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			i := min(int(float64(y)/size), high-1)*across + min(int(float64(x)/size), across-1)
			c := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
			s.red[i] += float64(c.R)
			s.green[i] += float64(c.G)
			s.blue[i] += float64(c.B)
			counts[i]++
		}
	}
	for i, n := range counts {
		s.red[i], s.green[i], s.blue[i] = s.red[i]/n, s.green[i]/n, s.blue[i]/n
	}
	return s
}

func (s seen) named(known map[string]seen, far func(a, b seen) float64) string {
	best, least := "", math.Inf(1)
	for role, k := range known {
		if d := far(s, k); d < least {
			best, least = role, d
		}
	}
	return best
}

func (s seen) colourTo(b seen) float64 {
	sum := 0.0
	for i := range s.red {
		sum += math.Abs(s.red[i]-b.red[i]) + math.Abs(s.green[i]-b.green[i]) + math.Abs(s.blue[i]-b.blue[i])
	}
	return sum
}

func (s seen) greyTo(b seen) float64 {
	sum := 0.0
	for i := range s.red {
		sum += math.Abs(s.grey(i) - b.grey(i))
	}
	return sum
}

// sides is how many spots there are at each side that have nothing but the pattern.
const sides = 3

func (s seen) sidesTo(b seen) float64 {
	sum := 0.0
	for i := range s.red {
		if x := i % across; x < sides || x >= across-sides {
			sum += math.Abs(s.grey(i) - b.grey(i))
		}
	}
	return sum
}

func (s seen) grey(i int) float64 { return .299*s.red[i] + .587*s.green[i] + .114*s.blue[i] }
