package awake

import (
	"fmt"
	"runtime"
	"sync"

	"golang.org/x/sys/windows"

	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// What a thread may ask of Windows.
const (
	continuous      = 0x80000000 // until it asks again
	systemRequired  = 0x00000001
	displayRequired = 0x00000002
)

// hold asks for the display and the system from a thread of its own, since Windows
// forgets what a thread asked when it ends.
func hold(string) (release func(), how string, err error) {
	call := windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadExecutionState")
	if err := call.Find(); err != nil {
		return func() {}, "", fmt.Errorf(english.AwakeFailed, err)
	}
	asked := make(chan error)
	done, ended := make(chan struct{}), make(chan struct{})
	guard.Go(func() {
		defer close(ended)
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		before, _, err := call.Call(continuous | systemRequired | displayRequired)
		if before == 0 {
			asked <- err
			return
		}
		asked <- nil
		<-done
		call.Call(continuous) //nolint:errcheck // there is nothing to be done about it
	}, nil)
	if err := <-asked; err != nil {
		return func() {}, "", fmt.Errorf(english.AwakeFailed, err)
	}
	return sync.OnceFunc(func() {
		close(done)
		<-ended
	}), "SetThreadExecutionState", nil
}
