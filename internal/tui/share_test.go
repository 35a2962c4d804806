package tui

import (
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"presshold/internal/input"
	"presshold/internal/observe"
	"presshold/internal/session"
	"presshold/internal/share"
)

// network stands in for the network of the room.
type network struct {
	places []share.Interface
	shared observe.Shared
	broken error
	told   []string
}

func (n *network) Interfaces() ([]share.Interface, error) { return n.places, nil }
func (n *network) Shared() observe.Shared                 { return n.shared }
func (n *network) Unshare()                               { n.shared = observe.Shared{} }
func (n *network) Share(at share.Interface, button bool) error {
	if n.broken != nil {
		return n.broken
	}
	n.shared.At = at
	n.shared.Page = "http://" + netip.AddrPortFrom(at.Addr, 43211).String() + "/0123456789abcdefghjkmnpqrs"
	if button {
		n.shared.Button = strings.Replace(n.shared.Page, "/0123", "/3210", 1)
	}
	return nil
}

func (n *network) Idle(done bool, does string) {
	n.told = append(n.told, fmt.Sprintf("idle %v %q", done, does))
}

func (n *network) SessionClock(left time.Duration, _ time.Time) {
	n.told = append(n.told, fmt.Sprint("hour ", left))
}

// sharingRig is a program that can share runs in a network.
func sharingRig(t testing.TB, w, h int, change ...func(*Options)) (*rig, *network) {
	t.Helper()
	n := &network{places: []share.Interface{
		{Name: "wlan0", Addr: netip.MustParseAddr("192.168.178.20")},
		{Name: "eth0", Addr: netip.MustParseAddr("10.1.2.3")},
		{Name: "lo", Addr: netip.MustParseAddr("127.0.0.1")},
	}}
	return newRig(t, w, h, append(change, func(o *Options) { o.Share = n })...), n
}

func TestShare(t *testing.T) {
	r, n := sharingRig(t, 80, 24, starting(t, "mine"))
	r.press("f8")
	r.shows("Other screens", "> wlan0 192.168.178.20", "  eth0 10.1.2.3", "whoever can read this network")
	if n.shared.Page != "" {
		t.Fatal("the key alone shares")
	}
	r.press("down", "enter")
	r.shows("http://10.1.2.3:43211/0123456789abcdefghjkmnpqrs", "eth0 10.1.2.3: shared", "▀", "scan it with a phone")
	r.send(tea.EnvMsg{"LC_ALL=C", "TERM=xterm"})
	r.lacks("▀")
	r.lacks("scan")
	r.send(tea.EnvMsg{"LC_ALL=C.UTF-8", "TERM=xterm"})
	n.shared.Followers = 2
	r.send(input.Changed)
	r.shows("2 follow")
	r.press("c")
	r.shows("/3210456789abcdefghjkmnpqrs", "can press the primary key")
	r.press("c")
	r.shows("/0123456789abcdefghjkmnpqrs")
	r.press("esc")
	r.shows("2 follow", "HOLD")
	r.press("f8", "backspace")
	r.shows("space share")
	r.press("esc")
	r.lacks("follow")
	if n.shared.Page != "" {
		t.Error("it is shared still")
	}
}

// Who asks to share when the program is started sees the address at once; in a run a word
// says where it is.
func TestSharedFromTheStart(t *testing.T) {
	shared := func(o *Options) {
		n := &network{places: []share.Interface{{Name: "lo", Addr: netip.MustParseAddr("127.0.0.1")}}}
		_ = n.Share(n.places[0], false)
		o.Share, o.ShowShare = n, true
	}
	r := newRig(t, 80, 24, shared)
	r.shows("http://127.0.0.1:43211/0123456789abcdefghjkmnpqrs")
	r.press("esc", "n", "i", "n", "enter")
	r.shows("f8 shows the address for other screens")
	r.wait(5 * time.Second)
	r.lacks("f8 shows")
	r = newRig(t, 80, 24, shared, starting(t, "mine"))
	r.shows("f8 shows the address for other screens")
	r.titled("GET READY, point 1 - presshold")
}

func TestShareFails(t *testing.T) {
	r, n := sharingRig(t, 80, 24)
	n.broken = errors.New("no buffer space available")
	r.press("f8", "enter")
	r.shows("no buffer space available", "space share")
	n.broken = nil
	r.press("enter")
	r.shows("http://192.168.178.20:43211/")
}

// A machine without a network has nothing to share at, and a command without runs no key.
func TestNothingToShare(t *testing.T) {
	r, n := sharingRig(t, 80, 24)
	n.places = nil
	r.press("f8")
	r.lacks("space share")
	r.press("enter", "c")
	if n.shared.Page != "" {
		t.Error("it is shared at no address")
	}
	r = newRig(t, 80, 24)
	r.press("f8")
	r.lacks("Other screens")
	r.press("?")
	r.lacks("other screens")
}

// Whatever the size of the window, the overlay fits, and a code is whole or not there.
func TestShareFits(t *testing.T) {
	for _, addr := range []string{"10.1.2.3", "192.168.178.200", "fd12:3456:789a:bcde:f012:3456:789a:bcde"} {
		r, n := sharingRig(t, 80, 24)
		n.places[0].Addr = netip.MustParseAddr(addr)
		r.press("f8", "c")
		for w := 20; w <= 130; w += 5 {
			for h := 6; h <= 40; h++ {
				r.send(tea.WindowSizeMsg{Width: w, Height: h})
				lines := strings.Split(r.screen(), "\n")
				if len(lines) != h {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				inked, shown := 0, strings.Contains(strings.Join(strings.Fields(strings.Join(lines[:min(8, h)], "")), ""), n.shared.Button)
				for _, l := range lines {
					if ansi.StringWidth(l) > w {
						t.Fatalf("%dx%d: %q is too wide", w, h, l)
					}
					if strings.ContainsAny(l, "▀▄") {
						inked++
					}
				}
				if inked == 0 && strings.Contains(r.screen(), "scan") {
					t.Fatalf("%dx%d: no code to scan\n%s", w, h, r.screen())
				}
				if whole := inked >= 15; inked > 0 && !whole || !shown && w >= 40 && h >= 12 {
					t.Fatalf("%dx%d: %d lines of the code, the address shown: %v\n%s", w, h, inked, shown, r.screen())
				}
				if inked == 0 && w >= 50 && h >= 38 {
					t.Errorf("%dx%d: no code below for %s", w, h, addr)
				}
				if inked == 0 && w >= 85 && h >= 26 || inked == 0 && addr != n.places[0].Addr.StringExpanded() && w >= 80 && h >= 24 {
					t.Errorf("%dx%d: no code for %s", w, h, addr)
				}
			}
		}
	}
}

// tap is a press of another device's button, a while after what was before.
func (r *rig) tap() {
	r.t.Helper()
	r.wait(time.Second)
	r.send(input.Pressed)
}

// TestButton holds that the button of another device is the primary key of run, summary and
// picker, and nothing anywhere else.
func TestButton(t *testing.T) {
	r, _ := sharingRig(t, 80, 24)
	r.press("n", "i", "n")
	r.tap()
	r.titled("GET READY - presshold")
	r.wait(5 * time.Second)
	r.tap()
	r.titled("PAUSED - presshold")
	r.send(input.Pressed) // it bounces, or somebody else presses too
	r.titled("PAUSED - presshold")
	r.press("?")
	r.tap()
	r.titled("GET READY - presshold")
	r.wait(4 * time.Second)
	for _, ask := range []string{"q", "ctrl+p"} {
		r.press(ask)
		before := r.m.overlay
		r.tap()
		if r.m.overlay != before {
			t.Errorf("the button answers %q", before)
		}
		r.press("esc")
	}
	r.titled("HOLD - presshold")
	r.press("f")
	r.wait(10 * time.Second)
	r.shows("Summary")
	r.tap()
	r.titled("GET READY - presshold")
}

func TestButtonMeansNothing(t *testing.T) {
	t.Run("before the safety text is read", func(t *testing.T) {
		r, _ := sharingRig(t, 300, 90, func(o *Options) { o.SafetySeen = false })
		r.tap()
		r.shows("Before you press")
	})
	t.Run("as nothing is shared", func(t *testing.T) {
		r, n := sharingRig(t, 80, 24)
		r.press("f8")
		r.tap()
		if n.shared.Page != "" {
			t.Error("it shares")
		}
	})
	t.Run("while a note is typed", func(t *testing.T) {
		r, _ := sharingRig(t, 80, 24, starting(t, "mine"), func(o *Options) {
			follower(o).Enter = func(int, observe.Entry, string) error { return nil }
		})
		r.wait(time.Hour)
		r.press("n", "o")
		r.tap()
		r.shows("Summary")
	})
}

// The button never says that it was let go of: it is no long press, which would finish.
func TestButtonIsNoLongPress(t *testing.T) {
	r, _ := sharingRig(t, 80, 24, starting(t, "ninety-second-compression"))
	r.send(tea.KeyboardEnhancementsMsg{Flags: ansi.KittyReportEventTypes | ansi.KittyReportAllKeysAsEscapeCodes})
	r.wait(10 * time.Second)
	r.tap()
	r.wait(5 * time.Second)
	r.titled("PAUSED - presshold")
	if e, ok := r.last(session.SessionEnd); ok {
		t.Errorf("the run ended: %+v", e)
	}
}

// Other screens know what the primary key does where there is no run, and of the session
// clock.
func TestOtherScreensAreTold(t *testing.T) {
	var n *network
	r, _ := appointed(t, 80, 24, minutesFor(50), func(o *Options) {
		n = &network{places: []share.Interface{{Name: "lo", Addr: netip.MustParseAddr("127.0.0.1")}}}
		o.Share = n
	})
	r.press("f8", "enter", "esc", "n", "i", "n", "enter")
	r.wait(5 * time.Second)
	r.press("f")
	r.wait(6 * time.Second)
	var idle []string
	for _, told := range n.told {
		if !strings.HasPrefix(told, "hour") {
			idle = append(idle, told)
		}
	}
	if want := []string{`idle false "start"`, `idle true "repeat the plan at the next point"`}; !slices.Equal(idle, want) {
		t.Errorf("told is %q, want %q", idle, want)
	}
	if !slices.Contains(n.told, "hour 50m0s") {
		t.Errorf("of the session clock %q is told", n.told)
	}
}

// A notice is worded for the room that the run screen has for it.
func TestNoticeFits(t *testing.T) {
	for w := 20; w <= 80; w++ {
		r := newRig(t, w, 14, starting(t, "mine"))
		r.m.say(time.Minute, "f8 shows the address for other screens", "f8: other screens")
		if got := r.screen(); !strings.Contains(got, "other screens") {
			t.Errorf("%d wide, it is cut:\n%s", w, got)
		}
	}
}
