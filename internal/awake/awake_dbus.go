//go:build !darwin && !windows

package awake

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/godbus/dbus/v5"

	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// buses are the addresses of the two D-Bus buses; "" for one that isn't there.
type buses struct{ system, session string }

func hold(reason string) (release func(), how string, err error) {
	return findBuses(os.Getenv).hold(reason)
}

// findBuses finds the buses without starting any.
func findBuses(env func(string) string) buses {
	b := buses{system: env("DBUS_SYSTEM_BUS_ADDRESS"), session: env("DBUS_SESSION_BUS_ADDRESS")}
	if b.system == "" {
		b.system = "unix:path=/run/dbus/system_bus_socket"
	}
	if runtime := env("XDG_RUNTIME_DIR"); b.session == "" && runtime != "" {
		b.session = "unix:path=" + dbus.EscapeBusAddressValue(filepath.Join(runtime, "bus"))
	}
	return buses{sockets(b.system), sockets(b.session)}
}

// sockets leaves of a bus's address what is a socket: other kinds run programs or
// reach for other machines.
func sockets(address string) string {
	var kept []string
	for part := range strings.SplitSeq(address, ";") {
		if strings.HasPrefix(part, "unix:") {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ";")
}

type holdMethod struct {
	name    string
	bus     string
	inhibit func(c *dbus.Conn, reason string) (let func(), err error)
}

// methods are all ways. Login1 knows of the machine's sleep, the screen saver of the
// desktop's blank screen, and many a desktop heeds only one of them.
func (b buses) methods() []holdMethod {
	return []holdMethod{
		{"login1", b.system, inhibitLogin},
		{"ScreenSaver", b.session, inhibitScreenSaver},
	}
}

type outcome struct {
	name string
	err  error
}

// errNoBus is the error of a way whose bus isn't there.
var errNoBus = errors.New(english.AwakeNoBus)

// told is the error with the name of the way, unless it is the same of every way.
func (o outcome) told() error {
	if errors.Is(o.err, errNoBus) {
		return o.err
	}
	return fmt.Errorf("%s: %w", o.name, o.err)
}

// hold tries all ways at once, and is content if one works. Those that answer too late
// are let go. A way holds as long as its connection: each is in a goroutine that ends,
// and closes it, when the hold is released.
func (b buses) hold(reason string) (release func(), how string, err error) {
	held, release := context.WithCancel(context.Background())
	intime, stop := context.WithTimeout(held, limit)
	defer stop()
	outcomes := make(chan outcome)
	methods := b.methods()
	for _, g := range methods {
		guard.Go(func() { g.keep(held, intime, reason, outcomes) }, nil) // it is in nobody's way: see intime
	}
	var names []string
	var errs []error
	for range methods {
		select {
		case o := <-outcomes:
			if o.err != nil {
				errs = append(errs, o.told())
			} else {
				names = append(names, o.name)
			}
		case <-intime.Done():
			errs = append(errs, errors.New(english.AwakeNoAnswer))
		}
	}
	if len(names) == 0 {
		release()
		if !slices.ContainsFunc(errs, func(err error) bool { return !errors.Is(err, errNoBus) }) {
			errs = errs[:1] // the same of each way
		}
		return release, "", fmt.Errorf(english.AwakeFailed, errors.Join(errs...))
	}
	if len(names) > 1 && names[0] != methods[0].name {
		names[0], names[1] = names[1], names[0]
	}
	return release, strings.Join(names, ", "), nil
}

// keep takes hold, tells what became of it if that is in time, and lets go when it is
// released.
func (g holdMethod) keep(held, intime context.Context, reason string, outcomes chan<- outcome) {
	conn, let, err := g.take(intime, reason)
	if err == nil {
		defer conn.Close() //nolint:errcheck // it holds nothing any more
		defer let()
	}
	select {
	case outcomes <- outcome{g.name, err}:
	case <-intime.Done():
		return
	}
	if err == nil {
		<-held.Done()
	}
}

// take connects and takes hold, or gives up when it isn't in time.
func (g holdMethod) take(intime context.Context, reason string) (*dbus.Conn, func(), error) {
	if g.bus == "" {
		return nil, nil, errNoBus
	}
	conn, err := dbus.Dial(g.bus)
	if errors.Is(err, fs.ErrNotExist) {
		err = errNoBus
	}
	if err != nil {
		return nil, nil, err
	}
	defer context.AfterFunc(intime, func() { _ = guard.Call(conn.Close) })() // it fails if it is closed already
	err = conn.Auth(nil)
	if err == nil {
		err = conn.Hello()
	}
	if err == nil {
		var let func()
		if let, err = g.inhibit(conn, reason); err == nil {
			return conn, let, nil
		}
	}
	_ = conn.Close() // the first error counts
	return nil, nil, err
}

// inhibitLogin keeps logind from what it does when nobody touches a key. What the user
// does, such as closing the lid, still works. The lock lasts until its file is closed.
func inhibitLogin(c *dbus.Conn, reason string) (let func(), err error) {
	var lock dbus.UnixFD
	err = c.Object("org.freedesktop.login1", "/org/freedesktop/login1").
		Call("org.freedesktop.login1.Manager.Inhibit", 0, "idle", "presshold", reason, "block").Store(&lock)
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(int(lock))                      // or a child would hold it, too
	return func() { _ = syscall.Close(int(lock)) }, nil // it can't fail
}

// inhibitScreenSaver keeps the desktop from blanking the screen, for as long as the
// connection lasts.
func inhibitScreenSaver(c *dbus.Conn, reason string) (let func(), err error) {
	var cookie uint32
	saver := c.Object("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
	err = saver.Call("org.freedesktop.ScreenSaver.Inhibit", 0, "presshold", reason).Store(&cookie)
	if err != nil {
		return nil, err
	}
	return func() {
		saver.Call("org.freedesktop.ScreenSaver.UnInhibit", dbus.FlagNoReplyExpected, cookie)
	}, nil
}
