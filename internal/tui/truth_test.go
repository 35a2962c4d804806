package tui

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"presshold/internal/keymap"
	"presshold/internal/observe"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/tui/ui"
)

// Help lists each key that acts at present, and no other.
func TestHelpIsTrue(t *testing.T) {
	const second = time.Second
	for _, at := range []struct {
		name, protocol string
		after          time.Duration
		keys           []string // pressed before
	}{
		{"counting in", "mine", second, nil},
		{"hold", "mine", 7 * second, nil},
		{"ranged hold", "alternating-ischemic-compression", 7 * second, nil},
		{"in range", "alternating-ischemic-compression", 12 * second, nil},
		{"release", "alternating-ischemic-compression", 14 * second, nil},
		{"with a score", "alternating-ischemic-compression", 7 * second, []string{"5"}},
		{"open hold", "prolonged-ischemic-compression", 9 * second, nil},
		{"second level", "prolonged-ischemic-compression", 9 * second, []string{"space"}},
		{"paused", "mine", 7 * second, []string{"p"}},
		{"getting ready again", "mine", 7 * second, []string{"p", "p"}},
		{"check-in", "asking", 16 * second, nil},
		{"second point", "mine", 25 * second, nil},
		{"single hold", "ninety-second-compression", 7 * second, nil},
		{"summary", "mine", time.Hour, nil},
		{"summary with a score", "mine", time.Hour, []string{"6"}},
	} {
		var copied, muted int
		begin := func() *rig {
			r := newRig(t, 80, 60, starting(t, at.protocol), func(o *Options) {
				f := follower(o)
				f.Enter = func(int, observe.Entry, string) error { return nil }
				f.Scored = func(int, session.ClientScore) {}
				f.Copy = func(session.Summary, []string) func() ui.Copied {
					copied++
					return func() ui.Copied { return ui.Copied{} }
				}
				o.Mute = func() bool { muted++; return muted%2 == 1 }
				o.Save = func(*protocol.Plan, session.Summary) ui.Screen { return &page42{} }
			})
			r.m.suspend = false // the rig can't be
			r.wait(at.after)
			r.press(at.keys...)
			r.wait(2 * second) // what was said of them is gone
			return r
		}
		state := func(r *rig) []any {
			s := []any{r.where(), r.m.overlay, r.quit, len(r.events), copied, muted, len(r.m.runs)}
			if r.m.driver != nil {
				snap := r.m.driver.Snapshot()
				return append(s, snap.State, snap.Step, snap.Max, snap.Rounds, snap.Level, snap.LatestScore)
			}
			return append(s, r.screen())
		}
		for _, key := range pressable() {
			r := begin()
			if key == "=" || slices.Contains(r.m.keys[keymap.Help], key) {
				continue // it is + without shift, or opens help
			}
			listed, before := listedKeys(r.m), state(r)
			r.press(key)
			if acts := !slices.Equal(before, state(r)); acts != listed[key] {
				t.Errorf("%s: %q acts: %v, and is listed: %v", at.name, key, acts, listed[key])
			}
		}
	}
}

// pressable returns the keys of all actions and the digits.
func pressable() []string {
	all := []string{"0", "5", "9"}
	for _, keys := range keymap.DefaultKeys() {
		all = append(all, keys...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// listedKeys returns the keys that help lists.
func listedKeys(m *model) map[string]bool {
	listed := map[string]bool{}
	for _, section := range m.helpSections() {
		for _, h := range section.Hints {
			if h.Does == "" {
				continue
			}
			for key := range strings.SplitSeq(h.Keys, " / ") {
				if first, last, ok := strings.Cut(key, "-"); ok && last != "" {
					from, _ := strconv.Atoi(first)
					to, _ := strconv.Atoi(last)
					for n := from; n <= to; n++ {
						listed[strconv.Itoa(n)] = true
					}
				}
				listed[key] = true
			}
		}
	}
	return listed
}
