package journal

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"presshold/internal/stats"
)

// benchFolder is the folder of a journal that is large or small: it has few sessions,
// so that the benchmarks are quick, or as many as the variable PRESSHOLD_BENCH_SESSIONS
// says. 100000, with three million phases, take a quarter of a minute and 300 MB.
func benchFolder(b *testing.B) string {
	b.Helper()
	sessions := 500
	if text := os.Getenv("PRESSHOLD_BENCH_SESSIONS"); text != "" {
		var err error
		if sessions, err = strconv.Atoi(text); err != nil || sessions < genClients {
			b.Fatalf("PRESSHOLD_BENCH_SESSIONS is %q; want a number of sessions from %d on", text, genClients)
		}
	}
	folder := filepath.Join(b.TempDir(), "data")
	generate(b, folder, sessions)
	return folder
}

// What is asked of a journal of some years.
func BenchmarkJournal(b *testing.B) {
	folder := benchFolder(b)
	s := read(b, folder)
	const client = "C00007"
	treated, err := s.Stats(b.Context(), stats.Scope{Client: client}, genEnd())
	if err != nil {
		b.Fatal(err)
	}
	place := treated.Places[0].Place
	for _, bench := range []struct {
		name  string
		scope stats.Scope
	}{
		{"client", stats.Scope{Client: client}},
		{"client at a site", stats.Scope{Client: client, Place: place}},
		{"site", stats.Scope{Place: stats.Place{Site: place.Site}}},
		{"12 weeks", stats.Scope{Since: stats.DayOf(genEnd()) - 84}},
		{"everything", stats.Scope{}},
	} {
		b.Run("stats of "+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := s.Stats(b.Context(), bench.scope, genEnd())
				if err != nil || r.Sessions == 0 {
					b.Fatalf("%d sessions, %v", r.Sessions, err)
				}
			}
		})
	}
	for _, bench := range []struct {
		name   string
		filter Filter
	}{
		{"everything", Filter{Limit: 50}},
		{"client", Filter{Limit: 50, Client: client}},
	} {
		b.Run("first page of "+bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if found, _, err := s.List(b.Context(), bench.filter); err != nil || len(found) == 0 {
					b.Fatalf("%d sessions, %v", len(found), err)
				}
			}
		})
	}
}

// What stands on the screen when a client comes in.
func BenchmarkLatest(b *testing.B) {
	s := read(b, benchFolder(b))
	for _, client := range []string{"C00007", ""} {
		b.Run(cmp.Or(client, "nobody"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Latest(b.Context(), client); err != nil && client != "" {
					b.Fatal(err)
				}
			}
		})
	}
}

// What the key for the note waits for: the latest sitting.
func BenchmarkSitting(b *testing.B) {
	s := read(b, benchFolder(b))
	for b.Loop() {
		if found, err := s.Sitting(b.Context(), 0); err != nil || len(found) == 0 {
			b.Fatal(len(found), err)
		}
	}
}

// What reads all of a journal of some years.
func BenchmarkWhole(b *testing.B) {
	s := read(b, benchFolder(b))
	for _, bench := range []struct {
		name string
		do   func() error
	}{
		{"list", func() error {
			_, err := s.Each(b.Context(), Filter{}, Outlined, func(Session) error { return nil })
			return err
		}},
		{"export as JSON", func() error { return s.ExportJSON(b.Context(), io.Discard, Filter{}, "benchmark", genEnd()) }},
		{"export of phases", func() error { return s.ExportPhases(b.Context(), io.Discard, Filter{}, CSV{}) }},
		{"verify", func() error {
			faults, err := s.Verify(b.Context())
			if len(faults) > 0 {
				b.Errorf("there are %d faults", len(faults))
			}
			return err
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := bench.do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// What it takes to delete a session of a journal of some years.
func BenchmarkDelete(b *testing.B) {
	s := read(b, benchFolder(b))
	if _, err := s.Delete(b.Context(), b.TempDir(), Target{ID: 1}); err != nil { // the first clears what was left by all before
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Delete(b.Context(), b.TempDir(), Target{}); err != nil {
			b.Fatal(err)
		}
	}
}

// What a start costs: looking for interrupted sessions, and, once a run has begun,
// opening the journal.
func BenchmarkStart(b *testing.B) {
	folder := benchFolder(b)
	b.Run("looking for interrupted sessions", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if found, err := FindInterrupted(b.Context(), folder); err != nil || found != nil {
				b.Fatalf("%v, %v", found, err)
			}
		}
	})
	b.Run("opening", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			s, err := Open(b.Context(), folder)
			if err != nil {
				b.Fatal(err)
			}
			_ = s.Close()
		}
	})
}

// What presshold client and the picker of a client ask of the journal.
func BenchmarkClients(b *testing.B) {
	s := read(b, benchFolder(b))
	b.Run("list with trends", func(b *testing.B) {
		for b.Loop() {
			all, err := s.Clients(b.Context())
			if err != nil || len(all) == 0 {
				b.Fatalf("%d clients, %v", len(all), err)
			}
			for _, c := range all {
				if _, err := s.Trends(b.Context(), c.Code); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("what a client had", func(b *testing.B) {
		for b.Loop() {
			if had, err := s.Recent(b.Context(), 10, "C00007"); err != nil || len(had) == 0 {
				b.Fatalf("%q, %v", had, err)
			}
		}
	})
}
