package training

import (
	"fmt"
	"slices"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/stats"
)

// Overview is how practice goes as a whole, and what to do next.
type Overview struct {
	Next      Suggestion
	HasNext   bool // there is something to suggest
	Streak    stats.Streak
	Series    []Series   // see Trends
	Standings []Standing // see Standings

	protocols []protocol.Protocol
}

// NewOverview sums up the record of practice.
func NewOverview(protocols []protocol.Protocol, past Past, now time.Time) Overview {
	o := Overview{Streak: StreakOf(past, now), Series: Trends(past.Results), Standings: Standings(past), protocols: protocols}
	o.Next, o.HasNext = Suggest(protocols, past, now)
	return o
}

// Name is the name of a protocol, or the id of one that no longer exists.
func (o Overview) Name(id string) string {
	if id == "" {
		return english.PracticeOwnTarget
	}
	if i := slices.IndexFunc(o.protocols, func(p protocol.Protocol) bool { return p.ID == id }); i >= 0 {
		return o.protocols[i].Name
	}
	return id
}

// Title says which series it is, and of which protocol.
func (o Overview) Title(s Series) string {
	if s.Drill.InPercent() && s.Protocol == "" {
		return plain.Capital(s.Name())
	}
	return fmt.Sprintf("%s: %s", o.Name(s.Protocol), s.Name())
}

// NextWords says what to practise next.
func (o Overview) NextWords() string {
	s := o.Next
	switch drill := s.Drill.Words(); {
	case !o.HasNext:
		return plain.Sentence(english.DrillNothing)
	case s.Quiz && s.Protocol == "":
		return english.PracticeNextQuiz
	case s.Quiz:
		return fmt.Sprintf(english.PracticeNextQuizOf, o.Name(s.Protocol))
	case s.Drill.InPercent() && s.Protocol == "":
		return fmt.Sprintf(english.PracticeNextDrill, drill)
	case s.Mode == "":
		return fmt.Sprintf(english.PracticeNextDrillOf, drill, o.Name(s.Protocol))
	default:
		return fmt.Sprintf(english.PracticeNextTimedOf, drill, o.Name(s.Protocol), s.Mode.Words())
	}
}
