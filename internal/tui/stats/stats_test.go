package stats

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
	"presshold/internal/stats"
	"presshold/internal/tui/ui"
	"presshold/internal/tui/ui/uitest"
)

// rig plays the model to the screen, and the record.
type rig struct {
	t     testing.TB
	s     ui.Screen
	under ui.Screen // while a client is chosen
	st    ui.Env
	err   error
	reads []stats.Scope
	left  bool
}

func now() time.Time { return time.Date(2026, 3, 12, 18, 0, 0, 0, time.UTC) }

// record is a record of three months: a client's left upper trapezius eases, another
// site does not, and sessions without a client have no scores.
func record(scope stats.Scope) stats.Report {
	var rows stats.Rows
	today := stats.DayOf(now())
	neck, back := stats.Place{Site: "upper trapezius", Side: protocol.Left}, stats.Place{Site: "quadratus lumborum\x1b[2J"}
	for i := range 12 {
		day := today - stats.Day(84-7*i)
		client, place := "", back
		if i%3 > 0 {
			client, place = "4KXP-7M2C", neck
		}
		if scope.Client != "" && scope.Client != client || scope.Place.Site != "" && scope.Place != place {
			continue
		}
		work := stats.Work{Points: 1, Compression: protocol.Seconds(40+5*i) * protocol.Seconds(time.Second), Holds: 6, Fits: 6 - i%2}
		rows.Days = append(rows.Days, stats.DayRow{Day: day, Done: stats.Done{Sessions: 1, Work: work}})
		row := stats.PlaceRow{Place: place, Work: work}
		before, after := float64(8-i/2), float64(6-i/3)
		if by := int(after - before); client != "" {
			row.By = &by
		}
		rows.Places = append(rows.Places, row)
		if client != "" && client == scope.Client {
			r := stats.Reading{Session: int64(i), Began: day.Time(), Place: place, Score: stats.Pair{Before: &before, After: &after}}
			if i == 11 {
				low, high := 2.1, 2.45
				r.Threshold, r.Device = stats.Pair{Before: &low, After: &high}, "Wagner FPX"
			}
			rows.Readings = append(rows.Readings, r)
		}
	}
	if scope.Client == "" && scope.Place == (stats.Place{}) {
		rows.Days = append(rows.Days, stats.DayRow{Day: today, Drilled: stats.Drilled{Drills: 2, Answers: 10}})
	}
	rows.Practised = map[stats.Day]bool{today: true, today - 1: true}
	return stats.New(scope, rows, today)
}

func newRig(t testing.TB, w, h int, scope stats.Scope, read func(stats.Scope) stats.Report) *rig {
	t.Helper()
	r := &rig{t: t}
	r.s = New(Options{
		Scope: scope, Now: now,
		Read: func(s stats.Scope) (stats.Report, error) {
			r.reads = append(r.reads, s)
			return read(s), r.err
		},
		Clients: func() ([]string, error) { return []string{"4KXP-7M2C", "D9RT-KK2W", "4K11-0000"}, nil },
	})
	r.st = uitest.Env(w, h)
	r.run(r.s.Init(r.st))
	return r
}

func (r *rig) run(cmd tea.Cmd) {
	r.t.Helper()
	if cmd != nil {
		r.send(cmd())
	}
}

func (r *rig) send(msg tea.Msg) {
	r.t.Helper()
	step := r.s.Update(r.st, msg)
	r.run(step.Cmd)
	switch {
	case step.Open != nil:
		r.under, r.s = r.s, step.Open
		r.run(r.s.Init(r.st))
	case step.Leave && r.under != nil:
		r.s, r.under = r.under, nil
		r.send(ui.Return{})
	case step.Leave:
		r.left = true
	}
}

// press presses keys, which mean nothing else where they are typed.
func (r *rig) press(names ...string) {
	r.t.Helper()
	for _, n := range names {
		r.send(uitest.Press(r.s, r.st, n))
	}
}

func (r *rig) screen() string { return ansi.Strip(r.s.View(r.st).Content) }

func (r *rig) shows(texts ...string) {
	r.t.Helper()
	for _, s := range texts {
		if !strings.Contains(r.screen(), s) {
			r.t.Errorf("%q is not there:\n%s", s, r.screen())
		}
	}
}

func TestKeysLeadThroughTheRecord(t *testing.T) {
	r := newRig(t, 80, 24, stats.Scope{}, record)
	r.shows("Statistics: everyone", "12, 12 points worked", "> everywhere", "2 drills and 10 quiz answers")
	r.press("down")
	r.shows("Statistics: everyone, upper trapezius left", "> upper trapezius left: 8 points worked; score", "8, 8 points")
	r.press("right")
	r.shows("Weeks: everyone, upper trapezius left", "2026-03-02")
	r.press("enter")
	r.shows("Scores:", "several clients make no trend")
	r.press("/", "4", "k", "x", "enter")
	r.shows("Scores: client 4KXP-7M2C, upper trapezius left", "○", "≈", "before each session: 8 at first, 3 last")
	r.press("end")
	r.shows("Wagner FPX", "doi 10.1055/a-1304-3677")
	r.press("left", "left")
	r.shows("Statistics: client 4KXP-7M2C", "> everywhere")
	r.press("up", "esc")
	if !r.left {
		t.Error("escape does not leave")
	}
	neck := stats.Place{Site: "upper trapezius", Side: protocol.Left}
	if want := []stats.Scope{{}, {Place: neck}, {Client: "4KXP-7M2C"}}; !reflect.DeepEqual(r.reads, want) {
		t.Errorf("read %+v\nwant %+v", r.reads, want)
	}
}

func TestChoosingAClient(t *testing.T) {
	for _, tt := range []struct {
		name string
		keys []string
		want string
	}{
		{"the first", []string{"enter"}, "4KXP-7M2C"},
		{"the last", []string{"end", "enter"}, "4K11-0000"},
		{"by its beginning", []string{"d", "enter"}, "D9RT-KK2W"},
		{"without its hyphen", []string{"4", "k", "1", "1", "0", "enter"}, "4K11-0000"},
		{"after a slip", []string{"x", "backspace", "d", "9", "enter"}, "D9RT-KK2W"},
		{"nobody", []string{"x", "enter", "esc"}, ""},
		{"left as it was", []string{"d", "esc"}, ""},
		{"everyone", []string{"up", "enter"}, ""},
		{"nothing to take back", []string{"backspace", "enter"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := newRig(t, 80, 24, stats.Scope{}, record)
			r.press(append([]string{"/"}, tt.keys...)...)
			if got, ok := r.s.(*screen); !ok || got.scope.Client != tt.want {
				t.Errorf("it should look at %q\n%s", tt.want, r.screen())
			}
		})
	}
	r := newRig(t, 80, 24, stats.Scope{}, record)
	r.press("/")
	r.send(tea.PasteMsg{Content: "d9rt-kk2w"})
	r.press("enter")
	r.shows("client D9RT-KK2W", english.StatsNoMatch)
	r.press("/")
	for _, row := range []int{1, 9, 1} { // the first client, below the last, the one that is chosen
		r.send(ui.Click{Row: row})
	}
	r.shows("client 4KXP-7M2C")
}

// A place that was asked for from outside can be left and come back to.
func TestAPlaceFromOutside(t *testing.T) {
	r := newRig(t, 80, 24, stats.Scope{Client: "4KXP-7M2C", Place: stats.Place{Site: "soleus"}}, record)
	r.shows(english.StatsNoMatch, "> soleus")
	r.press("up")
	r.shows("> upper trapezius left")
	r.press("up")
	r.shows("> everywhere")
}

// What comes late of something that is no longer looked at is not shown.
func TestLateReading(t *testing.T) {
	r := newRig(t, 80, 24, stats.Scope{}, record)
	r.send(ui.Loaded[found]{Value: found{scope: stats.Scope{Client: "old"}, report: stats.Report{Done: stats.Done{Sessions: 4711}}}})
	r.shows("12, 12 points worked")
}

func TestABadRecord(t *testing.T) {
	r := newRig(t, 80, 24, stats.Scope{}, record)
	r.err = errors.New("journal.db is damaged")
	r.send(ui.Return{})
	r.shows("The record can't be read: journal.db is damaged")
	r.err = nil
	r.send(ui.Return{})
	r.shows("12, 12 points worked")
}

// Whatever is pressed at whatever size, the window is filled and nothing sticks out.
func TestAnyKeys(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w, h := rapid.IntRange(1, 120).Draw(rt, "w"), rapid.IntRange(1, 45).Draw(rt, "h")
		r := newRig(t, w, h, stats.Scope{}, record)
		all := []string{"enter", "down", "up", "left", "right", "pgdown", "end", "/", "d", "backspace", "esc"}
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(all), 0, 30).Draw(rt, "keys") {
			r.press(k)
			lines := strings.Split(r.screen(), "\n")
			if len(lines) != h {
				rt.Fatalf("%d lines in a window of %d", len(lines), h)
			}
			for _, l := range lines {
				if n := ui.Width(l); n > w {
					rt.Fatalf("%d cells in a window of %d: %q", n, w, l)
				}
			}
			for _, hint := range r.s.Help(r.st) {
				if hint.Key == "" {
					rt.Fatalf("help lists a key that there is not: %v", hint)
				}
			}
		}
	})
}

// Every screen, at three sizes, in monochrome.
func TestGolden(t *testing.T) {
	client := stats.Scope{Client: "4KXP-7M2C"}
	for _, s := range []struct {
		name  string
		scope stats.Scope
		read  func(stats.Scope) stats.Report
		keys  []string
	}{
		{"empty", stats.Scope{}, func(s stats.Scope) stats.Report { return stats.Report{Scope: s} }, nil},
		{"numbers", stats.Scope{}, record, []string{"down"}},
		{"weeks", stats.Scope{}, record, []string{"right"}},
		{"no-trend", stats.Scope{}, record, []string{"left"}},
		{"scores", client, record, []string{"left"}},
		{"chooser", client, record, []string{"/"}},
	} {
		for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 40}} {
			t.Run(fmt.Sprintf("%s/%dx%d", s.name, size[0], size[1]), func(t *testing.T) {
				r := newRig(t, size[0], size[1], s.scope, s.read)
				r.press(s.keys...)
				golden.RequireEqual(t, r.screen()+"\n")
			})
		}
	}
}

func BenchmarkView(b *testing.B) {
	b.ReportAllocs()
	r := newRig(b, 80, 24, stats.Scope{Client: "4KXP-7M2C"}, record)
	r.press("left")
	for b.Loop() {
		r.s.View(r.st)
	}
}
