package share

import (
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

func at(name, addr string) Interface { return Interface{name, netip.MustParseAddr(addr)} }

func TestUsable(t *testing.T) {
	lo4, lo6 := at("lo", "127.0.0.1"), at("lo", "::1")
	wifi, cable, docker := at("wlan0", "192.168.1.20"), at("eth0", "10.1.2.3"), at("docker0", "172.17.0.1")
	unique, self := at("eth0", "fd00::2"), at("eth1", "169.254.7.7")
	public4, public6, link6, shared := at("eth0", "203.0.113.5"), at("eth0", "2001:db8::1"), at("eth0", "fe80::1"), at("ts0", "100.64.0.1")
	for _, tt := range []struct {
		name   string
		have   []Interface
		wayOut string
		want   []Interface
	}{
		{"nothing", nil, "", nil},
		{"no network", []Interface{lo6, lo4}, "", []Interface{lo4, lo6}},
		{"the way out goes first", []Interface{lo4, docker, wifi}, "192.168.1.20", []Interface{wifi, docker, lo4}},
		{"as they come, without one", []Interface{lo4, docker, wifi}, "", []Interface{docker, wifi, lo4}},
		{"a way out that is public", []Interface{public4, cable}, "203.0.113.5", []Interface{cable}},
		{"IPv4 before IPv6", []Interface{unique, cable}, "", []Interface{cable, unique}},
		{"a link without a router", []Interface{self, unique, lo4}, "169.254.7.7", []Interface{unique, self, lo4}},
		{"what is never used", []Interface{public4, public6, link6, shared}, "", nil},
	} {
		out, _ := netip.ParseAddr(tt.wayOut)
		if got := usable(tt.have, out); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	all := []Interface{at("wlan0", "192.168.1.20"), at("eth0", "10.1.2.3"), at("eth0", "fd00::2"), at("lo", "127.0.0.1")}
	for _, tt := range []struct{ name, want, err string }{
		{"", "wlan0 192.168.1.20", ""},
		{"eth0", "eth0 10.1.2.3", ""},
		{"fd00::2", "eth0 fd00::2", ""},
		{"127.0.0.1", "lo 127.0.0.1", ""},
		{"wlan1", "", `no private address is called "wlan1": use wlan0 192.168.1.20, eth0`},
		{"10.1.2.4", "", `no private address is called "10.1.2.4"`},
		{"eth0 fd00::2", "eth0 fd00::2", ""},
		{"wlan0 fd00::2", "", "use wlan0 192.168.1.20, eth0 10.1.2.3 or eth0 fd00::2"},
	} {
		got, err := Find(tt.name, all)
		switch {
		case tt.err == "" && (err != nil || got.String() != tt.want):
			t.Errorf("%q: %v, %v, want %s", tt.name, got, err, tt.want)
		case tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)):
			t.Errorf("%q: %v, want an error with %s", tt.name, err, tt.err)
		}
	}
	if _, err := Find("", nil); err == nil {
		t.Error("found one of none")
	}
}

// What a mistyped name is, and an interface that is there, even one without an address.
func TestCheck(t *testing.T) {
	links, err := net.Interfaces()
	if err != nil {
		t.Fatal(err)
	}
	right := []string{""}
	for _, link := range links {
		right = append(right, link.Name)
	}
	all, _ := Interfaces()
	for _, i := range all {
		right = append(right, i.Addr.String(), i.String())
	}
	for _, name := range right {
		if err := Check(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"wlan99", "10.203.0.113"} {
		if err := Check(name); (err == nil) != (len(all) == 0) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// Of this machine nothing but what is private comes out.
func TestInterfaces(t *testing.T) {
	all, err := Interfaces()
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range all {
		if i.Name == "" || !i.Addr.IsPrivate() && !i.Addr.IsLinkLocalUnicast() && !i.Addr.IsLoopback() {
			t.Errorf("%v", i)
		}
	}
}
