package system

import (
	"errors"
	"testing"
)

func TestHomeAs(t *testing.T) {
	for _, tt := range []struct{ home, text, want string }{
		{"/home/anna", "/home/anna/x and /home/anna", "~/x and ~"},
		{"/home/anna", "/home/annabel/x", "/home/annabel/x"},
		{"/home/anna", "/home/anna, /home/anna/data", "~, ~/data"},
		{`C:\Users\anna`, `C:\Users\anna\AppData`, `~\AppData`},
		{"/", "/data/x", "/data/x"},
		{"", "/data/x", "/data/x"},
	} {
		if got := homeAs(tt.home, nil)(tt.text); got != tt.want {
			t.Errorf("at home in %q, %q is %q, want %q", tt.home, tt.text, got, tt.want)
		}
	}
	if got := homeAs("/home/anna", errors.New("no home"))("/home/anna"); got != "/home/anna" {
		t.Errorf("without a home it is %q", got)
	}
}
