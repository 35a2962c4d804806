package cue

import (
	"errors"
	"fmt"
	"time"

	"presshold/internal/guard"
)

// errHangs is the failure of a call that took longer than it may.
var errHangs = errors.New("does not answer")

// lineup plays on the first of several players that works. It belongs to one
// goroutine and never waits: what a player is asked is done by a hand.
type lineup struct {
	players []Player // the first plays; those before it were left
	hand    hand
	doing   *play // what the hand is busy with, if that is a clip

	stop bool  // wanted, in this order, as soon as the hand is free
	next *play //
	warm bool  //

	active time.Duration // until when something sounds, or when it was last made ready
	used   bool          // something was ever played or made ready
	left   string        // the player that was left last, and why
	err    error         // the first failure
}

// play is a clip and until when it may begin.
type play struct {
	clip Clip
	by   time.Duration
}

// play plays a clip now, or as soon as the player is free if that is not after by.
// A clip that still waits then gives way to it.
func (l *lineup) play(now time.Duration, c Clip, by time.Duration) {
	l.next = &play{c, by}
	l.step(now)
}

// wake makes the player ready.
func (l *lineup) wake(now time.Duration) {
	l.warm = true
	l.step(now)
}

// wakeAt is when the player must be made ready for a clip that is due then; false if
// it need not be, for it will still be awake: a sound server that was idle for some
// seconds takes some hundred milliseconds to begin.
func (l *lineup) wakeAt(due time.Duration) (time.Duration, bool) {
	const (
		dozes  = 4 * time.Second
		before = time.Second
	)
	if len(l.players) == 0 || l.warm || l.used && due-l.active < dozes {
		return 0, false
	}
	return due - before, true
}

// hush cuts off what sounds.
func (l *lineup) hush(now time.Duration) {
	l.next = nil
	l.stop = l.active > now || l.doing != nil
	l.active = min(l.active, now)
	l.step(now)
}

// step gives the hand the next thing to do.
func (l *lineup) step(now time.Duration) {
	if l.hand.busy || len(l.players) == 0 {
		return
	}
	player := l.players[0]
	l.doing = nil
	if l.next != nil && l.next.by < now {
		l.next = nil // late: worse than none
	}
	switch {
	case l.stop:
		l.stop = false
		l.hand.begin(now, player.Stop)
	case l.next != nil:
		p := l.next
		l.doing, l.next = p, nil
		l.active, l.used = max(l.active, now+p.clip.Length()), true
		l.hand.begin(now, func() error { return player.Play(p.clip) })
	case l.warm:
		l.warm = false
		l.active, l.used = max(l.active, now), true
		l.hand.begin(now, player.Warm)
	}
}

// finish takes the outcome of what the hand did.
func (l *lineup) finish(now time.Duration, err error) {
	l.hand.busy = false
	if err != nil {
		l.fall(now, err)
	}
	l.step(now)
}

// watch falls back if the hand has been busy for too long.
func (l *lineup) watch(now time.Duration) {
	if l.hand.busy && now-l.hand.since >= Patience {
		l.fall(now, errHangs)
		l.step(now)
	}
}

// until is when watch has something to do.
func (l *lineup) until() (time.Duration, bool) { return l.hand.since + Patience, l.hand.busy }

// fall leaves the first player for the next, which at once takes over what the first
// was asked to play, if there is still time for it.
func (l *lineup) fall(now time.Duration, err error) {
	failed := l.players[0]
	l.players = l.players[1:]
	l.left = failed.Name() + " stopped"
	if l.err == nil {
		l.err = fmt.Errorf("sound: %s: %w", failed.Name(), err)
	}
	l.hand.leave()
	guard.Go(func() { _ = failed.Close() }, nil) // it has failed already, and may hang again
	if l.next == nil {
		l.next = l.doing
	}
	l.doing, l.stop, l.warm = nil, false, true
	l.active = now
}

// quiet tells whether nothing sounds and nothing is about to.
func (l *lineup) quiet(now time.Duration) bool {
	return !l.hand.busy && (l.active <= now || len(l.players) == 0)
}

// name is the player that plays; "" if none is left.
func (l *lineup) name() string {
	if len(l.players) == 0 {
		return ""
	}
	return l.players[0].Name()
}

// status tells what is wrong, if anything.
func (l *lineup) status() string {
	switch {
	case l.left == "":
		return ""
	case len(l.players) == 0:
		return "no sound (" + l.left + ")"
	default:
		return "sound: " + l.name() + " (" + l.left + ")"
	}
}

// close closes all players that are left. It waits for them no longer than Patience.
func (l *lineup) close() error {
	l.hand.leave()
	limit := time.NewTimer(Patience)
	defer limit.Stop()
	closed := make(chan error, len(l.players))
	for _, p := range l.players {
		guard.Go(func() {
			err := guard.Call(p.Close)
			if err != nil {
				err = fmt.Errorf("sound: close %s: %w", p.Name(), err)
			}
			closed <- err
		}, nil)
	}
	for range l.players {
		select {
		case err := <-closed:
			if l.err == nil {
				l.err = err
			}
		case <-limit.C:
			if l.err == nil {
				l.err = fmt.Errorf("sound: close: %w", errHangs)
			}
			return l.err
		}
	}
	return l.err
}
