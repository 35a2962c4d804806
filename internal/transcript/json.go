package transcript

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"strings"
	"time"

	"presshold/internal/phrase"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/sessionclock"
)

// SchemaVersion is the version of the JSON lines. It goes up when a field changes its meaning or
// is removed. New fields may come at any time.
const SchemaVersion = 2

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
		run.Treatment, run.Budget = true, protocol.Seconds(p.Budget)
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

func (r Run) protocol(p protocol.Protocol) jsonProtocol {
	about := jsonProtocol{ID: p.ID, Name: p.Name}
	if r.Hash != nil {
		about.Hash = r.Hash(p)
	}
	return about
}

func (l *jsonLines) event(e session.Event) []byte { return EventJSON(e) }

func (l *jsonLines) sessionClock(at time.Duration, d sessionclock.Due) []byte {
	return encode(jsonSessionClock{
		Kind: "session-clock",
		At:   protocol.Seconds(at.Round(time.Millisecond)), // no event of the run, it comes at any moment
		Left: protocol.Seconds(d.Left.Round(time.Millisecond)),
		Ends: d.Ends.Truncate(time.Second), Moment: d.Moment, Late: d.Late,
	})
}

// EventJSON is the line of one event, with a line break at its end.
func EventJSON(e session.Event) []byte { return encode(asJSON(e)) }

func (l *jsonLines) end(s session.Summary) []byte {
	points := make([]jsonPointSummary, len(s.Points))
	for i, p := range s.Points {
		points[i] = jsonPointSummary{
			jsonPoint:    jsonPoint(p.Point),
			PointSummary: p,
			Hold:         jsonSpan{protocol.Seconds(p.Hold.Min), protocol.Seconds(p.Hold.Max), p.Hold.Open, p.Hold.About, p.HoldBasis},
			Compression:  protocol.Seconds(p.Compression),
			Active:       protocol.Seconds(p.Active),
		}
	}
	return encode(jsonSummary{
		Kind:     "summary",
		Protocol: s.Protocol,
		Budget:   protocol.Seconds(s.Budget),
		Speed:    s.Speed,
		Preview:  s.Speed.Preview(),
		End:      s.End,
		Total:    protocol.Seconds(s.Total),
		Active:   protocol.Seconds(s.Active),
		Paused:   protocol.Seconds(s.Paused),
		Waited:   protocol.Seconds(s.Waited),
		Points:   points,
		Notes:    phrase.Notes(s.Points, s.Speed.Preview()),
	})
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

	Treatment bool             `json:"treatment,omitempty"`
	Budget    protocol.Seconds `json:"budget,omitempty"`
	Parts     []jsonPart       `json:"parts,omitempty"`

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
	Min  protocol.Seconds `json:"min,omitempty"`
	Max  protocol.Seconds `json:"max,omitempty"`
	Open bool             `json:"open,omitempty"`

	About    bool           `json:"about,omitempty"`
	MaxBasis protocol.Basis `json:"max_basis,omitempty"`
}

// jsonPointSummary is the summary of a point with its lengths of time in seconds: these take the
// place of the summary's own.
type jsonPointSummary struct {
	jsonPoint
	session.PointSummary

	Hold        jsonSpan         `json:"hold,omitzero"`
	Compression protocol.Seconds `json:"compression"`
	Active      protocol.Seconds `json:"active"`
}

// jsonSessionClock is how the session clock stands.
type jsonSessionClock struct {
	Kind   string              `json:"event"`
	At     protocol.Seconds    `json:"at"`
	Left   protocol.Seconds    `json:"left"`
	Ends   time.Time           `json:"ends"`
	Moment sessionclock.Moment `json:"moment,omitempty"`
	Late   bool                `json:"late,omitempty"`
}

type jsonSummary struct {
	Kind     string             `json:"event"`
	Protocol string             `json:"protocol"`
	Budget   protocol.Seconds   `json:"budget,omitempty"`
	Speed    session.Speed      `json:"speed"`
	Preview  bool               `json:"preview"`
	End      session.EndReason  `json:"end,omitempty"`
	Total    protocol.Seconds   `json:"total"`
	Active   protocol.Seconds   `json:"active"`
	Paused   protocol.Seconds   `json:"paused"`
	Waited   protocol.Seconds   `json:"waited,omitempty"`
	Points   []jsonPointSummary `json:"points"`
	Notes    []string           `json:"notes"`
}

// jsonEvent is an event with its lengths of time in seconds: these take the place of the
// event's own. A test holds that none is left out.
type jsonEvent struct {
	Kind session.EventKind `json:"event"` // these two stand first
	At   protocol.Seconds  `json:"at"`
	session.Event

	Min      protocol.Seconds `json:"min,omitempty"`
	Max      protocol.Seconds `json:"max,omitempty"`
	Guide    protocol.Seconds `json:"guide,omitempty"`
	GuideMax protocol.Seconds `json:"guide_max,omitempty"`
	Held     protocol.Seconds `json:"held,omitempty"`
	Active   protocol.Seconds `json:"active,omitempty"`
	Paused   protocol.Seconds `json:"paused,omitempty"`
}

func asJSON(e session.Event) jsonEvent {
	return jsonEvent{
		Kind: e.Kind, At: protocol.Seconds(e.At), Event: e, Min: protocol.Seconds(e.Min), Max: protocol.Seconds(e.Max),
		Guide: protocol.Seconds(e.Guide), GuideMax: protocol.Seconds(e.GuideMax), Held: protocol.Seconds(e.Held),
		Active: protocol.Seconds(e.Active), Paused: protocol.Seconds(e.Paused),
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

//go:embed schema.json
var schema string

// Schema is the JSON Schema (draft 2020-12) of one line that [JSON] writes. Its list of phase
// kinds is the protocol's.
func Schema() string {
	return strings.Replace(plain.Unix(schema), "KINDS", protocol.JoinKinds(`", "`), 1)
}
