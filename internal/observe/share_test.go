package observe

import (
	"bufio"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"presshold/internal/drive"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/share"
	"presshold/internal/tui/theme"
)

// sharer are observers that can share, and nothing else.
func sharer() (*Observers, share.Interface) {
	look, _ := theme.Get(theme.Dark)
	o := Start(Options{Cues: Silence(), Clock: drive.System(), Share: share.Options{
		Clock: func() time.Duration { return 0 }, Theme: look, Press: func() {},
	}})
	return o, share.Interface{Name: "lo", Addr: netip.MustParseAddr("127.0.0.1")}
}

func TestShared(t *testing.T) {
	o, lo := sharer()
	if o.Shared() != (Shared{}) || o.Failures() != nil {
		t.Fatalf("shared at first: %+v, %v", o.Shared(), o.Failures())
	}
	if err := o.Share(lo, false); err != nil {
		t.Fatal(err)
	}
	first := o.Shared()
	if first.At != lo || !strings.HasPrefix(first.Page, "http://127.0.0.1:") || first.Button != "" {
		t.Errorf("shared is %+v", first)
	}
	if err := o.Share(lo, true); err != nil {
		t.Fatal(err)
	}
	if with := o.Shared(); with.Page != first.Page || with.Button == "" || with.Button == first.Page {
		t.Errorf("with a button it is %+v", with)
	}
	o.Unshare()
	if problems := o.Close(nil); len(problems) > 0 || o.Shared() != (Shared{}) {
		t.Errorf("after the end %+v, %v", o.Shared(), problems)
	}
	at, err := url.Parse(first.Page)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := net.Dial("tcp", at.Host); err == nil {
		c.Close()
		t.Error("it listens still")
	}
}

// A run that is shared in its middle is shown as it stands, without what was heard before.
func TestSharedInMidRun(t *testing.T) {
	plan, err := protocol.Expand(short("s"), protocol.Options{})
	if err != nil {
		t.Fatal(err)
	}
	o, lo := sharer()
	defer o.Close(nil)
	d := drive.New(&plan, drive.Clock{Now: func() time.Duration { return 0 }}, 1, o.Follow(&plan).Tell)
	d.Wake()
	d.Do(session.Intent{Kind: session.Pause})
	if err := o.Share(lo, false); err != nil {
		t.Fatal(err)
	}
	answer, err := http.Get(o.Shared().Page + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	in, seen := bufio.NewScanner(answer.Body), ""
	for !strings.Contains(seen, `"frames"`) && in.Scan() {
		seen = in.Text()
	}
	if !strings.Contains(seen, `"word":"PAUSED"`) || strings.Contains(seen, `"cues"`) {
		t.Errorf("who joins is told %q", seen)
	}
}

// What can't be shared shows as a failure until something can.
func TestShareFailure(t *testing.T) {
	o, lo := sharer()
	if err := o.ShareAt("10.203.0.113", false); err == nil {
		t.Fatal("it is shared at an address that is not this machine's")
	}
	if all := o.Failures(); len(all) != 1 || !strings.HasPrefix(all[0].Text, "not shared: no private address is called \"10.203.0.113\"") || all[0].Sign == "" {
		t.Errorf("the failures are %+v", all)
	}
	if err := o.Share(lo, false); err != nil || o.Failures() != nil {
		t.Errorf("%v, and the failures are %+v", err, o.Failures())
	}
	if err := o.Share(share.Interface{Name: "none", Addr: netip.MustParseAddr("10.255.255.1")}, false); err == nil {
		t.Error("it listens at an address that this machine lacks")
	}
	if problems := o.Close(nil); len(problems) != 1 || !strings.Contains(problems[0].Error(), "not shared: share the run: listen") {
		t.Errorf("told at the end are %v", problems)
	}
}
