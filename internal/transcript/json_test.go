package transcript

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
)

func TestJSON(t *testing.T) {
	plan := expand(t, ranged())
	all, sum := events(t, plan, handled()...)
	sum.Speed = 4
	golden.RequireEqual(t, written(t, func(w *bytes.Buffer) *Sink {
		return JSON(w, Run{Program: "presshold 1", Plan: plan, Hash: zeros, Speed: 4})
	}, all, sum))
}

func zeros(protocol.Protocol) string { return "sha256:" + strings.Repeat("0", 64) }

// A JSON event is the engine's event: no field is left out or called otherwise, and each length
// of time is in seconds.
func TestEventFields(t *testing.T) {
	var full session.Event
	fill(reflect.ValueOf(&full).Elem())
	var written map[string]any
	if err := json.Unmarshal(EventJSON(full), &written); err != nil {
		t.Fatal(err)
	}
	fields := reflect.TypeFor[session.Event]()
	if len(written) != fields.NumField() {
		t.Errorf("%d fields, but session.Event has %d", len(written), fields.NumField())
	}
	for i := range fields.NumField() {
		f := fields.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		value, ok := written[name]
		if !ok {
			t.Errorf("field %s is not written", f.Name)
		}
		if f.Type == reflect.TypeFor[time.Duration]() && value != 1e-9 {
			t.Errorf("field %s is %v; a length of time must be in seconds", f.Name, value)
		}
	}
}

// fill gives every field of a struct some value.
func fill(v reflect.Value) {
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.String:
			f.SetString("x")
		case reflect.Int, reflect.Int64:
			f.SetInt(1)
		case reflect.Bool:
			f.SetBool(true)
		case reflect.Struct:
			fill(f)
		}
	}
}

func TestSeconds(t *testing.T) {
	tests := []struct {
		d    time.Duration
		want string
	}{
		{0, "0"},
		{8500 * time.Millisecond, "8.5"},
		{time.Hour, "3600"},
		{100 * time.Millisecond, "0.1"},
		{1, "0.000000001"},
	}
	for _, tt := range tests {
		got, err := json.Marshal(protocol.Seconds(tt.d))
		if err != nil || string(got) != tt.want {
			t.Errorf("%v is %s, %v; want %s", tt.d, got, err, tt.want)
		}
	}
}

// compiled is one part of the schema, or, by "#", the whole.
func compiled(t *testing.T, part string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("events.json", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("events.json" + part)
}

// What is written is what the schema says, whatever happens in a run.
func TestSchemaHolds(t *testing.T) {
	schema := compiled(t, "#")
	sweep := ranged()
	sweep.Order, sweep.Points = protocol.Sweep, nil
	hostile := expand(t, ranged())
	hostile.Name, hostile.Points[0].Site = "\x1b[2J\u009b", "\u202e"
	seen := map[any]bool{}
	tests := []struct {
		name  string
		plan  *protocol.Plan
		steps []step
	}{
		{"by itself", expand(t, ranged()), nil},
		{"by hand", expand(t, ranged()), handled()},
		{"press and hold", expand(t, ranged()), pressed()},
		{"open", expand(t, open()), []step{do(sec(40), session.Released)}},
		{"sweep", expand(t, sweep), []step{do(sec(12), session.Eased)}},
		{"left", expand(t, open()), []step{do(0, session.Abort)}},
		{"hostile", hostile, nil},
		{"treatment", treatment(t), jumped()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all, sum := events(t, tt.plan, tt.steps...)
			sum.Speed = 0.5
			for _, e := range all {
				seen[string(e.Kind)] = true
			}
			out := written(t, func(w *bytes.Buffer) *Sink { return JSON(w, Run{Program: "x", Plan: tt.plan, Hash: zeros, Speed: 0.5}) }, all, sum)
			lines := bytes.Split(bytes.TrimSuffix(out, []byte("\n")), []byte("\n"))
			if want := len(all) + 2; len(lines) != want {
				t.Fatalf("%d lines, want %d: the run, each event, the summary", len(lines), want)
			}
			for _, line := range lines {
				if strings.ContainsFunc(string(line), plain.Acts) {
					t.Errorf("%q: a terminal may act on it", line)
				}
				v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
				if err != nil {
					t.Fatal(err)
				}
				if err := schema.Validate(v); err != nil {
					t.Errorf("%s: %v", line, err)
				}
			}
		})
	}
	for _, kind := range compiled(t, "#/$defs/event").Properties["event"].Enum.Values {
		if !seen[kind] {
			t.Errorf("no run here has an event %q", kind)
		}
	}
}

// The session clock is told in lines of its own, in real time.
func TestSessionClock(t *testing.T) {
	schema := compiled(t, "#/$defs/clock")
	ends := time.Date(2026, 11, 26, 14, 50, 0, 999, time.UTC)
	for _, tt := range []struct {
		due  sessionclock.Due
		want string
	}{
		{sessionclock.Due{Left: 50*time.Minute - 2, Ends: ends}, `{"event":"session-clock","at":61.5,"left":3000,"ends":"2026-11-26T14:50:00Z"}`},
		{
			sessionclock.Due{Left: -90 * time.Second, Ends: ends, Moment: sessionclock.Five, Late: true},
			`{"event":"session-clock","at":61.5,"left":-90,"ends":"2026-11-26T14:50:00Z","moment":"five","late":true}`,
		},
	} {
		line := newJSON(Run{}).sessionClock(sec(61.5), tt.due)
		if got := string(bytes.TrimSpace(line)); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err == nil {
			err = schema.Validate(v)
		}
		if err != nil {
			t.Errorf("%s: %v", line, err)
		}
	}
	for _, m := range []sessionclock.Moment{sessionclock.Half, sessionclock.Ten, sessionclock.Five, sessionclock.End} {
		if !slices.Contains(schema.Properties["moment"].Enum.Values, any(string(m))) {
			t.Errorf("the schema does not know the moment %q", m)
		}
	}
}

// texts are values of a kind as they are written.
func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, v := range all {
		out[i] = string(v)
	}
	return out
}

// Whoever reads the schema learns what every field is, from itself or from what it refers to.
func TestSchemaDescribesEveryField(t *testing.T) {
	var visit func(at string, s *jsonschema.Schema)
	visit = func(at string, s *jsonschema.Schema) {
		for name, field := range s.Properties {
			if field.Description == "" && (field.Ref == nil || field.Ref.Description == "") {
				t.Errorf("%s says nothing of %q", at, name)
			}
			visit(at+"."+name, field)
			if field.Items2020 != nil {
				visit(at+"."+name, field.Items2020)
			}
		}
		if s.Ref != nil {
			visit(at, s.Ref)
		}
	}
	for _, line := range compiled(t, "#").OneOf {
		visit(line.Ref.Location, line.Ref)
	}
}

// The schema is strict, and knows every field and nothing else.
func TestSchemaIsComplete(t *testing.T) {
	for part, of := range map[string]reflect.Type{
		"run":     reflect.TypeFor[jsonRun](),
		"event":   reflect.TypeFor[session.Event](),
		"clock":   reflect.TypeFor[jsonSessionClock](),
		"summary": reflect.TypeFor[jsonSummary](),
	} {
		schema := compiled(t, "#/$defs/"+part)
		var want []string
		for i := range of.NumField() {
			tag, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
			want = append(want, tag)
			if schema.Properties[tag] == nil {
				t.Errorf("%s: the schema does not know %q", part, tag)
			}
		}
		for name := range schema.Properties {
			if !slices.Contains(want, name) {
				t.Errorf("%s: the schema has %q, which is never written", part, name)
			}
		}
	}
	event := compiled(t, "#/$defs/event").Properties
	for field, all := range map[string][]string{
		"event":  texts(session.EventKinds()),
		"phase":  texts(protocol.Kinds()),
		"shift":  texts(session.Shifts()),
		"answer": texts(session.Answers()),
		"rule": texts([]protocol.Rule{
			protocol.UntilEased, protocol.UntilScore, protocol.UntilDrop, protocol.UntilPercent, protocol.UntilTime, protocol.UntilCompression,
		}),
	} {
		for _, text := range all {
			if text != "" && !slices.Contains(event[field].Enum.Values, any(text)) {
				t.Errorf("the schema does not know the %s %q", field, text)
			}
		}
	}
	for _, why := range session.EndReasons() {
		if !slices.Contains(compiled(t, "#/$defs/end").Enum.Values, any(string(why))) {
			t.Errorf("the schema does not know the end %q", why)
		}
	}
	if err := compiled(t, "#").Validate(map[string]any{"event": "hold", "at": 1.0}); err == nil {
		t.Error("the schema takes an event that does not exist")
	}
}
