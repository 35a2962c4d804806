package training

import (
	"context"
	"errors"
	"time"

	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/training"
	"presshold/internal/tui"
)

// practiceRecord is a student's own record, in the journal. It is written even while the
// program is being ended.
type practiceRecord struct{ a *app.App }

func (n practiceRecord) keep(r training.Result) error {
	return journal.KeepResult(context.Background(), n.a.Paths.Data, r)
}

func (n practiceRecord) keepAnswer(a training.Answer) error {
	return journal.KeepAnswer(context.Background(), n.a.Paths.Data, a)
}

// past is all that was ever practised and can be practised again; nothing where there
// is no journal.
func (n practiceRecord) past() (training.Past, error) {
	s, err := journal.Open(context.Background(), n.a.Paths.Data)
	switch {
	case errors.Is(err, journal.ErrNone):
		return training.Past{}, nil
	case err != nil:
		return training.Past{}, err
	}
	defer func() { _ = s.Close() }() // it was only read
	past, err := s.Practice(context.Background())
	return past.Askable(allQuestions(n.a, 0)), err
}

// allProtocols are the protocols at hand, without those in bad files, which the command check
// reports.
func allProtocols(a *app.App) []protocol.Protocol {
	c, _ := a.OpenCatalog() // without the user's own rather than not at all
	return c.Protocols()
}

// allQuestions are those that the protocols at hand give, and those of the safety text.
func allQuestions(a *app.App, seed uint64) []training.Question {
	return append(training.Questions(allProtocols(a), seed), training.SafetyQuestions(tui.SafetyAlarms(), seed)...)
}

// questions are the first so many questions to ask now: of one protocol, or of all.
func (n practiceRecord) questions(id string, most int) ([]training.Question, error) {
	past, err := n.past()
	if err != nil {
		return nil, err
	}
	now := time.Now()
	seed := uint64(now.UnixNano())
	var asked []training.Question
	for _, q := range training.Order(allQuestions(n.a, seed), past.Answers, now, seed) {
		if (id == "" || q.Protocol == id) && len(asked) < most {
			asked = append(asked, q)
		}
	}
	return asked, nil
}
