package training

import (
	"fmt"
	"strings"

	"presshold/internal/phrase/english"
)

// SafetyQuestions ask what to do at each alarm, a sign to stop at once. Cautions of single protocols
// make no questions: good advice isn't wrong because it stands in another protocol.
func SafetyQuestions(alarms []string, seed uint64) []Question {
	var out []Question
	for _, alarm := range alarms {
		a := ask{
			id: "safety/" + string(AskCaution) + "/" + strings.ReplaceAll(fold(alarm), " ", "-"), topic: AskCaution,
			text:   fmt.Sprintf(english.QuizAlarm, alarm),
			right:  english.QuizLetGo,
			wrong:  []string{english.QuizHoldOn, english.QuizFinishRounds, english.QuizPressDeeper, english.QuizFinishThenAsk},
			answer: fmt.Sprintf(english.QuizAnswerAlarm, alarm),
		}
		if q, ok := a.question("", seed); ok {
			out = append(out, q)
		}
	}
	return out
}
