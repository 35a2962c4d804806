package training

import (
	"fmt"
	"strings"
)

// Cautions asks what to do at each sign to stop at once for, as the safety text names
// them. Of what a single protocol asks to be careful with nothing is asked: good advice
// is not wrong because it stands in another protocol.
func Cautions(alarms []string, seed uint64) []Question {
	var out []Question
	for _, alarm := range alarms {
		a := ask{
			id: "safety/" + string(AskCaution) + "/" + strings.ReplaceAll(fold(alarm), " ", "-"), topic: AskCaution,
			text:  fmt.Sprintf("While you press, the client tells of %s. What do you do?", alarm),
			right: "I let go at once",
			wrong: []string{
				"I hold on until it fades", "I finish the planned rounds first", "I press deeper until it is gone",
				"I hold to the end of this phase and ask then",
			},
			answer: fmt.Sprintf("Stop at once for %s, and whenever the client asks. After the safety text: presshold safety.", alarm),
		}
		if q, ok := a.question("", seed); ok {
			out = append(out, q)
		}
	}
	return out
}
