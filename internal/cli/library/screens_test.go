package library

import (
	"strings"
	"testing"

	"presshold/internal/author"
	"presshold/internal/protocol"
)

// A run that is kept as a treatment has a name from which no id comes that begins like its
// protocol's: that would be ambiguous then.
func TestRunName(t *testing.T) {
	at := func(sites ...string) (points []protocol.Point) {
		for _, s := range sites {
			points = append(points, protocol.Point{Site: s})
		}
		return points
	}
	long := strings.Repeat("long ", 15)
	for _, tt := range []struct {
		plan protocol.Plan
		want string
	}{
		{protocol.Plan{Name: "Pumping", Points: at("")}, "My Pumping"},
		{protocol.Plan{Name: "Pumping", Points: at("soleus", "soleus", "deltoid", "knee")}, "Soleus, deltoid, Pumping"},
		{protocol.Plan{Name: long, Points: at("soleus")}, "Soleus, " + long[:71] + "…"},
		{protocol.Plan{Name: "Neck", Treatment: true, Points: at("soleus")}, "Neck"},
	} {
		got := runName(&tt.plan, func(int) bool { return true })
		if got != tt.want {
			t.Errorf("it is called %q, want %q", got, tt.want)
		}
		if id := author.MakeID(got, nil); !tt.plan.Treatment && strings.HasPrefix(id, author.MakeID(tt.plan.Name, nil)) {
			t.Errorf("its id is %q", id)
		}
	}
}
