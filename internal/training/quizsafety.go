package training

import (
	"fmt"
	"strings"

	"presshold/internal/phrase/english"
)

// SafetyQuestions ask what to do at each alarm, a sign to stop at once for. The cautions of
// single protocols are not asked for: good advice isn't wrong because another protocol
// gives it.
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
