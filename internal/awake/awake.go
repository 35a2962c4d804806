// Package awake keeps the machine from falling asleep and the screen from going blank
// for as long as a run is active. It holds on to what the system itself takes back when
// the program dies, so nothing stays behind after a crash.
package awake

import "time"

// limit is how long Hold may take.
const limit = 400 * time.Millisecond

// Hold keeps the machine awake until release is called, which may be done more than
// once and never fails. It tells how it does so, such as "login1, ScreenSaver". The
// reason is shown to the user by some desktops.
//
// It takes less than half a second. If there is an error nothing is held, but release
// can be called all the same.
func Hold(reason string) (release func(), how string, err error) { return hold(reason) }
