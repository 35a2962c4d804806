package catalog

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// What is encoded decodes to the same, and encodes to the same text again.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProtocol(t)
		if problems := p.Problems(); len(problems) > 0 {
			t.Fatalf("the generator made a protocol that is not valid: %v", problems)
		}
		data, err := Encode(p)
		if err != nil {
			t.Fatalf("encode %+v: %v", p, err)
		}
		got, err := Decode("round.toml", data)
		if err != nil {
			t.Fatalf("decode: %v\n%s", err, data)
		}
		if !reflect.DeepEqual(got, p) {
			t.Fatalf("got  %+v\nwant %+v\n%s", got, p, data)
		}
		again, err := Encode(got)
		if err != nil || string(again) != string(data) {
			t.Fatalf("the second text differs (%v):\n%s\n%s", err, data, again)
		}
	})
}

func TestEncodeGolden(t *testing.T) {
	t.Run("ad-hoc", func(t *testing.T) {
		hold, _ := protocol.ParseSpan("8-10")
		p, err := protocol.AdHoc(protocol.Overrides{
			Hold: hold, Release: protocol.Fixed(3 * time.Second),
			Until:  []protocol.Criterion{{Rule: protocol.UntilEased}, {Rule: protocol.UntilPercent, N: 50}},
			Points: []protocol.Point{{Site: "upper trapezius", Side: protocol.Both}},
		})
		if err != nil {
			t.Fatal(err)
		}
		requireEncoded(t, p)
	})
	t.Run("overridden", func(t *testing.T) {
		p := builtin(t, "prolonged-ischemic-compression")
		p, err := p.Override(protocol.Overrides{Rounds: protocol.Range{Min: 2, Max: 4}, Ceiling: 3})
		if err != nil {
			t.Fatal(err)
		}
		requireEncoded(t, p)
	})
}

func requireEncoded(t *testing.T, p protocol.Protocol) {
	t.Helper()
	data, err := Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	golden.RequireEqual(t, data)
}

func builtin(tb testing.TB, id string) protocol.Protocol {
	tb.Helper()
	e, err := readBuiltin(id)
	if err != nil {
		tb.Fatal(err)
	}
	return e.Protocol
}

// What no file can say is an error, and never a file that says something else.
func TestEncodeRefuses(t *testing.T) {
	tests := []struct {
		name   string
		change func(p *protocol.Protocol)
		want   string
	}{
		{"not valid", func(p *protocol.Protocol) { p.Blocks = nil }, "blocks: a protocol needs at least one block"},
		{"escape in a name", func(p *protocol.Protocol) { p.Name = "a\x1bb" }, "name: must not contain a line break, a tab or a control character (U+001B)"},
		{"carriage return", func(p *protocol.Protocol) { p.Summary = "a\rb" }, "summary: must not contain a control character (U+000D)"},
		{"too fine a length", func(p *protocol.Protocol) { p.Blocks[0].Phases[0].Duration = protocol.Fixed(time.Second + 1) }, "must be seconds"},
		{"assumed with a source", func(p *protocol.Protocol) {
			p.Blocks[0].Rounds.From = protocol.Provenance{Basis: protocol.Assumed, Source: "N3"}
		}, "what is assumed has no source"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := builtin(t, "alternating-ischemic-compression")
			tt.change(&p)
			data, err := Encode(p)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q\n%s", err, tt.want, data)
			}
		})
	}
}
