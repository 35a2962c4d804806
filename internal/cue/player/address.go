package player

import (
	"net"
	"path"
	"strconv"
	"strings"
)

type address struct {
	network string // "unix", "tcp", "tcp4" or "tcp6"
	at      string // a socket's path, or host:port
}

func (a address) String() string { return a.network + ":" + a.at }

// nativePort is where PulseAudio listens when it does so on TCP.
const nativePort = "4713"

// addresses are the places where a sound server may listen, the likeliest first. These are
// the ones in PULSE_SERVER if it is set, else the user's runtime folder and its substitutes.
// Parts of PULSE_SERVER may be bound to a machine, by its host name.
func addresses(env func(string) string, uid int, host string) []address {
	if said := env("PULSE_SERVER"); said != "" {
		return parseServer(said, host)
	}
	var all []address
	add := func(parts ...string) {
		if parts[0] != "" {
			all = append(all, address{"unix", path.Join(parts...)})
		}
	}
	add(env("PULSE_RUNTIME_PATH"), "native")
	add(env("XDG_RUNTIME_DIR"), "pulse", "native")
	if env("XDG_RUNTIME_DIR") == "" && uid >= 0 {
		add("/run/user", strconv.Itoa(uid), "pulse", "native")
	}
	if home := env("HOME"); home != "" && host != "" {
		add(home, ".config", "pulse", host+"-runtime", "native")
	}
	add("/run/pulse", "native")
	return all
}

// parseServer reads PulseAudio's server string: addresses with spaces between them, each
// perhaps bound to a machine by {its name}. It ignores invalid ones.
func parseServer(said, host string) []address {
	var all []address
	for _, word := range strings.Fields(said) {
		if bound, rest, ok := strings.Cut(word, "}"); ok && strings.HasPrefix(word, "{") {
			if bound[1:] != host {
				continue
			}
			word = rest
		}
		if a, ok := parseAddress(word); ok {
			all = append(all, a)
		}
	}
	return all
}

func parseAddress(word string) (address, bool) {
	if strings.HasPrefix(word, "/") {
		return address{"unix", word}, true
	}
	switch network, at, _ := strings.Cut(word, ":"); network {
	case "unix":
		return address{network, at}, at != ""
	case "tcp", "tcp4", "tcp6":
		return address{network, withPort(at)}, at != ""
	}
	// What remains is a host alone, perhaps with a port.
	return address{"tcp", withPort(word)}, word != "" && !strings.ContainsAny(word, "/{}")
}

func withPort(host string) string {
	if _, _, err := net.SplitHostPort(host); err == nil {
		return host
	}
	return net.JoinHostPort(strings.Trim(host, "[]"), nativePort) // an IPv6 address may be bare
}

// cookiePaths are the files that may hold the secret that a sound server wants,
// the likeliest first.
func cookiePaths(env func(string) string) []string {
	if cookie := env("PULSE_COOKIE"); cookie != "" {
		return []string{cookie}
	}
	var all []string
	if config := env("XDG_CONFIG_HOME"); config != "" {
		all = append(all, path.Join(config, "pulse", "cookie"))
	}
	if home := env("HOME"); home != "" {
		all = append(all, path.Join(home, ".config", "pulse", "cookie"), path.Join(home, ".pulse-cookie"))
	}
	return all
}
