package system

import (
	"cmp"
	"runtime"
	"slices"
	"strings"

	"presshold/internal/cli/app"
	"presshold/internal/settings"
	"presshold/internal/share"
)

// finding is one thing that was looked at.
type finding struct {
	what  string
	found string
	hint  string // what to do about it; "" for nothing
}

// findingWidth is how wide the names of what was looked at are.
const findingWidth = 13

// privacy tells who may look at what is recorded.
func privacy(p settings.Paths) finding {
	if open := app.Exposed(p); len(open) > 0 {
		return finding{"privacy", "other users of this machine may look into " + strings.Join(open, ", "), "chmod go= keeps others out"}
	}
	if runtime.GOOS == "windows" {
		return finding{"privacy", "the access lists of these folders say who may look into them: your account alone, in your profile", ""}
	}
	return finding{"privacy", "what is recorded is for your account alone", ""}
}

// sharing tells of the addresses at which runs can be shared, and which of them would be. That
// at which no other device is reached comes last, and is told where there is no other.
func sharing(at string, interfaces func() ([]share.Interface, error)) []finding {
	const what = "sharing"
	hint := ""
	all, err := interfaces()
	used, missing := share.Find(at, all)
	if err == nil && missing != nil && at != "" {
		hint = "share.at in the settings names it"
	}
	if err = cmp.Or(err, missing); err != nil {
		return []finding{{what, err.Error(), hint}}
	}
	var found []finding
	for _, i := range all {
		f := finding{what, i.String(), ""}
		if i == used {
			f.found += ", used by --share"
		}
		if !i.IsLoopback() || i == used {
			found = append(found, f)
		}
	}
	if used.IsLoopback() && at == "" {
		found[len(found)-1].hint = "no other device reaches that: this machine has no private address"
	}
	return found
}

// gauges tells of the serial ports at which a force gauge may be, and of the one in the
// settings.
func gauges(ports func() ([]string, error), g settings.GaugeSettings) finding {
	f := finding{what: "gauge"}
	all, err := ports()
	switch {
	case err != nil:
		f.found = "the serial ports can't be listed: " + err.Error()
	case len(all) == 0:
		f.found = "no serial port"
	default:
		f.found = "serial ports: " + strings.Join(all, ", ")
	}
	switch {
	case len(g.Command) > 0:
		f.found += "; read by " + g.String() + ", by the settings"
	case g.Port != "" && err == nil && !slices.Contains(all, g.Port):
		f.found += "; " + g.String() + " of the settings is not among them"
	case g.Port != "":
		f.found += "; " + g.String() + " is that of the settings"
	case len(all) > 0:
		f.hint = "presshold drill --pressure --gauge " + all[len(all)-1] + " reads a force gauge there"
	default:
		f.hint = "for drills of pressure only; a command of yours can bring readings, too: [gauge] in the settings"
	}
	return f
}
