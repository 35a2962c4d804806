//go:build linux

package awake

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"presshold/internal/phrase/english"
)

// holdMark makes the test program hold on to the buses that follow, until it is killed.
const holdMark = "presshold-hold"

func TestMain(m *testing.M) {
	if len(os.Args) > 3 && os.Args[1] == holdMark {
		_, how, err := buses{os.Args[2], os.Args[3]}.hold("a run")
		fmt.Println(how, err)
		time.Sleep(time.Hour) // without cgo, waiting for nothing is a deadlock
	}
	os.Exit(m.Run())
}

// startBus runs a bus until the test ends, and gives its address.
func startBus(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("dbus-daemon is not installed, so there is no bus to hold on to")
	}
	cmd := exec.Command(program, "--session", "--nofork", "--nopidfile", "--print-address",
		"--address=unix:path="+filepath.Join(t.TempDir(), "bus"))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(address)
}

// stub stands in for logind and for the desktop's screen saver.
type stub struct {
	conn  *dbus.Conn
	asked chan string // what is asked of it, in words
	locks chan lock
	hangs bool
}

// lock is what logind gives: a pipe of which the program gets the end to write on.
type lock struct{ read, write *os.File }

// login and saver are the stub as each service sees it.
type (
	login struct{ *stub }
	saver struct{ *stub }
)

func (s login) Inhibit(what, who, why, mode string) (dbus.UnixFD, *dbus.Error) {
	if s.hangs {
		select {}
	}
	read, write, err := os.Pipe()
	if err != nil {
		return 0, dbus.MakeFailedError(err)
	}
	fd := write.Fd()
	s.locks <- lock{read, write}
	s.asked <- fmt.Sprintf("inhibit %s for %s because of %s: %s", what, who, why, mode)
	return dbus.UnixFD(fd), nil
}

func (s saver) Inhibit(who, why string) (uint32, *dbus.Error) {
	if s.hangs {
		select {}
	}
	s.asked <- fmt.Sprintf("inhibit for %s because of %s", who, why)
	return 7, nil
}

func (s saver) UnInhibit(cookie uint32) *dbus.Error {
	s.asked <- fmt.Sprintf("uninhibit %d", cookie)
	return nil
}

// serve puts a stub on a bus until the test ends.
func serve(t *testing.T, bus string, hangs bool) *stub {
	t.Helper()
	conn, err := dbus.Connect(bus)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	s := &stub{conn: conn, asked: make(chan string, 9), locks: make(chan lock, 9), hangs: hangs}
	for name, export := range map[string]func() error{
		"org.freedesktop.login1": func() error {
			return conn.Export(login{s}, "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
		},
		"org.freedesktop.ScreenSaver": func() error {
			return conn.Export(saver{s}, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
		},
	} {
		if err := export(); err != nil {
			t.Fatal(err)
		}
		if reply, err := conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
			t.Fatal(name, reply, err)
		}
	}
	return s
}

// freed waits until nobody but the stub holds a lock that it gave.
func (s *stub) freed(t *testing.T) {
	t.Helper()
	l := <-s.locks
	defer l.read.Close()
	l.write.Close()
	l.read.SetReadDeadline(time.Now().Add(5 * time.Second))
	if _, err := l.read.Read(make([]byte, 1)); err != io.EOF {
		t.Errorf("the lock is held yet (%v)", err)
	}
}

func TestHold(t *testing.T) {
	bus := startBus(t)
	s := serve(t, bus, false)
	before := runtime.NumGoroutine()
	release, how, err := buses{bus, bus}.hold("a run")
	if err != nil || how != "login1, ScreenSaver" {
		t.Fatalf("held by %q (%v)", how, err)
	}
	asked := map[string]bool{<-s.asked: true, <-s.asked: true}
	for _, want := range []string{
		"inhibit idle for presshold because of a run: block", "inhibit for presshold because of a run",
	} {
		if !asked[want] {
			t.Errorf("%q isn't asked: %v", want, asked)
		}
	}
	release()
	release()
	if got := <-s.asked; got != "uninhibit 7" {
		t.Errorf("released by %q", got)
	}
	s.freed(t)
	alone(t, before)
}

// TestCrash kills the program that holds.
func TestCrash(t *testing.T) {
	bus := startBus(t)
	s := serve(t, bus, false)
	if err := s.conn.AddMatchSignal(dbus.WithMatchMember("NameOwnerChanged")); err != nil {
		t.Fatal(err)
	}
	lost := make(chan *dbus.Signal, 99)
	s.conn.Signal(lost)
	cmd := exec.Command(os.Args[0], holdMark, bus, bus)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if said, err := bufio.NewReader(out).ReadString('\n'); said != "login1, ScreenSaver <nil>\n" {
		t.Fatalf("it says %q (%v)", said, err)
	}
	cmd.Process.Kill()
	cmd.Wait()
	s.freed(t)
	for range 2 { // one connection for each bus: that is how a screen saver notices
		for sig := range lost {
			if owner, ok := sig.Body[len(sig.Body)-1].(string); ok && owner == "" {
				break
			}
		}
	}
}

// TestChild says that no child goes on holding the lock.
func TestChild(t *testing.T) {
	bus := startBus(t)
	s := serve(t, bus, false)
	release, _, err := buses{system: bus}.hold("a run")
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command("sleep", "60")
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	defer child.Wait()
	defer child.Process.Kill()
	release()
	s.freed(t)
}

// TestHalf says that one way is enough.
func TestHalf(t *testing.T) {
	bus := startBus(t)
	serve(t, bus, false)
	nowhere := "unix:path=" + filepath.Join(t.TempDir(), "none")
	for want, b := range map[string]buses{
		"login1": {bus, nowhere}, "ScreenSaver": {"", bus},
	} {
		release, how, err := b.hold("a run")
		if err != nil || how != want {
			t.Errorf("held by %q (%v), want %q", how, err, want)
		}
		release()
	}
}

// TestNothing says that Hold gives up soon, and leaves nothing running, where there is
// no bus, nobody on it, or nobody who answers.
func TestNothing(t *testing.T) {
	empty := startBus(t)
	stuck := startBus(t)
	serve(t, stuck, true)
	listener, err := net.Listen("unix", filepath.Join(t.TempDir(), "silent"))
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	silent := "unix:path=" + listener.Addr().String()
	for name, bus := range map[string]string{
		"no bus": "", "nowhere": "unix:path=" + filepath.Join(t.TempDir(), "none"), "garbage": "unix:",
		"nobody": empty, "stuck": stuck, "silent": silent,
	} {
		t.Run(name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			began := time.Now()
			release, how, err := buses{bus, bus}.hold("a run")
			if took := time.Since(began); took > 500*time.Millisecond {
				t.Errorf("it took %v", took)
			}
			if err == nil || how != "" {
				t.Errorf("held by %q", how)
			}
			release()
			if name != "stuck" { // the stub's own goroutines are
				alone(t, before)
			}
		})
	}
}

// A machine without D-Bus is told so once, whatever was tried.
func TestNoBus(t *testing.T) {
	for _, bus := range []string{"", "unix:path=" + filepath.Join(t.TempDir(), "none")} {
		release, _, err := buses{bus, bus}.hold("a run")
		release()
		if want := fmt.Errorf(english.AwakeFailed, errNoBus).Error(); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", bus, err, want)
		}
	}
}

func TestFindBuses(t *testing.T) {
	const system = "unix:path=/run/dbus/system_bus_socket"
	for name, c := range map[string]struct {
		env  map[string]string
		want buses
	}{
		"none":    {nil, buses{system, ""}},
		"said":    {map[string]string{"DBUS_SESSION_BUS_ADDRESS": "unix:path=/a", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/b"}, buses{"unix:path=/b", "unix:path=/a"}},
		"runtime": {map[string]string{"XDG_RUNTIME_DIR": "/run/user/7"}, buses{system, "unix:path=/run/user/7/bus"}},
		"program": {map[string]string{"DBUS_SESSION_BUS_ADDRESS": "unixexec:path=/bin/sh;unix:path=/a;autolaunch:"}, buses{system, "unix:path=/a"}},
		"network": {map[string]string{"DBUS_SYSTEM_BUS_ADDRESS": "tcp:host=box,port=1"}, buses{}},
	} {
		if got := findBuses(func(v string) string { return c.env[v] }); got != c.want {
			t.Errorf("%s: got %+v, want %+v", name, got, c.want)
		}
	}
}

// alone waits until no more goroutines run than before.
func alone(t *testing.T, before int) {
	t.Helper()
	by := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(by) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines run, %d did before:\n%s", runtime.NumGoroutine(), before,
				stacks[:runtime.Stack(stacks, true)])
		}
		runtime.Gosched()
	}
}
