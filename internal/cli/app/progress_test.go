package app

import (
	"bytes"
	"testing"
	"testing/synctest"
	"time"
)

// What is done at once shows no progress; what takes longer shows a line that is drawn
// anew, and leaves nothing of it.
func TestProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		p := showProgress(&out)
		p.tell("checking", 0.1)
		time.Sleep(900 * time.Millisecond)
		p.close()
		if out.Len() > 0 {
			t.Errorf("shown is %q", out.String())
		}
	})
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		p := showProgress(&out)
		time.Sleep(1100 * time.Millisecond)
		p.tell("checking", 0.42)
		time.Sleep(200 * time.Millisecond)
		p.tell("rebuilding", -1)
		time.Sleep(1800 * time.Millisecond)
		p.close()
		const want = "\r\x1b[Kchecking: 42 %\r\x1b[Krebuilding: 1 s"
		if got := out.String(); len(got) < len(want) || got[:len(want)] != want || got[len(got)-len(eraseLine):] != eraseLine {
			t.Errorf("shown is %q", got)
		}
	})
}
