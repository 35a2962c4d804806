package gauge

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// Model is a known kind of gauge.
type Model string

// The models.
const (
	Auto       Model = "auto"       // whichever model answers
	Lines      Model = "lines"      // writes readings by itself
	Mark10     Model = "mark-10"    // Mark-10 series 3, 4, 5 and 7
	FDX        Model = "fdx"        // Wagner Force Ten FDX
	FDIX       Model = "fdix"       // Wagner FDIX
	Chronojump Model = "chronojump" // Chronojump force sensor
)

// Profile is how to talk to a model. All use eight bits, no parity, one stop bit, and no flow control.
type Profile struct {
	Model Model
	Title string
	Baud  int
	// Polls are requests for a reading: the first that is answered is used. Without any, the gauge
	// writes by itself.
	Polls []string
	// Start makes the gauge begin to write, and Stop makes it end; "" for neither. Start is sent
	// again after a silence, because a gauge that restarts when its port is opened misses it.
	Start, Stop string
	Reads       Unit // of readings that name no unit; "" for that of the source
}

// PollPause is the least time between two requests.
const PollPause = 8 * time.Millisecond

// Profiles lists the profiles in the order in which Auto tries them.
//
// Sources: Mark-10 Series 4 user's guide, 9.1.3 (commands end with a carriage return;
// "?" requests the reading, which ends with CR LF: "4.285 N"). Wagner FDX manual, D.1
// ("?" and CR LF: "18.14 kgf"). Wagner FDIX: the University of North Carolina's
// algometer software sends "F" for each reading; newer ones take "?" too. Chronojump's
// force sensor writes microseconds and newtons between start_capture: and end_capture:.
func Profiles() []Profile {
	const slow, fast = 9600, 115200
	return []Profile{
		{Model: Lines, Title: "Lines", Baud: fast},
		{Model: Mark10, Title: "Mark-10", Baud: fast, Polls: []string{"?\r"}},
		{Model: FDX, Title: "Wagner FDX", Baud: slow, Polls: []string{"?\r\n"}},
		{Model: FDIX, Title: "Wagner FDIX", Baud: slow, Polls: []string{"?\r\n", "F\r"}},
		{Model: Chronojump, Title: "Chronojump", Baud: fast, Start: "start_capture:", Stop: "end_capture:", Reads: Newton},
	}
}

// Profile is the profile of the model; zero for Auto.
func (m Model) Profile() Profile {
	for _, p := range Profiles() {
		if p.Model == m {
			return p
		}
	}
	return Profile{}
}

// Models lists the models.
func Models() []Model {
	models := []Model{Auto}
	for _, p := range Profiles() {
		models = append(models, p.Model)
	}
	return models
}

// ParseModel reads a model in any case.
func ParseModel(text string) (Model, error) {
	m := Model(strings.ToLower(text))
	if slices.Contains(Models(), m) {
		return m, nil
	}
	return "", fmt.Errorf(english.GaugeBadModel, plain.OrList(Models()), plain.Quote(text))
}
