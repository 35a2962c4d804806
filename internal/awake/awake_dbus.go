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
	"sync"
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

// What every way fails with alike.
var (
	errNoBus    = errors.New(english.AwakeNoBus)
	errNoAnswer = errors.New(english.AwakeNoAnswer)
)

// hold tries all ways at once, and is content if one works in time.
func (b buses) hold(reason string) (release func(), how string, err error) {
	intime, stop := context.WithTimeout(context.Background(), limit)
	defer stop()
	methods := b.methods()
	lets, failed := make([]func(), len(methods)), make([]error, len(methods))
	var work sync.WaitGroup
	for i, m := range methods {
		work.Go(func() {
			failed[i] = guard.Call(func() (err error) { lets[i], err = m.take(intime, reason); return err })
		})
	}
	work.Wait()
	var names []string
	var errs []error
	for i, err := range failed {
		switch {
		case err == nil:
			names = append(names, methods[i].name)
		case !errors.Is(err, errNoBus) && !errors.Is(err, errNoAnswer):
			errs = append(errs, fmt.Errorf("%s: %w", methods[i].name, err))
		case !slices.Contains(errs, err):
			errs = append(errs, err)
		}
	}
	lets = slices.DeleteFunc(lets, func(let func()) bool { return let == nil })
	release = sync.OnceFunc(func() {
		for _, let := range lets {
			let()
		}
	})
	if len(names) == 0 {
		return release, "", fmt.Errorf(english.AwakeFailed, errors.Join(errs...))
	}
	return release, strings.Join(names, ", "), nil
}

// take connects and takes hold, for as long as the connection lasts: let closes it. It gives up
// when it isn't in time.
func (g holdMethod) take(intime context.Context, reason string) (let func(), err error) {
	if g.bus == "" {
		return nil, errNoBus
	}
	conn, err := dbus.Dial(g.bus)
	if errors.Is(err, fs.ErrNotExist) {
		err = errNoBus
	}
	if err != nil {
		return nil, err
	}
	defer context.AfterFunc(intime, func() { _ = guard.Call(conn.Close) })() // it fails if it is closed already
	err = conn.Auth(nil)
	if err == nil {
		err = conn.Hello()
	}
	if err == nil {
		var undo func()
		if undo, err = g.inhibit(conn, reason); err == nil {
			return func() { undo(); _ = conn.Close() }, nil // it holds nothing any more
		}
	}
	_ = conn.Close() // the first error counts
	if intime.Err() != nil {
		err = errNoAnswer
	}
	return nil, err
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
