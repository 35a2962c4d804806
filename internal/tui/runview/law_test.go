package runview

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
	"presshold/internal/tui/ui/uitest"
)

// texts are names as people, and files, have them.
func texts() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"", "upper trapezius", "僧帽筋 上部", "👩‍👩‍👧‍👦 family", "❤️ heart", "🇩🇪", "e\u0301", "\x1b[31mred\x1b[0m",
			"a\tb\nc\rd", "\x1b]0;title\a", "\u202eright to left", "\x9b31m", "\xff\xfe", "1️⃣", strings.Repeat("long ", 40),
		}),
		rapid.StringN(0, 30, -1),
	)
}

func provenances() *rapid.Generator[protocol.Provenance] {
	return rapid.SampledFrom([]protocol.Provenance{{}, stated, assumed, chosen})
}

func phases() *rapid.Generator[protocol.Phase] {
	return rapid.Custom(func(t *rapid.T) protocol.Phase {
		ms := rapid.IntRange(500, 200_000)
		p := protocol.Phase{
			Kind: rapid.SampledFrom(protocol.Kinds()).Draw(t, "kind"),
			From: provenances().Draw(t, "from"), CapFrom: provenances().Draw(t, "cap from"),
		}
		if rapid.Bool().Draw(t, "labelled") {
			p.Label = texts().Draw(t, "label")
		}
		a, b := time.Duration(ms.Draw(t, "a"))*time.Millisecond, time.Duration(ms.Draw(t, "b"))*time.Millisecond
		switch rapid.IntRange(0, 2).Draw(t, "span") {
		case 0:
			p.Duration = protocol.Fixed(a)
		case 1:
			p.Duration = protocol.Span{Min: min(a, b), Max: max(a, b)}
		default:
			p.Duration, p.Cap, p.Guide = protocol.Span{Open: true}, max(a, b), min(a, b)
			if rapid.Bool().Draw(t, "counted") {
				p.Count = protocol.Range{Min: 10, Max: 12}
			}
		}
		return p
	})
}

func views() *rapid.Generator[View] {
	return rapid.Custom(func(t *rapid.T) View {
		p := phases().Draw(t, "phase")
		length := p.Duration.Max
		if p.Duration.Open {
			length = p.Cap
		}
		elapsed := time.Duration(rapid.Int64Range(0, int64(length)-1).Draw(t, "elapsed"))
		v := running(p, elapsed)
		v.State = rapid.SampledFrom([]session.State{
			session.Running, session.Running, session.Running, session.Halted, session.Ready, session.Waiting, session.Finished,
		}).Draw(t, "state")
		v.ReadyLeft = time.Duration(rapid.Int64Range(1, int64(12*time.Second)).Draw(t, "ready"))
		v.ByGap = rapid.Bool().Draw(t, "gap")
		v.Shift = rapid.SampledFrom([]session.Shift{session.NoShift, session.Deeper, session.Again}).Draw(t, "shift")
		v.Active = time.Duration(rapid.Int64Range(int64(elapsed), int64(3*time.Hour)).Draw(t, "active"))
		if rapid.Bool().Draw(t, "has a budget") {
			v.Budget = time.Duration(rapid.IntRange(60, 10_000).Draw(t, "budget")) * time.Second
			v.Total = time.Duration(rapid.Int64Range(int64(elapsed), int64(3*time.Hour)).Draw(t, "total"))
			v.PointsLeft = rapid.IntRange(0, 3).Draw(t, "left")
		}
		v.Note = texts().Draw(t, "note")
		v.Remains = v.Remaining + time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "remains"))
		v.Round, v.Rounds.Max = rapid.IntRange(0, 1000).Draw(t, "round"), rapid.IntRange(0, 1000).Draw(t, "rounds")
		v.RoundsFrom, v.Rounds.Min = provenances().Draw(t, "rounds from"), max(0, v.Rounds.Max-rapid.IntRange(0, 5).Draw(t, "rounds fewer"))
		v.Upcoming, v.NextIsEnd = phases().Draw(t, "next"), rapid.Bool().Draw(t, "end")
		v.At.Site, v.UpcomingPoint.Site = texts().Draw(t, "site"), texts().Draw(t, "next site")
		v.Protocol, v.Notice, v.LevelName = texts().Draw(t, "name"), texts().Draw(t, "notice"), texts().Draw(t, "level")
		v.LatestScore = session.ClientScore{N: rapid.IntRange(0, 10).Draw(t, "score"), Given: rapid.Bool().Draw(t, "given")}
		v.Speed, v.Muted = session.Speed(rapid.IntRange(0, 120).Draw(t, "speed"))/2, rapid.Bool().Draw(t, "muted")
		v.Failures = rapid.SliceOfN(texts(), 0, 3).Draw(t, "marks")
		for range rapid.IntRange(0, 6).Draw(t, "hints") {
			v.Hints = append(v.Hints, Hint{texts().Draw(t, "key"), texts().Draw(t, "does")})
		}
		v.SessionClock = rapid.SampledFrom([][]string{nil, {"32 min left, until 14:50", "32 min left"}, {"3 min over"}}).Draw(t, "hour")
		v.Area = texts().Draw(t, "area")
		v.Question = rapid.SliceOfN(texts(), 0, 2).Draw(t, "question")
		v.Answers = v.Answers[:rapid.IntRange(0, 4).Draw(t, "answers")]
		return v
	})
}

// look are styles by what they are made of, which reads better in a failure.
type look struct {
	name     string
	profile  colorprofile.Profile
	grounded bool
}

func (l look) styles() theme.Styles {
	st := theme.New(l.name, true, l.profile)
	if l.grounded {
		st = st.Grounded()
	}
	return st
}

func looks() *rapid.Generator[look] {
	return rapid.Custom(func(t *rapid.T) look {
		return look{
			rapid.SampledFrom(uitest.Themes()).Draw(t, "theme"),
			rapid.SampledFrom([]colorprofile.Profile{
				colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor,
			}).Draw(t, "profile"),
			rapid.Bool().Draw(t, "grounded"),
		}
	})
}

// TestFrameFills: a frame has h lines of w cells, counted by clusters, and no control
// sequence but colours.
func TestFrameFills(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, st := views().Draw(t, "view"), looks().Draw(t, "look").styles()
		w := rapid.OneOf(rapid.IntRange(1, 40), rapid.IntRange(1, 300)).Draw(t, "w")
		h := rapid.OneOf(rapid.IntRange(1, 12), rapid.IntRange(1, 90)).Draw(t, "h")
		f := Render(v, st, w, h)
		lines := strings.Split(f.Content, "\n")
		if len(lines) != h {
			t.Fatalf("%d lines, want %d", len(lines), h)
		}
		for i, line := range lines {
			plain := strip(t, line)
			if g := ansi.StringWidth(plain); g != w {
				t.Fatalf("line %d is %d cells wide, want %d: %q", i, g, w, plain)
			}
		}
		if strip(t, f.Title) != f.Title {
			t.Fatalf("a control sequence in the title %q", f.Title)
		}
		if f.Percent < 0 || f.Percent > 100 {
			t.Fatalf("%d percent", f.Percent)
		}
	})
}

// strip takes the colours out of a line and fails on any other control character.
func strip(t *rapid.T, line string) string {
	var out strings.Builder
	for line != "" {
		if rest, ok := strings.CutPrefix(line, "\x1b["); ok {
			end := strings.IndexFunc(rest, func(r rune) bool { return r != ';' && (r < '0' || r > '9') })
			if end < 0 || rest[end] != 'm' {
				t.Fatalf("not a colour: %q", line)
			}
			line = rest[end+1:]
			continue
		}
		r := []rune(line)[0]
		if r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			t.Fatalf("control character %q in %q", r, line)
		}
		out.WriteRune(r)
		line = line[len(string(r)):]
	}
	return out.String()
}

// TestChangeIsEarlyEnough: until Change has passed, the screen is drawn the same.
func TestChangeIsEarlyEnough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, st := views().Draw(t, "view"), looks().Draw(t, "look").styles()
		w, h := rapid.IntRange(1, 300).Draw(t, "w"), rapid.IntRange(1, 90).Draw(t, "h")
		d, ok := Change(v.Snapshot)
		if !ok {
			d = time.Hour
		}
		if d <= 0 {
			t.Fatalf("the next change is %v ahead", d)
		}
		before := Render(v, st, w, h)
		for _, at := range []time.Duration{0, d / 3, d - 1} {
			if after := Render(later(v, at), st, w, h); after != before {
				t.Fatalf("the screen changed within %v of %v:\n%s\n%s", at, d, ansi.Strip(before.Content), ansi.Strip(after.Content))
			}
		}
	})
}

// TestSecondsChangeTogether: in a phase of whole seconds the screen changes on whole
// and half seconds only, so that one second costs at most two drawings.
func TestSecondsChangeTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := running(hold, 0)
		v.Active = time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "active"))
		drawn := 0
		for v.Remaining > 0 {
			d, ok := Change(v.Snapshot)
			if !ok {
				t.Fatal("nothing will change in a hold")
			}
			v = later(v, d)
			drawn++
			if v.Elapsed%step != 0 {
				t.Fatalf("drawn %v into the hold", v.Elapsed)
			}
		}
		if most := int(hold.Duration.Max / step); drawn > most {
			t.Fatalf("drawn %d times in %v", drawn, hold.Duration.Max)
		}
	})
}

func TestStillWhenNothingMoves(t *testing.T) {
	for _, state := range []session.State{session.Halted, session.Waiting, session.Finished} {
		v := running(hold, time.Second)
		v.State = state
		if d, ok := Change(v.Snapshot); ok {
			t.Errorf("%s: something changes in %v", state, d)
		}
	}
}

func TestNoRoom(t *testing.T) {
	st := theme.New(theme.Dark, true, colorprofile.TrueColor)
	for _, size := range [][2]int{{0, 0}, {-1, 5}, {5, 0}} {
		if f := Render(running(hold, 0), st, size[0], size[1]); f.Content != "" {
			t.Errorf("%v: drew %q", size, f.Content)
		}
	}
	if f := Render(View{}, st, 1, 1); f.Content == "" {
		t.Error("an empty view was not drawn at all")
	}
}
