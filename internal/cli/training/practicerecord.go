package training

import (
	"context"
	"errors"
	"time"

	"presshold/internal/catalog"
	"presshold/internal/cli/app"
	"presshold/internal/journal"
	"presshold/internal/training"
	"presshold/internal/tui"
)

// practiceRecord is the student's own record, in the journal. It is written even while the program is
// ending.
type practiceRecord struct{ a *app.App }

func (n practiceRecord) keep(r training.Result) error {
	return journal.KeepResult(context.Background(), n.a.Paths.Data, r)
}

func (n practiceRecord) keepAnswer(a training.Answer) error {
	return journal.KeepAnswer(context.Background(), n.a.Paths.Data, a)
}

// past is what was ever practised, without answers to questions that no longer exist. It is empty if
// there is no journal.
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

// allProtocols are the protocols without those in bad files, which the command check reports.
func allProtocols(a *app.App) catalog.Protocols {
	c, _ := a.OpenCatalog() // without the user's own rather than not at all
	return c.Protocols()
}

// allQuestions are the questions about all protocols and the safety text.
func allQuestions(a *app.App, seed uint64) []training.Question {
	return append(training.Questions(allProtocols(a), seed), training.SafetyQuestions(tui.SafetyAlarms(), seed)...)
}

// questions are the questions to ask now, at most so many: on one protocol or, for "", on all.
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
