package journal

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"presshold/internal/stats"
)

// benchSessions is how many sessions the benchmarks' journal has: few, so that they
// are quick, or as many as the variable PRESSHOLD_BENCH_SESSIONS says. With 100000 it
// takes a minute to make and 600 MB.
func benchSessions(b *testing.B) int {
	b.Helper()
	text := os.Getenv("PRESSHOLD_BENCH_SESSIONS")
	if text == "" {
		return 500
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		b.Fatalf("PRESSHOLD_BENCH_SESSIONS is %q; want a number of sessions", text)
	}
	return n
}

// benchFolder is the folder of the benchmarks' journal.
func benchFolder(b *testing.B) string {
	b.Helper()
	folder := filepath.Join(b.TempDir(), "data")
	generate(b, folder, benchSessions(b))
	return folder
}

func BenchmarkReading(b *testing.B) {
	folder := benchFolder(b)
	s := read(b, folder)
	for _, bench := range []struct {
		name  string
		scope stats.Scope
	}{
		{"client", stats.Scope{Client: "C00007"}},
		{"client and site", stats.Scope{Client: "C00007", Place: stats.Place{Site: "site 17"}}},
		{"site", stats.Scope{Place: stats.Place{Site: "site 7"}}},
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
	b.Run("looking for interrupted sessions", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if found, err := FindInterrupted(b.Context(), folder); err != nil || found != nil {
				b.Fatalf("%v, %v", found, err)
			}
		}
	})
}
