package transcript

import (
	"bytes"
	"encoding/json"
	"strconv"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
)

// SchemaVersion is the version of the JSON lines. It goes up when something in them
// changes its meaning or goes away; what is new may come at any time.
const SchemaVersion = 2

// jsonLines is a run as JSON lines.
type jsonLines struct{ run Run }

func newJSON(r Run) *jsonLines { return &jsonLines{run: r} }

func (l *jsonLines) begin() []byte {
	p := l.run.Plan
	points := make([]jsonPoint, len(p.Points))
	for i, at := range p.Points {
		points[i] = jsonPoint(at)
	}
	run := jsonRun{
		Kind:     "run",
		Schema:   SchemaVersion,
		Program:  l.run.Program,
		Protocol: l.run.protocol(p.Parts[0].Protocol),
		Order:    p.Parts[0].Order,
		Points:   points,
		Speed:    l.run.Speed,
		Preview:  l.run.preview(),

		PointsBasis: pointsBasis(p.PointsAssumed()),
		Ceiling:     ceiling(p.Ceiling()),
	}
	if p.Treatment {
		run.Protocol, run.Order = jsonProtocol{ID: p.ID, Name: p.Name}, protocol.Each
		run.Treatment, run.Budget = true, seconds(p.Budget)
		for _, part := range p.Parts {
			run.Parts = append(run.Parts, jsonPart{
				First: part.From + 1, Last: part.To, Order: part.Order,
				Protocol: l.run.protocol(part.Protocol), Note: part.Note,
				PointsBasis: pointsBasis(part.PointsAssumed), Ceiling: ceiling(part.Ceiling()),
			})
		}
	}
	return encode(run)
}

// protocol describes a protocol as run.
func (r Run) protocol(p protocol.Protocol) jsonProtocol {
	about := jsonProtocol{ID: p.ID, Name: p.Name}
	if r.Hash != nil {
		about.Hash = r.Hash(p)
	}
	return about
}

func (l *jsonLines) event(e session.Event) []byte { return EventJSON(e) }

func (l *jsonLines) aside(time.Duration, string) []byte { return nil }

// EventJSON is the line of one event, with a line break at its end.
func EventJSON(e session.Event) []byte { return encode(asJSON(e)) }

func (l *jsonLines) end(s session.Summary) []byte {
	points := make([]jsonPointSummary, len(s.Points))
	for i, p := range s.Points {
		points[i] = jsonPointSummary{
			jsonPoint:    jsonPoint(p.Point),
			Number:       p.Number,
			Protocol:     p.Protocol,
			Rounds:       p.Rounds,
			Planned:      p.Planned,
			PlannedBasis: p.PlannedBasis,
			Holds:        p.Holds,
			Fits:         p.Fits,
			Hold:         jsonSpan{seconds(p.Hold.Min), seconds(p.Hold.Max), p.Hold.Open, p.Hold.About, p.HoldBasis},
			Compression:  seconds(p.Compression),
			Active:       seconds(p.Active),
			MaxLevel:     p.MaxLevel,
			LevelBasis:   p.LevelBasis,
			Before:       p.Before,
			After:        p.After,
			End:          p.End,
		}
	}
	notes := phrase.Notes(s.Points)
	if notes == nil {
		notes = []string{}
	}
	return encode(jsonSummary{
		Kind:     "summary",
		Protocol: s.Protocol,
		Budget:   seconds(s.Budget),
		Speed:    s.Speed,
		Preview:  s.Speed.Preview(),
		End:      s.End,
		Total:    seconds(s.Total),
		Active:   seconds(s.Active),
		Paused:   seconds(s.Paused),
		Waited:   seconds(s.Waited),
		Points:   points,
		Notes:    notes,
	})
}

// seconds is a length of time that is written as a number of seconds.
type seconds time.Duration

// MarshalJSON writes 8.5 for eight and a half seconds.
func (s seconds) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, time.Duration(s).Seconds(), 'f', -1, 64), nil
}

type jsonRun struct {
	Kind     string         `json:"event"`
	Schema   int            `json:"schema"`
	Program  string         `json:"program"`
	Protocol jsonProtocol   `json:"protocol"`
	Order    protocol.Order `json:"order"`
	Points   []jsonPoint    `json:"points"`
	Speed    session.Speed  `json:"speed"`
	Preview  bool           `json:"preview"`

	Treatment bool       `json:"treatment,omitempty"`
	Budget    seconds    `json:"budget,omitempty"`
	Parts     []jsonPart `json:"parts,omitempty"`

	PointsBasis protocol.Basis `json:"points_basis,omitempty"`
	Ceiling     *jsonCeiling   `json:"ceiling,omitempty"`
}

// jsonCeiling is the highest pressure level and whose ceiling that is.
type jsonCeiling struct {
	Level int            `json:"level"`
	Of    protocol.Owner `json:"of,omitempty"`
}

// ceiling is nil for none.
func ceiling(c protocol.Ceiling) *jsonCeiling {
	if c.Level == 0 {
		return nil
	}
	return &jsonCeiling{c.Level, c.Of}
}

// pointsBasis is the basis of the number of points: none is needed where they are named.
func pointsBasis(assumed bool) protocol.Basis {
	if assumed {
		return protocol.Assumed
	}
	return ""
}

// jsonPart is a part of a treatment.
type jsonPart struct {
	First    int            `json:"first"` // point, from 1
	Last     int            `json:"last"`
	Protocol jsonProtocol   `json:"protocol"`
	Order    protocol.Order `json:"order"`
	Note     string         `json:"note,omitempty"`

	PointsBasis protocol.Basis `json:"points_basis,omitempty"`
	Ceiling     *jsonCeiling   `json:"ceiling,omitempty"`
}

type jsonProtocol struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Hash string `json:"hash,omitempty"`
}

type jsonPoint struct {
	Site     string        `json:"site,omitempty"`
	Side     protocol.Side `json:"side,omitempty"`
	Landmark string        `json:"landmark,omitempty"`
}

type jsonSpan struct {
	Min  seconds `json:"min,omitempty"`
	Max  seconds `json:"max,omitempty"`
	Open bool    `json:"open,omitempty"`

	About    bool           `json:"about,omitempty"`
	MaxBasis protocol.Basis `json:"max_basis,omitempty"`
}

type jsonPointSummary struct {
	jsonPoint
	Number       int                 `json:"point"`
	Protocol     string              `json:"protocol"`
	Rounds       int                 `json:"rounds"`
	Planned      int                 `json:"planned,omitempty"`
	PlannedBasis protocol.Basis      `json:"planned_basis,omitempty"`
	Holds        int                 `json:"holds"`
	Fits         int                 `json:"fits"`
	Hold         jsonSpan            `json:"hold,omitzero"`
	Compression  seconds             `json:"compression"`
	Active       seconds             `json:"active"`
	MaxLevel     int                 `json:"max_level,omitempty"`
	LevelBasis   protocol.Basis      `json:"level_basis,omitempty"`
	Before       session.ClientScore `json:"score_before"`
	After        session.ClientScore `json:"score_after"`
	End          session.EndReason   `json:"end,omitempty"`
}

type jsonSummary struct {
	Kind     string             `json:"event"`
	Protocol string             `json:"protocol"`
	Budget   seconds            `json:"budget,omitempty"`
	Speed    session.Speed      `json:"speed"`
	Preview  bool               `json:"preview"`
	End      session.EndReason  `json:"end,omitempty"`
	Total    seconds            `json:"total"`
	Active   seconds            `json:"active"`
	Paused   seconds            `json:"paused"`
	Waited   seconds            `json:"waited,omitempty"`
	Points   []jsonPointSummary `json:"points"`
	Notes    []string           `json:"notes"`
}

// jsonEvent is an event with its lengths of time in seconds: these take the place of the
// event's own. A test holds that none is left out.
type jsonEvent struct {
	Kind session.EventKind `json:"event"` // these two stand first
	At   seconds           `json:"at"`
	session.Event

	Min      seconds `json:"min,omitempty"`
	Max      seconds `json:"max,omitempty"`
	Guide    seconds `json:"guide,omitempty"`
	GuideMax seconds `json:"guide_max,omitempty"`
	Held     seconds `json:"held,omitempty"`
	Active   seconds `json:"active,omitempty"`
	Paused   seconds `json:"paused,omitempty"`
}

func asJSON(e session.Event) jsonEvent {
	return jsonEvent{
		Kind: e.Kind, At: seconds(e.At), Event: e, Min: seconds(e.Min), Max: seconds(e.Max),
		Guide: seconds(e.Guide), GuideMax: seconds(e.GuideMax), Held: seconds(e.Held),
		Active: seconds(e.Active), Paused: seconds(e.Paused),
	}
}

// encode writes a value as one line. Every type here can be marshalled.
func encode(v any) []byte {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("transcript: " + err.Error())
	}
	return plain.JSON(line.Bytes())
}
