package training

// comesBack is how many other questions come before one that was missed is asked again.
const comesBack = 3

// Quiz is one quiz from its first question to its last. A question that was missed
// comes back until it is answered; only the first answer to each counts.
type Quiz struct {
	queue []Question
	seen  map[string]bool
	Asked int // questions answered
	Right int // of them, at the first try
}

// NewQuiz begins a quiz of these questions, in their order.
func NewQuiz(questions []Question) *Quiz {
	return &Quiz{queue: append([]Question(nil), questions...), seen: map[string]bool{}}
}

// Question is the one to answer now; false when there is none left.
func (s *Quiz) Question() (Question, bool) {
	if len(s.queue) == 0 {
		return Question{}, false
	}
	return s.queue[0], true
}

// Left is how many questions are still to be answered rightly, this one included.
func (s *Quiz) Left() int { return len(s.queue) }

// Answer answers the question at hand and goes on to the next. It reports whether the
// choice was right, and whether this is the first answer to the question, which counts.
func (s *Quiz) Answer(choice int) (right, counts bool) {
	q := s.queue[0]
	s.queue = s.queue[1:]
	right, counts = choice == q.Right, !s.seen[q.ID]
	s.seen[q.ID] = true
	if counts {
		s.Asked++
		if right {
			s.Right++
		}
	}
	if !right {
		at := min(comesBack, len(s.queue))
		s.queue = append(s.queue[:at:at], append([]Question{q}, s.queue[at:]...)...)
	}
	return right, counts
}
