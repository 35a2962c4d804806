package protocol

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"presshold/internal/phrase/english"
)

// Area is a part of the body, such as the neck, to which a treatment gives a share of its
// time. It is shown, and ends nothing.
type Area struct {
	Name string
	Time time.Duration
}

// areas checks the shares of a treatment's time.
func (c *checker) areas(t Treatment) {
	var total time.Duration
	seen := map[string]bool{}
	for i, a := range t.Areas {
		path := fmt.Sprintf("areas[%d]", i)
		total += a.Time
		switch {
		case strings.TrimSpace(a.Name) == "":
			c.add(path+".name", english.AreaNameless)
		case seen[a.Name]:
			c.add(path+".name", english.AreaTwice, a.Name)
		case !slices.ContainsFunc(t.Points, func(s TreatmentPoint) bool { return s.Area == a.Name }):
			c.add(path+".name", english.AreaEmpty, a.Name)
		}
		seen[a.Name] = true
		c.name(path+".name", a.Name)
		if a.Time == 0 {
			c.add(path+".time", english.AreaTimeless, a.Name)
		} else {
			c.between(path+".time", a.Time, MinBudget, MaxBudget)
		}
	}
	if t.Budget > 0 && total > t.Budget {
		c.add("areas", english.AreasOverBudget, FormatDuration(total), FormatDuration(t.Budget))
	}
}

func (c *checker) inArea(path string, t Treatment, s TreatmentPoint) {
	if s.Area != "" && t.area(s.Area) == (Area{}) {
		c.add(path+".area", english.AreaUnknown, s.Area)
	}
}

// area is the area of that name; the zero value for none.
func (t Treatment) area(name string) Area {
	if i := slices.IndexFunc(t.Areas, func(a Area) bool { return a.Name == name }); i >= 0 {
		return t.Areas[i]
	}
	return Area{}
}
