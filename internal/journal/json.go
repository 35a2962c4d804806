package journal

import (
	"encoding/json"
	"strconv"
	"time"

	"presshold/internal/session"
)

// json writes a whole session and its notes as encoding/json would. What there is most of,
// rounds, phases and marks, is written by hand, in a fifth of the time.
func (s Session) json() ([]byte, error) {
	head := s
	head.Rounds, head.Phases, head.Marks = nil, nil, nil
	b, err := json.Marshal(head)
	if err != nil {
		return nil, err
	}
	notes, err := json.Marshal(s.Notes())
	if err != nil {
		return nil, err
	}
	o := object{b[:len(b)-1]} // its end comes last
	list(&o, "rounds", s.Rounds, Round.write)
	list(&o, "phases", s.Phases, Phase.write)
	list(&o, "marks", s.Marks, Mark.write)
	o.key("notes")
	return append(append(o.b, notes...), '}'), nil
}

// object is a JSON object that is written field by field.
type object struct{ b []byte }

// list writes a list of objects, unless there are none.
func list[T any](o *object, name string, of []T, write func(T, *object)) {
	if len(of) == 0 {
		return
	}
	o.key(name)
	o.b = append(o.b, '[')
	for i, v := range of {
		if i > 0 {
			o.b = append(o.b, ',')
		}
		o.b = append(o.b, '{')
		write(v, o)
		o.b = append(o.b, '}')
	}
	o.b = append(o.b, ']')
}

// key begins a field. The names are the program's own: nothing in them is escaped.
func (o *object) key(name string) {
	if o.b[len(o.b)-1] != '{' {
		o.b = append(o.b, ',')
	}
	o.b = append(o.b, '"')
	o.b = append(o.b, name...)
	o.b = append(o.b, '"', ':')
}

func (o *object) whole(name string, n int) {
	o.key(name)
	o.b = strconv.AppendInt(o.b, int64(n), 10)
}

// some writes a number unless it is zero.
func (o *object) some(name string, n int) {
	if n != 0 {
		o.whole(name, n)
	}
}

func (o *object) length(name string, s Seconds) {
	o.key(name)
	o.b = strconv.AppendFloat(o.b, float64(s)/float64(time.Second), 'f', -1, 64)
}

// maybe writes a length of time, or null.
func (o *object) maybe(name string, s *Seconds) {
	if s == nil {
		o.key(name)
		o.b = append(o.b, "null"...)
		return
	}
	o.length(name, *s)
}

func (o *object) flag(name string, is bool) {
	o.key(name)
	o.b = strconv.AppendBool(o.b, is)
}

func (o *object) text(name, text string) {
	o.key(name)
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			quoted, _ := json.Marshal(text) // a string always has a form
			o.b = append(o.b, quoted...)
			return
		}
	}
	o.b = append(o.b, '"')
	o.b = append(o.b, text...)
	o.b = append(o.b, '"')
}

// said writes a text unless it is empty.
func (o *object) said(name, text string) {
	if text != "" {
		o.text(name, text)
	}
}

func (r Round) write(o *object) {
	o.whole("point", r.Point)
	o.whole("block", r.Block)
	o.whole("round", r.Round)
	o.some("planned", r.Planned)
	o.said("planned_basis", string(r.PlannedBasis))
	o.length("at", r.At)
	o.maybe("ended", r.Ended)
	o.said("end", string(r.End))
}

func (p Phase) write(o *object) {
	o.whole("step", p.Step)
	o.whole("point", p.Point)
	o.some("block", p.Block)
	o.some("round", p.Round)
	o.text("phase", string(p.Kind))
	o.said("label", p.Label)
	o.key("planned")
	o.b = append(o.b, '{')
	if p.Planned.Min != 0 {
		o.length("min", p.Planned.Min)
	}
	if p.Planned.Max != 0 {
		o.length("max", p.Planned.Max)
	}
	if p.Planned.Open {
		o.flag("open", true)
	}
	o.said("max_basis", string(p.Planned.MaxBasis))
	o.b = append(o.b, '}')
	if p.Guide != 0 {
		o.length("guide", p.Guide)
	}
	if p.GuideMax != 0 {
		o.length("guide_max", p.GuideMax)
	}
	o.said("guide_basis", string(p.GuideBasis))
	if p.Count.Min != 0 || p.Count.Max != 0 {
		text, _ := json.Marshal(p.Count) // two numbers
		o.key("count")
		o.b = append(o.b, text...)
	}
	o.said("basis", string(p.Basis))
	o.some("level", p.Level)
	o.said("level_basis", string(p.LevelBasis))
	o.said("shift", string(p.Shift))
	o.length("at", p.At)
	o.maybe("ended", p.Ended)
	o.maybe("held", p.Held)
	o.flag("fits", p.Fits)
	o.said("end", string(p.End))
	if p.Superseded {
		o.flag("superseded", true)
	}
}

func (m Mark) write(o *object) {
	o.length("at", m.At)
	o.key("world")
	o.b = append(o.b, '"')
	o.b = m.World.AppendFormat(o.b, time.RFC3339Nano)
	o.b = append(o.b, '"')
	o.text("event", string(m.Kind))
	o.some("point", m.Point)
	o.some("block", m.Block)
	o.some("round", m.Round)
	o.some("step", m.Step)
	o.some("level", m.Level)
	if m.Score != (session.ClientScore{}) {
		text, _ := json.Marshal(m.Score) // a number
		o.key("score")
		o.b = append(o.b, text...)
	}
	o.said("value", m.Value)
}
