package share

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/theme"
)

func TestFollow(t *testing.T) {
	r := newRig(t, Options{})
	d := r.run(expand(t, holds(protocol.Fixed(10*time.Second), 3), protocol.Options{}), 1)
	s := r.follow()
	got := s.show()
	if f := got.Frames[0]; f.Word != "HOLD" || f.At != ms(time.Hour) || f.Count != down || f.Zero != ms(time.Hour+10*time.Second) {
		t.Errorf("begins with %+v", f)
	}
	if f := got.Frames[1]; f.Word != "RELEASE" || f.At != ms(time.Hour+10*time.Second) {
		t.Errorf("goes on with %+v", f)
	}
	if n := len(got.Frames); n != 7 || got.Frames[6].Word != "DONE" || got.Until != 0 {
		t.Errorf("%d frames, the last %+v, until %v", n, got.Frames[n-1], got.Until)
	}
	r.pass(d, 4*time.Second)
	d.Do(session.Intent{Kind: session.Pause})
	got = s.show()
	if f := got.Frames[0]; len(got.Frames) != 1 || f.Word != "PAUSED" || f.Digits != "6" || f.Do != "resume" {
		t.Errorf("paused: %+v", got)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if event, _ := s.next(); event != "over" {
		t.Errorf("at the end: %q", event)
	}
}

func TestPage(t *testing.T) {
	r := newRig(t, Options{Control: true})
	for _, address := range []string{r.Address(), r.Address() + "/", r.ControlAddress()} {
		if answer, _ := r.get(address); answer.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", address, answer.Status)
		}
	}
}

// TestIPv6 holds that browsers reach an address of IPv6 by the name that they give it.
func TestIPv6(t *testing.T) {
	s, err := Listen(Options{Addr: netip.MustParseAddr("::1"), Clock: newClock().Now})
	if err != nil {
		t.Skipf("there is no IPv6 here: %v", err)
	}
	defer s.Close()
	r := &rig{T: t, Server: s}
	if answer, _ := r.get(s.Address()); answer.StatusCode != http.StatusOK {
		t.Errorf("%s: %s", s.Address(), answer.Status)
	}
}

// Every state has a sign on the page beside its colour, under its own name.
func TestPageKnowsRoles(t *testing.T) {
	for _, r := range theme.Roles() {
		if !strings.Contains(strings.ReplaceAll(pageStyle, `"`, ""), "[data-role="+string(r)+"]") {
			t.Errorf("the style sheet has nothing for %s", r)
		}
	}
}
