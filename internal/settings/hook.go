package settings

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"

	"presshold/internal/plain"
)

// Events are the kinds of events that a hook can be run on, by the engine's names.
func Events() []string {
	return []string{
		"session-start", "point-start", "block-start", "round-start", "phase-start",
		"in-range", "guide", "phase-end", "round-end", "block-end", "point-end",
		"session-end", "paused", "resumed", "get-ready", "gap", "superseded", "adjusted",
		"replanned", "score", "score-taken-back", "reply", "pressure", "rule-met", "by-hand", "pressed",
	}
}

const (
	shortestTimeout = 100 * time.Millisecond
	longestTimeout  = 10 * time.Minute
	maxHooks        = 16
)

// hook takes an entry of the hooks.
func (d *decoder) hook(e entry) {
	switch {
	case e.is(hooksTable) && e.kind == unstable.ArrayTable:
		d.settings.Hooks = append(d.settings.Hooks, Hook{Timeout: DefaultTimeout})
		d.hooks = append(d.hooks, e.key)
		return
	case e.is(hooksTable) && e.header:
		d.add(e.key, "hooks is a list: want [[hooks]]")
		return
	case e.is(hooksTable):
		d.add(e.value, "hooks is a list of tables: want [[hooks]]")
		return
	case len(d.hooks) == 0:
		d.add(e.key, "hooks is a list of tables: want [[hooks]]")
		return
	}
	h := &d.settings.Hooks[len(d.settings.Hooks)-1]
	name := strings.Join(e.path[1:], ".")
	var err error
	switch name {
	case "on":
		h.On, err = readTexts(e, oneOf(Events()))
	case "command":
		h.Command, err = readTexts(e, isArgument)
	case "timeout":
		h.Timeout, err = readWithin(e, shortestTimeout, longestTimeout)
	default:
		d.add(e.key, "a hook has no %s%s", plain.Quote(name), didYouMean(name, []string{"on", "command", "timeout"}))
		return
	}
	if err != nil {
		d.add(e.value, "hooks.%s: %s", name, err)
		// Nothing more is to be said of what is missing.
		h.On, h.Command = append(h.On, ""), append(h.Command, "-")
	}
}

// checkHooks finds what hooks lack.
func (d *decoder) checkHooks() {
	for i, h := range d.settings.Hooks {
		switch {
		case i == maxHooks:
			d.add(d.hooks[i], "hooks: at most %d are allowed", maxHooks)
		case len(h.On) == 0:
			d.add(d.hooks[i], "hooks: it needs events, such as on = [\"session-end\"]")
		case len(h.Command) == 0:
			d.add(d.hooks[i], "hooks: it needs a program, such as command = [\"/path/to/program\"]")
		case h.Command[0] == "":
			d.add(d.hooks[i], "hooks: the program's name is empty")
		}
		slices.Sort(h.On)
		d.settings.Hooks[i].On = slices.Compact(h.On)
	}
}

func isArgument(s string) error {
	if strings.ContainsRune(s, 0) {
		return errors.New("an argument can't hold a zero byte")
	}
	if len(s) > maxArgument {
		return fmt.Errorf("an argument is longer than %d bytes", maxArgument)
	}
	return nil
}

// maxArgument is how long an argument of a hook may be.
const maxArgument = 4096
