package system

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"

	"presshold/internal/cli/app"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/settings"
	"presshold/internal/share"
)

// privacy tells who may look at what is recorded.
func privacy(p settings.Paths) finding {
	const what = english.DoctorPrivacy
	if open := app.Exposed(p); len(open) > 0 {
		return finding{what, fmt.Sprintf(english.DoctorExposed, plain.AndList(open)), english.DoctorExposedDo}
	}
	if runtime.GOOS == "windows" {
		return finding{what, english.DoctorAccessLists, ""}
	}
	return finding{what, english.DoctorPrivate, ""}
}

// sharing lists the addresses at which runs can be shared, and tells which of them is used. The
// one that no other device reaches is listed only if there is no other.
func sharing(at string, interfaces func() ([]share.Interface, error)) []finding {
	const what = english.DoctorSharing
	hint := ""
	all, err := interfaces()
	used, missing := share.Find(at, all)
	if err == nil && missing != nil && at != "" {
		hint = english.DoctorShareNamed
	}
	if err = cmp.Or(err, missing); err != nil {
		return []finding{{what, err.Error(), hint}}
	}
	var found []finding
	for _, i := range all {
		f := finding{what, i.String(), ""}
		if i == used {
			f.found = fmt.Sprintf(english.DoctorShareUsed, f.found)
		}
		if !i.IsLoopback() || i == used {
			found = append(found, f)
		}
	}
	if used.IsLoopback() && at == "" {
		found[len(found)-1].hint = english.DoctorShareHere
	}
	return found
}

// gauges lists the serial ports at which a force gauge may be, and tells of the gauge in the
// settings.
func gauges(ports func() ([]string, error), g settings.GaugeSettings) []finding {
	const what = english.LabelGauge
	f := finding{what: what}
	all, err := ports()
	switch {
	case err != nil:
		f.found = fmt.Sprintf(english.DoctorNoPorts, err)
	case len(all) == 0:
		f.found = english.DoctorNoPort
	default:
		f.found = fmt.Sprintf(english.DoctorPorts, plain.List(all))
	}
	switch {
	case g.Port != "" && err == nil && !slices.Contains(all, g.Port):
		return []finding{f, {what, fmt.Sprintf(english.DoctorGaugeAbsent, g), ""}}
	case g.Port != "" || len(g.Command) > 0:
		return []finding{f, {what, fmt.Sprintf(english.DoctorGaugeSet, g), ""}}
	case len(all) > 0:
		f.hint = fmt.Sprintf(english.DoctorPortDo, all[len(all)-1])
	default:
		f.hint = english.DoctorNoGaugeDo
	}
	return []finding{f}
}
