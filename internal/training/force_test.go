package training_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/gauge"
	"presshold/internal/training"
)

const ms = time.Millisecond

// level is a target with a band of 2 N around it.
func level(newtons float64) training.Level {
	return training.Level{Target: newtons, Low: newtons - 2, High: newtons + 2}
}

func steadyPlan(trials int) training.Exercise {
	return training.Exercise{
		Drill: training.SteadyForce, Mode: training.Shown, Levels: []training.Level{level(20)},
		Press: between(10*time.Second, 20*time.Second), Trials: trials,
	}
}

// presser presses on a gauge that reads every 100 ms.
type presser struct {
	*training.Tracker

	at time.Duration
}

// keeps presses with a force for so long.
func (p *presser) keeps(newtons float64, length time.Duration) {
	for range length / (100 * ms) {
		p.Take(gauge.Reading{At: p.at, Newtons: newtons, Unit: gauge.Newton})
		p.at += 100 * ms
	}
}

// press makes a presser, whose hand is still off the gauge.
func press(plan training.Exercise) *presser {
	p := &presser{Tracker: training.NewTracker(plan), at: time.Hour}
	p.keeps(0, time.Second)
	return p
}

// One row per moment: what the hand does, and what comes of it.
func TestTracker(t *testing.T) {
	type step struct {
		newtons float64
		length  time.Duration
		stage   training.Stage
		holds   int
		remark  training.Remark
	}
	steps := steadyPlan(4)
	steps.Drill, steps.Levels = training.StepsForce, []training.Level{level(20), level(30)}
	alternate := steadyPlan(9)
	alternate.Drill, alternate.Levels = training.AlternateForce, []training.Level{level(30), level(10)}
	blind := steadyPlan(9)
	blind.Mode = training.Blind
	for name, tt := range map[string]struct {
		plan  training.Exercise
		steps []step
	}{
		"steady": {steadyPlan(2), []step{
			{0, time.Second, training.Ready, 0, ""},
			{10, time.Second, training.Moving, 0, ""},
			{20, 10 * time.Second, training.Holding, 0, ""},
			{25, 9 * time.Second, training.Holding, 0, ""}, // out of the band it counts on
			{20, 1200 * ms, training.LetGo, 1, ""},
			{20, time.Second, training.LetGo, 1, ""},
			{0, time.Second, training.Ready, 1, ""},
			{20, 11 * time.Second, training.Holding, 1, ""},
			{0, 100 * ms, training.Finished, 2, ""},
			{20, time.Minute, training.Finished, 2, ""},
		}},
		"let go too soon": {steadyPlan(2), []step{
			{20, 9 * time.Second, training.Holding, 0, ""},
			{1, 100 * ms, training.Ready, 0, training.TooShort},
			{20, time.Second, training.Holding, 0, ""},
		}},
		"never in the band": {steadyPlan(2), []step{
			{15, time.Minute, training.Moving, 0, ""},
			{25, time.Minute, training.Moving, 0, ""},
			{1, time.Second, training.Ready, 0, ""},
		}},
		"steps": {steps, []step{
			{20, 10200 * ms, training.Moving, 1, ""},
			{30, 10200 * ms, training.LetGo, 2, ""},
			{30, time.Second, training.LetGo, 2, ""},
			{0, time.Second, training.Ready, 2, ""},
			{20, 10200 * ms, training.Moving, 3, ""},
			{0, time.Second, training.Ready, 3, ""},
			{30, 10200 * ms, training.Finished, 4, ""},
		}},
		"alternate": {alternate, []step{
			{30, 10200 * ms, training.Moving, 1, ""},
			{10, 10200 * ms, training.Moving, 2, ""},
			{10, time.Second, training.Moving, 2, ""},
			{30, 10200 * ms, training.Moving, 3, ""},
		}},
		"blind": {blind, []step{
			{14, 3 * time.Second, training.Moving, 0, ""},
			{14, 100 * ms, training.Holding, 0, ""},
			{14, 20 * time.Second, training.LetGo, 1, ""},
			{0, time.Second, training.Ready, 1, ""},
			{20, time.Second, training.Holding, 1, ""},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			p := press(tt.plan)
			for i, s := range tt.steps {
				p.keeps(s.newtons, s.length)
				if p.Stage != s.stage || len(p.Holds) != s.holds || p.Remark != s.remark {
					t.Fatalf("step %d, %g N for %v: %s, %d holds, %q; want %+v", i+1, s.newtons, s.length, p.Stage, len(p.Holds), p.Remark, s)
				}
			}
		})
	}
}

// A hold lasts to its maximum, or to half a second before the hand let go.
func TestLengthOfAHold(t *testing.T) {
	p := press(steadyPlan(2))
	p.keeps(10, 500*ms)
	p.keeps(20, 21*time.Second)
	p.keeps(0, time.Second)
	p.keeps(20, 12*time.Second)
	p.keeps(0, time.Second)
	full, short := p.Holds[0], p.Holds[1]
	if full.Length != 20*time.Second || full.Rise != 500*ms || full.Count != 201 || full.InBand != 20*time.Second {
		t.Errorf("a whole hold: %v long, %v to the band, %d readings, %v in it", full.Length, full.Rise, full.Count, full.InBand)
	}
	if short.Length != 11500*ms || short.Bias != 0 || short.Count != 116 {
		t.Errorf("one of 12 s: %v long, bias %v, %d readings", short.Length, short.Bias, short.Count)
	}
	if at := full.Readings[0].At; at != -500*ms {
		t.Errorf("its readings begin at %v", at)
	}
}

// Time without readings counts for no hold, and the hold goes on.
func TestAPauseInAHold(t *testing.T) {
	p := press(steadyPlan(1))
	p.keeps(20, 5*time.Second)
	p.at += time.Minute
	p.keeps(20, 100*ms)
	if p.Remark != training.Paused || p.Stage != training.Holding {
		t.Errorf("after a minute without readings: %q, %s", p.Remark, p.Stage)
	}
	p.keeps(20, 15*time.Second)
	if p.Stage != training.Holding {
		t.Errorf("the pause counts: %s", p.Stage)
	}
	p.keeps(20, time.Second)
	if p.Stage != training.Finished || p.Holds[0].Length != 20*time.Second {
		t.Errorf("%s, %+v", p.Stage, p.Holds)
	}
}

func TestOverloadAndUnit(t *testing.T) {
	p := press(steadyPlan(2))
	p.keeps(20, 15*time.Second)
	p.Take(gauge.Reading{At: p.at, Unit: gauge.Kilogram, Newtons: 20})
	if p.Remark != training.UnitChange || p.Stage != training.Holding || p.Reads != gauge.Kilogram {
		t.Errorf("after another unit: %q, %s, %s", p.Remark, p.Stage, p.Reads)
	}
	p.at += 100 * ms
	p.Take(gauge.Reading{At: p.at, Unit: gauge.Kilogram, Over: true})
	if p.Remark != training.Overload || p.Stage != training.LetGo || len(p.Holds) != 0 {
		t.Errorf("after an overload: %q, %s, %d holds", p.Remark, p.Stage, len(p.Holds))
	}
	if _, ok := p.Force(); ok {
		t.Error("an overload is a force")
	}
	p.at += 100 * ms
	p.keeps(0, time.Second)
	p.keeps(20, 21*time.Second)
	if len(p.Holds) != 1 {
		t.Errorf("nothing counts any more: %s", p.Stage)
	}
}

// A weight on the gauge makes no difference after a tare, nor does the sign of a push.
func TestTare(t *testing.T) {
	p := press(steadyPlan(2))
	p.keeps(7, time.Second)
	if !p.Tare() {
		t.Fatal("it can't be tared")
	}
	p.keeps(7, time.Second)
	p.keeps(7-20, 21*time.Second)
	if len(p.Holds) != 1 || p.Holds[0].Mean != 20 {
		t.Fatalf("%+v", p.Holds)
	}
	p.keeps(7, time.Second)
	p.keeps(28, time.Second)
	if p.Tare() {
		t.Error("it is tared in a hold")
	}
	if training.NewTracker(steadyPlan(1)).Tare() {
		t.Error("it is tared without a reading")
	}
}

func TestReleased(t *testing.T) {
	plan := steadyPlan(9)
	plan.Drill, plan.Levels = training.StepsForce, []training.Level{level(20), level(30)}
	p := press(plan)
	if p.Released() {
		t.Error("released before the hold")
	}
	p.keeps(20, 5*time.Second)
	if !p.Released() || p.Stage != training.Moving || p.Level().Target != 30 || p.Holds[0].Length != 4900*ms {
		t.Errorf("after the release: %s to %v, %+v", p.Stage, p.Level(), p.Holds)
	}
}

// The scores agree with an independent computation by textbook formulas.
func TestForceScores(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := level(rapid.Float64Range(5, 100).Draw(rt, "target"))
		length := time.Duration(rapid.IntRange(1, 20000).Draw(rt, "ms")) * ms
		n := rapid.IntRange(1, 200).Draw(rt, "readings")
		var at []time.Duration
		for range n {
			at = append(at, time.Duration(rapid.IntRange(0, int(length/ms)).Draw(rt, "at"))*ms)
		}
		slices.Sort(at)
		curve := training.Curve{{At: -ms, Newtons: 1000}}
		var sum, miss, sumT, sumTF, sumTT, in float64
		for i := range at {
			f := rapid.Float64Range(0.1, 120).Draw(rt, "newtons")
			if rapid.Bool().Draw(rt, "at the edge") {
				f = rapid.SampledFrom([]float64{l.Low, l.High, math.Nextafter(l.High, 999)}).Draw(rt, "edge")
			}
			curve = append(curve, training.Point{At: at[i], Newtons: f})
			s := at[i].Seconds()
			sum, miss, sumT, sumTF, sumTT = sum+f, miss+math.Abs(f-l.Target), sumT+s, sumTF+s*f, sumTT+s*s
			next := length
			if i+1 < n {
				next = at[i+1]
			}
			if f >= l.Low && f <= l.High {
				in += (next - at[i]).Seconds()
			}
		}
		curve = append(curve, training.Point{At: length + ms, Newtons: 1000})
		mean, squares := sum/float64(n), 0.0
		for _, p := range curve[1 : n+1] {
			squares += (p.Newtons - mean) * (p.Newtons - mean)
		}
		want := training.ForceScore{Count: n, Mean: mean, Bias: mean - l.Target, Error: miss / float64(n)}
		if n > 1 {
			want.CV = math.Sqrt(squares/float64(n-1)) / mean
		}
		if below := float64(n)*sumTT - sumT*sumT; below > 1e-6 {
			want.Drift = (float64(n)*sumTF - sumT*sum) / below
		}
		got := training.ScoreForce(l, curve, length)
		close := func(what string, a, b, within float64) {
			if math.Abs(a-b) > within*(1+math.Abs(b)) {
				rt.Errorf("%s is %v, want %v", what, a, b)
			}
		}
		if got.Count != want.Count {
			rt.Errorf("%d readings, want %d", got.Count, want.Count)
		}
		close("mean", got.Mean, want.Mean, 1e-9)
		close("bias", got.Bias, want.Bias, 1e-9)
		close("error", got.Error, want.Error, 1e-9)
		close("CV", got.CV, want.CV, 1e-9)
		if want.Drift != 0 {
			close("drift", got.Drift, want.Drift, 1e-4)
		}
		close("time in band", got.InBand.Seconds(), in, 1e-9)
	})
}

// The drift of a straight line is its slope, and a steady force has none.
func TestDrift(t *testing.T) {
	var line training.Curve
	for i := range 101 {
		line = append(line, training.Point{At: time.Duration(i) * 100 * ms, Newtons: 20 - float64(i)/100})
	}
	s := training.ScoreForce(level(20), line, 10*time.Second)
	if math.Abs(s.Drift+0.1) > 1e-12 || math.Abs(s.Mean-19.5) > 1e-12 || s.InBand != 10*time.Second {
		t.Errorf("%+v", s)
	}
	if s := training.ScoreForce(level(20), nil, time.Second); s != (training.ForceScore{}) {
		t.Errorf("of nothing: %+v", s)
	}
}

// Constant and variable error are kept apart.
func TestForceScoreOfADrill(t *testing.T) {
	r := training.Result{Drill: training.SteadyForce, Unit: "N", Mode: training.Blind, Levels: []training.Level{level(20)}, Press: between(10*time.Second, 20*time.Second)}
	if _, ok := r.Score(); ok {
		t.Error("a score of nothing")
	}
	for _, mean := range []float64{22, 22, 22, 22, 22} {
		r.Forces = append(r.Forces, training.ForceHold{Level: level(20), Length: 10 * time.Second, ForceScore: training.ForceScore{
			Count: 100, Mean: mean, Bias: mean - 20, Error: 2, CV: 0.03, Drift: -0.02, InBand: 5 * time.Second,
		}, Rise: 800 * ms})
	}
	s, ok := r.Score()
	if !ok || math.Abs(s.Constant-10) > 1e-9 || s.Variable > 1e-9 || math.Abs(s.Absolute-10) > 1e-9 || s.InBand != 0.5 || s.Rise != 800*ms {
		t.Errorf("%+v", s)
	}
	text := ""
	for _, f := range r.Facts() {
		text += f.Name + ": " + f.Text.String() + "\n"
	}
	for _, want := range []string{
		"target: 20.0 N, from 18.0 to 22.0 N (chosen)", "mode: blind", "constant: +10.0 %, too hard overall", "variable: 0.0 %",
		"CV: 3.0 %", "in band: 50 %", "drift: -0.2 N in 10 s", "rise: 0.80 s", "Snodgrass", "never for a session with a client",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	want := "20.0 N kept for 10.00 s: off by 2.0 N on average, constant error +2.0 N, in band 50 %, CV 3.0 %, drift -0.2 N in 10 s, rise 0.80 s"
	if got := r.Forces[0].Words(gauge.Newton); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestForceBand(t *testing.T) {
	for text, want := range map[string]training.Level{
		"2": {Target: 20, Low: 18, High: 22}, "1,5": {Target: 20, Low: 18.5, High: 21.5}, " 10 % ": {Target: 20, Low: 18, High: 22},
	} {
		b, err := training.ParseForceBand(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if got, err := b.Level(20, gauge.Newton); err != nil || got != want {
			t.Errorf("%q around 20 N: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "0", "-1", "x", "100%", "nan", "1e9"} {
		if b, err := training.ParseForceBand(text); err == nil {
			t.Errorf("%q is taken for %v", text, b)
		}
	}
	if l, err := (training.ForceBand{Part: 0.1}).Level(2000, gauge.Gram); err != nil || l.Target != 19.6133 {
		t.Errorf("2000 g: %+v, %v", l, err)
	}
	if _, err := (training.ForceBand{Part: 0.1}).Level(500, gauge.Kilogram); err == nil {
		t.Error("a band up to an overload is allowed")
	}
	if _, err := (training.ForceBand{Amount: 20}).Level(20, gauge.Newton); err == nil {
		t.Error("a band down to nothing is allowed")
	}
	for _, tt := range []struct {
		drill   training.Drill
		targets []float64
		ok      bool
	}{
		{training.SteadyForce, []float64{20}, true},
		{training.SteadyForce, []float64{20, 30}, false},
		{training.SteadyForce, nil, false},
		{training.StepsForce, []float64{20}, false},
		{training.StepsForce, []float64{20, 20}, false},
		{training.StepsForce, []float64{5, 6, 7}, true},
		{training.AlternateForce, []float64{5}, false},
		{training.AlternateForce, []float64{5, 5}, false},
		{training.AlternateForce, []float64{9, 5}, true},
	} {
		if err := training.CheckTargets(tt.drill, tt.targets); (err == nil) != tt.ok {
			t.Errorf("%s of %v: %v", tt.drill, tt.targets, err)
		}
	}
}

// A curve comes back from JSON as it was.
func TestCurveAsJSON(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var want training.Curve
		for range rapid.IntRange(0, 20).Draw(rt, "points") {
			want = append(want, training.Point{
				At:      time.Duration(rapid.Int64Range(-5e6, 600e6).Draw(rt, "us")) * time.Microsecond,
				Newtons: gauge.Newton.Newtons(rapid.Float64Range(0, 5000).Draw(rt, "newtons")),
			})
		}
		text, err := json.Marshal(want)
		var got training.Curve
		if err == nil {
			err = json.Unmarshal(text, &got)
		}
		if err != nil || !slices.Equal(got, want) {
			rt.Errorf("%v, by way of %s, is %v, %v", want, text, got, err)
		}
	})
}

// Whatever is pressed, a hold that counts is as long as the protocol asks.
func TestTrackerTakesAnything(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		plan := steadyPlan(rapid.IntRange(1, 3).Draw(rt, "trials"))
		plan.Drill = rapid.SampledFrom([]training.Drill{training.SteadyForce, training.StepsForce, training.AlternateForce}).Draw(rt, "drill")
		plan.Mode = rapid.SampledFrom([]training.Mode{training.Shown, training.Blind}).Draw(rt, "mode")
		plan.Levels = []training.Level{level(20), level(30)}
		p := press(plan)
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			p.keeps(rapid.SampledFrom([]float64{-30, 0, 4.9, 5, 18, 20, 22, 30, 99}).Draw(rt, "newtons"),
				time.Duration(rapid.IntRange(1, 220).Draw(rt, "tenths"))*100*ms)
			switch rapid.IntRange(0, 9).Draw(rt, "what") {
			case 0:
				p.at += time.Duration(rapid.IntRange(0, 5000).Draw(rt, "gap")) * ms
			case 1:
				p.Take(gauge.Reading{At: p.at, Over: true})
			case 2:
				p.Tare()
			case 3:
				p.Released()
			}
		}
		for _, h := range p.Holds {
			released := h.Length >= time.Second && plan.Drill != training.SteadyForce
			if h.Length < plan.Press.Span.Min && !released || h.Length > plan.Press.Span.Max || h.InBand > h.Length || h.Count == 0 || h.Rise < 0 {
				rt.Fatalf("counted: %+v", h.ForceScore)
			}
			if again := training.ScoreForce(h.Level, h.Readings, h.Length); again != h.ForceScore {
				rt.Fatalf("scored %+v, and again %+v", h.ForceScore, again)
			}
		}
		if len(p.Holds) > plan.Trials {
			rt.Fatalf("%d holds of %d", len(p.Holds), plan.Trials)
		}
	})
}

// A drill of pressure, typed or on a gauge, is suggested again after four weeks with the same settings
// and a reason, and not a day earlier.
func TestRefresher(t *testing.T) {
	now := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	held := training.Result{
		Drill: training.AlternateForce, Mode: training.Blind, Unit: "kg", Press: between(10*time.Second, 20*time.Second),
		Levels: []training.Level{
			{Target: gauge.Kilogram.Newtons(3), Low: gauge.Kilogram.Newtons(2.7), High: gauge.Kilogram.Newtons(3.3)},
			{Target: gauge.Kilogram.Newtons(1), Low: gauge.Kilogram.Newtons(0.9), High: gauge.Kilogram.Newtons(1.1)},
		},
		Forces: make([]training.ForceHold, 1),
	}
	typed := training.Result{Drill: training.Pressure, Unit: "kg", Readings: []training.Reading{{Target: 5, Shown: 5}}}
	days := func(r training.Result, n int) training.Result {
		r.Started = now.Add(-time.Duration(n) * 24 * time.Hour)
		return r
	}
	for _, tt := range []struct {
		past []training.Result
		want string // command; "" for no refresher
	}{
		{[]training.Result{days(held, 28)}, "presshold drill --pressure --kind alternate --load 3 --load 1 --band 10% --unit kg --blind"},
		{[]training.Result{days(held, 27)}, ""},
		{[]training.Result{days(typed, 40)}, "presshold drill --pressure"},
		{[]training.Result{days(held, 50), days(typed, 3)}, ""},
		{nil, ""},
	} {
		s, ok := training.Suggest(nil, training.Past{Results: tt.past}, now)
		if (s.Why != "" && strings.Contains(s.Why, "refresher")) != (tt.want != "") || ok && s.Command() != tt.want {
			t.Errorf("after %v: %q, %q", tt.past, s.Command(), s.Why)
		}
		if tt.want != "" && (!strings.Contains(s.Why, "Snodgrass et al. 2010") || !strings.Contains(s.Why, "(assumed)")) {
			t.Errorf("no source: %q", s.Why)
		}
	}
	held.Drill, held.Mode, held.Levels, held.Started = training.SteadyForce, training.Shown, held.Levels[:1], now.Add(-1000*time.Hour)
	s, _ := training.Suggest(nil, training.Past{Results: []training.Result{held}}, now)
	if want := "presshold drill --pressure --kind steady --load 3 --band 0.3 --unit kg"; s.Command() != want {
		t.Errorf("%q, want %q", s.Command(), want)
	}
}

// Drills on a gauge have their own trends, in percent; blind ones are kept apart.
func TestForceTrends(t *testing.T) {
	drilled := func(day int, mode training.Mode, bias float64) training.Result {
		r := training.Result{
			Drill: training.SteadyForce, Mode: mode, Unit: "N", Levels: []training.Level{level(20)},
			Press: between(10*time.Second, 20*time.Second), Started: time.Date(2025, 6, day, 0, 0, 0, 0, time.UTC),
		}
		for i := range 5 {
			b := bias + float64(i-2)/10
			r.Forces = append(r.Forces, training.ForceHold{Level: level(20), Length: 10 * time.Second, ForceScore: training.ForceScore{
				Count: 10, Mean: 20 + b, Bias: b, Error: math.Abs(b), CV: 0.04,
			}})
		}
		return r
	}
	single := drilled(3, training.Shown, 1)
	single.Forces, single.Protocol = single.Forces[:1], "pumping"
	if one := training.Trends([]training.Result{single}); len(one) != 1 || one[0].Facts()[3].Text.String() != "needs 5; so far 1 hold" {
		t.Errorf("of one hold: %+v", one)
	}
	trends := training.Trends([]training.Result{drilled(1, training.Shown, 4), drilled(2, training.Blind, 6), drilled(20, training.Shown, 2)})
	if len(trends) != 2 || len(trends[0].Outcomes) != 2 || trends[0].Unit() != "%" || math.Abs(trends[0].Last().Constant-10) > 1e-9 {
		t.Fatalf("%+v", trends)
	}
	if want := "steady pressure on a gauge, 10 to 20 seconds, force in sight"; trends[0].Name() != want {
		t.Errorf("%q, want %q", trends[0].Name(), want)
	}
	text := ""
	for _, f := range trends[0].Facts() {
		text += f.Name + ": " + f.Text.String() + "\n"
	}
	for _, want := range []string{"constant: +10.0 %", "absolute: off by 10.0 % on average; 20.0 % in the first of 2", "CV: 4.0 % within a hold", "retention: after 19 days"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}
