package session

import (
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"presshold/internal/protocol"
)

// A plan is kept as JSON while its session may be resumed; nothing of it may be lost.
func TestPlanAsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t)
		kept, err := json.Marshal(plan)
		if err != nil {
			t.Fatal(err)
		}
		var got protocol.Plan
		if err := json.Unmarshal(kept, &got); err != nil {
			t.Fatalf("%v: %s", err, kept)
		}
		if !reflect.DeepEqual(&got, plan) {
			t.Fatalf("%+v\nwant\n%+v\nfrom\n%s", got, *plan, kept)
		}
	})
}
