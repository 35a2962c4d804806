package system

import (
	"errors"
	"net/netip"
	"slices"
	"testing"

	"presshold/internal/phrase/english"
	"presshold/internal/share"
)

func TestSharing(t *testing.T) {
	wifi := share.Interface{Name: "wlan0", Addr: netip.MustParseAddr("192.168.1.20")}
	cable := share.Interface{Name: "eth0", Addr: netip.MustParseAddr("10.1.2.3")}
	lo := share.Interface{Name: "lo", Addr: netip.MustParseAddr("127.0.0.1")}
	for _, tt := range []struct {
		name string
		at   string
		all  []share.Interface
		err  error
		want []finding
	}{
		{"two", "", []share.Interface{wifi, cable, lo}, nil, []finding{{"sharing", "wlan0 192.168.1.20, used by --share", ""}, {"sharing", "eth0 10.1.2.3", ""}}},
		{"chosen", "10.1.2.3", []share.Interface{wifi, cable, lo}, nil, []finding{{"sharing", "wlan0 192.168.1.20", ""}, {"sharing", "eth0 10.1.2.3, used by --share", ""}}},
		{"no network", "", []share.Interface{lo}, nil, []finding{{"sharing", "lo 127.0.0.1, used by --share", english.DoctorShareHere}}},
		{"the machine alone, as wanted", "lo", []share.Interface{wifi, lo}, nil, []finding{{"sharing", "wlan0 192.168.1.20", ""}, {"sharing", "lo 127.0.0.1, used by --share", ""}}},
		{"gone", "wlan1", []share.Interface{wifi}, nil, []finding{{"sharing", `no private address is called "wlan1": use wlan0 192.168.1.20`, english.DoctorShareNamed}}},
		{"none", "", nil, nil, []finding{{"sharing", "this machine has no private address", ""}}},
		{"broken", "", nil, errors.New("no netlink"), []finding{{"sharing", "no netlink", ""}}},
	} {
		got := sharing(tt.at, func() ([]share.Interface, error) { return tt.all, tt.err })
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}
