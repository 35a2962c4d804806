package observe

import (
	"testing"

	"presshold/internal/journal"
)

// What was said of the first run at the start is of the client of then.
func TestSetClient(t *testing.T) {
	o := &Observers{first: journal.Run{Client: "K-7", Note: "mind the bruise", Threshold: 2.1}}
	if o.SetClient("K-7"); o.first.Note == "" {
		t.Error("the note is gone though the client is the same")
	}
	if o.SetClient("M-8"); o.first != (journal.Run{Client: "M-8"}) {
		t.Errorf("the first run of another client is %+v", o.first)
	}
}
