package training

import (
	"fmt"
	"slices"
	"time"

	"presshold/internal/phrase/english"
)

// comesBack is how many questions come between a miss and asking again.
const comesBack = 3

// Quiz is one quiz. A missed question comes back until it is answered correctly; only the first
// answer to each counts.
type Quiz struct {
	queue []Question
	seen  map[string]bool
	Asked int // questions answered
	Right int // of them, at the first try
}

// NewQuiz begins a quiz of these questions, in their order.
func NewQuiz(questions []Question) *Quiz {
	return &Quiz{queue: slices.Clone(questions), seen: map[string]bool{}}
}

// Question is the current question; false when none is left.
func (s *Quiz) Question() (Question, bool) {
	if len(s.queue) == 0 {
		return Question{}, false
	}
	return s.queue[0], true
}

// Left is how many questions still need a right answer, this one included.
func (s *Quiz) Left() int { return len(s.queue) }

// Words says how the quiz went so far.
func (s *Quiz) Words() string {
	if s.Asked == 0 {
		return english.QuizNoAnswer
	}
	return fmt.Sprintf(english.QuizFirstTry, s.Right, s.Asked)
}

// Answer answers the current question and goes on to the next. Only an answer that counts, the
// first to its question, is to be recorded.
func (s *Quiz) Answer(choice int, now time.Time) (a Answer, counts bool) {
	q := s.queue[0]
	s.queue = s.queue[1:]
	a = Answer{Question: q.ID, Protocol: q.Protocol, Right: choice == q.Right, At: now}
	if counts = !s.seen[q.ID]; counts {
		s.seen[q.ID] = true
		s.Asked++
		if a.Right {
			s.Right++
		}
	}
	if !a.Right {
		s.queue = slices.Insert(s.queue, min(comesBack, len(s.queue)), q)
	}
	return a, counts
}
