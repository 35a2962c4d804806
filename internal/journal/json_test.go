package journal

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// What is written by hand is what encoding/json would have written.
func TestSessionJSON(t *testing.T) {
	text := rapid.OneOf(rapid.SampledFrom([]string{"", "time", `a "quoted" <word> & more\`}), rapid.String())
	length := rapid.OneOf(rapid.SampledFrom([]Seconds{0, Seconds(time.Millisecond), Seconds(8500 * time.Millisecond), -Seconds(time.Second)}),
		rapid.Map(rapid.Int64Range(-1e12, 1e12), func(ms int64) Seconds { return inSeconds(ms) }))
	n := rapid.IntRange(-1, 3)
	basis := rapid.Map(text, func(text string) protocol.Basis { return protocol.Basis(text) })
	maybe := rapid.Custom(func(t *rapid.T) *Seconds {
		if rapid.Bool().Draw(t, "none") {
			return nil
		}
		s := length.Draw(t, "length")
		return &s
	})
	rapid.Check(t, func(t *rapid.T) {
		s := Session{ID: 1, Began: world(), Title: text.Draw(t, "title"), Points: []Point{{N: 1, Active: 1, Site: text.Draw(t, "site")}}}
		for range n.Draw(t, "rounds") {
			s.Rounds = append(s.Rounds, Round{
				n.Draw(t, "point"), n.Draw(t, "block"), n.Draw(t, "round"), n.Draw(t, "planned"), basis.Draw(t, "planned basis"), length.Draw(t, "at"), maybe.Draw(t, "ended"),
				session.EndReason(text.Draw(t, "end")),
			})
		}
		for range n.Draw(t, "phases") {
			s.Phases = append(s.Phases, Phase{
				Step: n.Draw(t, "step"), Point: n.Draw(t, "point"), Block: n.Draw(t, "block"), Round: n.Draw(t, "round"),
				Kind: protocol.Kind(text.Draw(t, "kind")), Label: text.Draw(t, "label"),
				Planned: Length{length.Draw(t, "min"), length.Draw(t, "max"), rapid.Bool().Draw(t, "open"), basis.Draw(t, "max basis")},
				Guide:   length.Draw(t, "guide"), GuideMax: length.Draw(t, "guide max"), GuideBasis: basis.Draw(t, "guide basis"),
				Count: protocol.Range{Min: n.Draw(t, "min"), Max: n.Draw(t, "max")}, Basis: basis.Draw(t, "basis"), Level: n.Draw(t, "level"),
				LevelBasis: basis.Draw(t, "level basis"), Shift: session.Shift(text.Draw(t, "shift")), At: length.Draw(t, "at"), Ended: maybe.Draw(t, "ended"), Held: maybe.Draw(t, "held"),
				Fits: rapid.Bool().Draw(t, "fits"), End: session.EndReason(text.Draw(t, "end")), Superseded: rapid.Bool().Draw(t, "superseded"),
			})
		}
		for range n.Draw(t, "marks") {
			m := Mark{
				At: length.Draw(t, "at"), World: world().Add(time.Duration(length.Draw(t, "world"))), Kind: session.EventKind(text.Draw(t, "kind")),
				Point: n.Draw(t, "point"), Block: n.Draw(t, "block"), Round: n.Draw(t, "round"), Step: n.Draw(t, "step"), Level: n.Draw(t, "level"),
				Value: text.Draw(t, "value"),
			}
			if rapid.Bool().Draw(t, "scored") {
				m.Score = session.Reported(rapid.IntRange(0, 10).Draw(t, "score"))
			}
			s.Marks = append(s.Marks, m)
		}
		got, err := s.json()
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(struct {
			Session

			Notes []string `json:"notes"`
		}{s, s.Notes()})
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Fatalf("written is\n%s\nwant\n%s", got, want)
		}
	})
}
