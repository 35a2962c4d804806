package observe

import (
	"fmt"
	"time"

	"presshold/internal/drive"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/share"
)

// Shared describes how runs are shared. The zero value means that they are not.
type Shared struct {
	At        share.Interface
	Page      string // the address of the page
	Button    string // the address of the page with the button; "" for none
	Followers int
}

type sharing struct {
	opts   share.Options
	server *share.Server // nil if nothing is shared
	at     share.Interface
	latest *drive.Turn    // of the current run; nil for none
	failed error          // why sharing failed
	ending []<-chan error // of servers that are being closed
}

func (s *sharing) turn(t drive.Turn) {
	s.latest = &t
	if s.server != nil {
		s.server.Turn(t)
	}
}

// Interfaces are the network addresses to share at.
func (o *Observers) Interfaces() ([]share.Interface, error) { return share.Interfaces() }

// Share shares the runs at an address, from the current one on. If they are shared there already,
// it adds the page with the button.
func (o *Observers) Share(at share.Interface, button bool) error {
	s := &o.sharing
	if s.server != nil && s.at == at {
		if button {
			s.server.AddControl()
		}
		return nil
	}
	o.Unshare()
	opts := s.opts
	opts.Addr, opts.Control = at.Addr, button
	server, err := share.Listen(opts)
	if s.failed = err; err != nil {
		return err
	}
	s.server, s.at = server, at
	if s.latest != nil {
		late := *s.latest
		late.Happened, late.Intents = nil, nil // before anybody could follow
		server.Turn(late)
	}
	return nil
}

// ShareAt shares at the address that [share.Find] finds by name. An error is also among the
// Failures.
func (o *Observers) ShareAt(name string, button bool) error {
	all, err := share.Interfaces()
	if err == nil {
		var at share.Interface
		if at, err = share.Find(name, all); err == nil {
			return o.Share(at, button)
		}
	}
	o.sharing.failed = err
	return err
}

// Unshare ends sharing.
func (o *Observers) Unshare() {
	s := &o.sharing
	if s.server == nil {
		return
	}
	server, ended := s.server, make(chan error, 1)
	guard.Go(func() { ended <- guard.Call(server.Close) }, nil)
	s.server, s.at, s.ending = nil, share.Interface{}, append(s.ending, ended)
}

func (o *Observers) closeSharing() (problems []error) {
	o.Unshare()
	s := &o.sharing
	if s.failed != nil {
		problems = append(problems, fmt.Errorf(english.ObserveNotShared, s.failed))
	}
	for _, ended := range s.ending {
		if err := <-ended; err != nil {
			problems = append(problems, err)
		}
	}
	return problems
}

// Shared describes how runs are shared now.
func (o *Observers) Shared() Shared {
	s := &o.sharing
	if s.server == nil {
		return Shared{}
	}
	return Shared{s.at, s.server.Address(), s.server.ControlAddress(), s.server.Followers()}
}

// Idle tells other screens that no run is on this one; see [share.Server.Idle].
func (o *Observers) Idle(done bool, does string) {
	o.sharing.latest = nil
	if s := o.sharing.server; s != nil {
		s.Idle(done, does)
	}
}

// SessionClock tells other screens how the session clock stands; see [share.Server.SessionClock].
func (o *Observers) SessionClock(left time.Duration, ends time.Time) {
	if s := o.sharing.server; s != nil {
		s.SessionClock(left, ends)
	}
}
