package journal_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"presshold/internal/journal"
	"presshold/internal/protocol"
	"presshold/internal/training"
)

// Drills and answers come back as they were, and make the journal that there was not.
func TestPractice(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	if _, err := journal.Open(t.Context(), folder); !errors.Is(err, journal.ErrNone) {
		t.Fatalf("before anything was practised: %v", err)
	}
	at := time.Date(2025, 3, 1, 23, 30, 0, 123e6, time.FixedZone("", 3600))
	want := training.Past{
		Results: []training.Result{
			{
				Drill: training.Rhythm, Protocol: "pumping", Started: at, Mode: training.Counted, Timing: training.KeyRelease,
				Resolution: 3 * time.Millisecond,
				Press: training.Target{
					Word: "hold", Span: protocol.Span{Min: 8 * time.Second, Max: 10 * time.Second},
					From: protocol.Provenance{Basis: protocol.Stated, Source: "N3"},
				},
				Rest:  training.ChosenTarget(protocol.Fixed(3 * time.Second)),
				Holds: []time.Duration{9123456789, 8e9}, Rests: []time.Duration{2999999999},
			},
			{Drill: training.Pressure, Started: at, Unit: "kg", Readings: []training.Reading{{Target: 5, Shown: 4.6}}},
		},
		Answers: []training.Answer{
			{Question: "init/seconds/1.1", Protocol: "init", Right: true, At: at},
			{Question: "init/recall", Protocol: "init", At: at.Add(time.Minute)},
		},
	}
	for _, r := range want.Results {
		if err := journal.KeepResult(t.Context(), folder, r); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range want.Answers {
		if err := journal.KeepAnswer(t.Context(), folder, a); err != nil {
			t.Fatal(err)
		}
	}
	s, err := journal.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Practice(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	same(t, got, want)
}

// same compares moments by the time they stand for and the clock on the wall.
func same(t *testing.T, got, want training.Past) {
	t.Helper()
	for i := range min(len(got.Results), len(want.Results)) {
		if !got.Results[i].Started.Equal(want.Results[i].Started) {
			t.Errorf("started at %v, want %v", got.Results[i].Started, want.Results[i].Started)
		}
		got.Results[i].Started = want.Results[i].Started
	}
	for i := range min(len(got.Answers), len(want.Answers)) {
		g, w := got.Answers[i].At, want.Answers[i].At
		if !g.Equal(w) || g.Hour() != w.Hour() {
			t.Errorf("answered at %v, want %v", g, w)
		}
		got.Answers[i].At = w
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
