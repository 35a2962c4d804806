package history

import (
	"time"

	"presshold/internal/protocol"
	"presshold/internal/stats"
)

// The form of stats --json. Durations are in seconds; missing values are null.

type jsonReport struct {
	Client   string       `json:"client,omitempty"`
	Site     string       `json:"site,omitempty"`
	Side     string       `json:"side,omitempty"`
	Since    string       `json:"since,omitempty"`
	Sessions int          `json:"sessions"`
	Work     jsonWork     `json:"done"`
	Streak   jsonStreak   `json:"streak"`
	Practice jsonPractice `json:"practice"` // apart from the sessions
	Weeks    []jsonWeek   `json:"weeks"`    // in which something was done, by time
	Apart    []jsonWeek   `json:"apart"`    // days that are in no week, because they are far from today
	Sites    []jsonSite   `json:"sites"`    // the one worked most often first
	Trends   []jsonTrend  `json:"trends"`   // the one worked last first
}

type jsonWork struct {
	Points      int     `json:"points"` // worked, anew in each session
	Compression float64 `json:"compression"`
	Holds       int     `json:"holds"`
	Fits        int     `json:"fits"` // holds as long as the protocol asks
}

type jsonStreak struct {
	Days    int  `json:"days"`
	Today   bool `json:"today"`
	Longest int  `json:"longest"`
}

type jsonPractice struct {
	Drills  int `json:"drills"`
	Answers int `json:"answers"`
}

type jsonWeek struct {
	Week     string `json:"week"` // ISO: 2026-W05; its first day, 2026-02-01, where weeks don't begin on Mondays
	Sessions int    `json:"sessions"`
	jsonWork
	Practice jsonPractice `json:"practice"`
}

type jsonSite struct {
	Site string        `json:"site"`
	Side protocol.Side `json:"side"`
	jsonWork
	Fell   int `json:"score_fell"` // how often, beyond measurement error
	Rose   int `json:"score_rose"`
	Within int `json:"score_within_error"`
}

type jsonTrend struct {
	Site     string        `json:"site"`
	Side     protocol.Side `json:"side"`
	Readings []jsonReading `json:"readings"` // by time
}

type jsonReading struct {
	Session         int64       `json:"session"`
	Began           time.Time   `json:"began"`
	ScoreBefore     *float64    `json:"score_before"` // client-reported
	ScoreAfter      *float64    `json:"score_after"`
	Score           *jsonChange `json:"score_change"`
	ThresholdBefore *float64    `json:"threshold_before"` // kg/cm2
	ThresholdAfter  *float64    `json:"threshold_after"`
	Threshold       *jsonChange `json:"threshold_change"`
	Device          string      `json:"device,omitempty"`
}

type jsonChange struct {
	By      float64       `json:"by"`
	Verdict stats.Verdict `json:"verdict"` // within-error, near-error, beyond-error or unknown
}

func reportJSON(r stats.Report) jsonReport {
	out := jsonReport{
		Client: r.Scope.Client, Site: r.Scope.Place.Site, Side: string(r.Scope.Place.Side),
		Sessions: r.Sessions, Work: workJSON(r.Work), Streak: jsonStreak(r.Streak), Practice: jsonPractice(r.Drilled),
		Weeks: []jsonWeek{}, Apart: []jsonWeek{}, Sites: []jsonSite{}, Trends: []jsonTrend{},
	}
	if r.Scope.Since != 0 {
		out.Since = r.Scope.Since.String()
	}
	for _, w := range r.Weeks {
		out.Weeks = append(out.Weeks, jsonWeek{w.Name(), w.Sessions, workJSON(w.Work), jsonPractice(w.Drilled)})
	}
	for _, d := range r.Apart {
		out.Apart = append(out.Apart, jsonWeek{d.Day.String(), d.Done.Sessions, workJSON(d.Done.Work), jsonPractice(d.Drilled)})
	}
	for _, p := range r.Places {
		out.Sites = append(out.Sites, jsonSite{p.Place.Site, p.Place.Side, workJSON(p.Work), p.Fell, p.Rose, p.Within})
	}
	for _, t := range r.Trends {
		trend := jsonTrend{Site: t.Place.Site, Side: t.Place.Side}
		for _, one := range t.Readings {
			trend.Readings = append(trend.Readings, readingJSON(one))
		}
		out.Trends = append(out.Trends, trend)
	}
	return out
}

func workJSON(w stats.Work) jsonWork {
	return jsonWork{w.Points, w.Compression.Seconds(), w.Holds, w.Fits}
}

func readingJSON(r stats.Reading) jsonReading {
	return jsonReading{
		Session: r.Session, Began: r.Began, Device: r.Device,
		ScoreBefore: r.Score.Before, ScoreAfter: r.Score.After, Score: changeJSON(r.ScoreChange()),
		ThresholdBefore: r.Threshold.Before, ThresholdAfter: r.Threshold.After, Threshold: changeJSON(r.ThresholdChange()),
	}
}

func changeJSON(c stats.Change, ok bool) *jsonChange {
	if !ok {
		return nil
	}
	return &jsonChange{c.By, c.Verdict}
}
