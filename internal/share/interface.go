package share

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"slices"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// Interface is an address under which other devices reach this machine, and the network
// interface that has it.
type Interface struct {
	Name string // such as "wlan0"
	Addr netip.Addr
}

func (i Interface) String() string { return i.Name + " " + i.Addr.String() }

// IsLoopback tells of an address that no other device reaches.
func (i Interface) IsLoopback() bool { return i.Addr.IsLoopback() }

// Interfaces lists the addresses at which a run may be shared, the one to take first: that
// of the way out of this network, the other private ones (RFC 1918, fc00::/7), those that a
// device without a network gives itself (169.254/16), and at last the loopback. Public
// addresses are never among them, nor are fe80::/10, which no browser opens.
func Interfaces() ([]Interface, error) {
	links, err := net.Interfaces()
	if err != nil {
		return nil, fmt.Errorf(english.ShareNoInterfaces, err)
	}
	var all []Interface
	for _, link := range links {
		if link.Flags&net.FlagUp == 0 {
			continue
		}
		addrs, err := link.Addrs()
		if err != nil {
			continue // it has just gone
		}
		for _, a := range addrs {
			if n, err := netip.ParsePrefix(a.String()); err == nil {
				all = append(all, Interface{link.Name, n.Addr().Unmap().WithZone("")})
			}
		}
	}
	return usable(all, wayOut()), nil
}

// wayOut is the address from which this machine reaches other networks; the zero value if
// it reaches none. Nothing is sent for it: a datagram socket only looks the way up.
func wayOut() netip.Addr {
	const elsewhere = "198.51.100.1:9"    // for examples in books: nobody has it
	c, err := net.Dial("udp4", elsewhere) //nolint:noctx // it does not wait
	if err != nil {
		return netip.Addr{}
	}
	defer c.Close() //nolint:errcheck // nothing was written
	at, _ := netip.ParseAddrPort(c.LocalAddr().String())
	return at.Addr()
}

// usable returns the interfaces whose addresses a run may be shared at, in order.
func usable(all []Interface, wayOut netip.Addr) []Interface {
	rank := func(a netip.Addr) int {
		switch {
		case a == wayOut && a.IsPrivate():
			return 0
		case a.IsPrivate() && a.Is4():
			return 1
		case a.IsPrivate():
			return 2
		case a.Is4() && a.IsLinkLocalUnicast():
			return 3
		case a.IsLoopback() && a.Is4():
			return 4
		case a.IsLoopback():
			return 5
		default:
			return -1
		}
	}
	all = slices.DeleteFunc(slices.Clone(all), func(i Interface) bool { return rank(i.Addr) < 0 })
	slices.SortStableFunc(all, func(a, b Interface) int { return rank(a.Addr) - rank(b.Addr) })
	return all
}

// Check returns an error for a name, other than "", that means nothing on this machine: neither an
// address that it has nor a network interface, be it up or down.
func Check(name string) error {
	all, _ := Interfaces()
	_, absent := net.InterfaceByName(name)
	if name == "" || absent == nil || len(all) == 0 { // without any network, no other name is better
		return nil
	}
	_, unknown := Find(name, all)
	return unknown
}

// Find is the first of the addresses that is called so: by the name of its interface, by itself,
// or by both; the first of all for "". The error says which there are that other devices reach.
func Find(name string, all []Interface) (Interface, error) {
	addr, _ := netip.ParseAddr(name)
	var known []string
	for _, i := range all {
		if name == "" || name == i.Name || addr == i.Addr || name == i.String() {
			return i, nil
		}
		if !i.IsLoopback() || all[0].IsLoopback() {
			known = append(known, i.String())
		}
	}
	if len(all) == 0 {
		return Interface{}, errors.New(english.ShareNoAddress)
	}
	return Interface{}, fmt.Errorf(english.ShareUnknown, name, plain.OrList(known))
}
