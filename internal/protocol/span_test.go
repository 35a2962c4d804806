package protocol

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"presshold/internal/phrase/english"
)

const (
	sec  = time.Second
	hour = time.Hour
	day  = 24 * time.Hour
)

func TestParseSpan(t *testing.T) {
	open := Span{Open: true}
	for _, test := range []struct {
		text string
		want Span
		form string // as it is written back
	}{
		{"10", Fixed(10 * sec), "10s"},
		{"10s", Fixed(10 * sec), "10s"},
		{" 10s ", Fixed(10 * sec), "10s"},
		{"010", Fixed(10 * sec), "10s"},
		{"0", Fixed(0), "0s"},
		{"2.5", Fixed(2500 * time.Millisecond), "2.5s"},
		{"2.5s", Fixed(2500 * time.Millisecond), "2.5s"},
		{"0.001s", Fixed(time.Millisecond), "0.001s"},
		{"1.5m", Fixed(90 * sec), "1m30s"},
		{"90", Fixed(90 * sec), "1m30s"},
		{"60s", Fixed(60 * sec), "1m"},
		{"1m30s", Fixed(90 * sec), "1m30s"},
		{"1h", Fixed(hour), "1h"},
		{"1h1s", Fixed(hour + sec), "1h1s"},
		{"1d2h3m4.5s", Fixed(day + 2*hour + 184500*time.Millisecond), "1d2h3m4.5s"},
		{"366d", Fixed(366 * day), "366d"},
		{"8-10", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8s-10s", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8-10s", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8s-10", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8 - 10 ", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"1-2m", Span{Min: 60 * sec, Max: 120 * sec}, "1m-2m"},
		{"30s-1m30s", Span{Min: 30 * sec, Max: 90 * sec}, "30s-1m30s"},
		{"30-1m30s", Span{Min: 30 * sec, Max: 90 * sec}, "30s-1m30s"},
		{"24h-36h", Span{Min: day, Max: 36 * hour}, "1d-1d12h"},
		{"4-14d", Span{Min: 4 * day, Max: 14 * day}, "4d-14d"},
		{"0-5", Span{Max: 5 * sec}, "0s-5s"},
		{"10-10", Fixed(10 * sec), "10s"},
		{"8–10 s", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8 - 10 s", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8—10s", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8−10\u00a0s", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8 to 10 s", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8 bis 10 Sek.", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8 à 10 secondes", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"8..10", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"８～１０ｓ", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"٨-١٠", Span{Min: 8 * sec, Max: 10 * sec}, "8s-10s"},
		{"30 s – 1:30", Span{Min: 30 * sec, Max: 90 * sec}, "30s-1m30s"},
		{"1 to 2 minutes", Span{Min: 60 * sec, Max: 120 * sec}, "1m-2m"},
		{"24–36 h", Span{Min: day, Max: 36 * hour}, "1d-1d12h"},
		{"4 to 14 days", Span{Min: 4 * day, Max: 14 * day}, "4d-14d"},
		{"1:30", Fixed(90 * sec), "1m30s"},
		{"0:45", Fixed(45 * sec), "45s"},
		{"90:00", Fixed(90 * time.Minute), "1h30m"},
		{"1:02:30", Fixed(hour + 150*sec), "1h2m30s"},
		{"1:30 min", Fixed(90 * sec), "1m30s"},
		{"1:30 h", Fixed(90 * time.Minute), "1h30m"},
		{"1:30.5", Fixed(90500 * time.Millisecond), "1m30.5s"},
		{"1,5 s", Fixed(1500 * time.Millisecond), "1.5s"},
		{",5 s", Fixed(500 * time.Millisecond), "0.5s"},
		{".5s", Fixed(500 * time.Millisecond), "0.5s"},
		{"½ min", Fixed(30 * sec), "30s"},
		{"1½ min", Fixed(90 * sec), "1m30s"},
		{"10 sec", Fixed(10 * sec), "10s"},
		{"90s.", Fixed(90 * sec), "1m30s"},
		{"10 Secs.", Fixed(10 * sec), "10s"},
		{"10S", Fixed(10 * sec), "10s"},
		{"１０", Fixed(10 * sec), "10s"},
		{"10\"", Fixed(10 * sec), "10s"},
		{"10''", Fixed(10 * sec), "10s"},
		{"1'30\"", Fixed(90 * sec), "1m30s"},
		{"1′30″", Fixed(90 * sec), "1m30s"},
		{"2’", Fixed(2 * time.Minute), "2m"},
		{"1 min 30", Fixed(90 * sec), "1m30s"},
		{"1m30", Fixed(90 * sec), "1m30s"},
		{"1h30", Fixed(90 * time.Minute), "1h30m"},
		{"1 Std. 30 Min.", Fixed(90 * time.Minute), "1h30m"},
		{"1 minute and 30 seconds", Fixed(90 * sec), "1m30s"},
		{"1 min, 30 s", Fixed(90 * sec), "1m30s"},
		{"700 ms", Fixed(700 * time.Millisecond), "0.7s"},
		{"\u200b10 s\ufeff", Fixed(10 * sec), "10s"},
		{"open", open, "open"},
		{"Open", open, "open"},
		{"~10 s", Span{Min: 10 * sec, Max: 10 * sec, About: true}, "about 10s"},
		{"ca. 8–10 s", Span{Min: 8 * sec, Max: 10 * sec, About: true}, "about 8s-10s"},
		{" open", open, "open"},
	} {
		got, err := ParseSpan(test.text)
		if err != nil || got != test.want {
			t.Errorf("ParseSpan(%q) = %+v, %v, want %+v", test.text, got, err, test.want)
		}
		if form := got.String(); form != test.form {
			t.Errorf("ParseSpan(%q) is written %q, want %q", test.text, form, test.form)
		}
	}
}

func TestParseSpanBad(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", english.LengthMissing},
		{" ", english.LengthMissing},
		{"ten", english.LengthWanted},
		{"s", english.LengthWanted},
		{"1.s", english.LengthWanted},
		{"0.0001s", english.LengthWanted},
		{"+5", english.LengthWanted},
		{"30s1m", english.LengthWanted},
		{"1m1m", english.LengthWanted},
		{"inf", english.LengthWanted},
		{"nan", english.LengthWanted},
		{"\x1b[2J", english.LengthWanted},
		{"367d", english.LengthTooLong},
		{"366d1s", english.LengthTooLong},
		{"999999999999999999999", english.LengthTooLong},
		{strings.Repeat("9", 400), english.LengthTooLong},
		{"1e3", english.UnitUnknown},
		{"2 weeks", english.UnitUnknown},
		{"1,500 s", english.NumberAmbiguous},
		{"+-10 s", english.LengthWanted},
		{"8 10", english.LengthWanted},
		{"1m90", english.LengthWanted},
		{"1d12", english.LengthWanted},
		{"1:5", english.ClockWanted},
		{"1:60", english.ClockWanted},
		{"1:90:00", english.LengthWanted},
		{"1:2:3:04", english.LengthWanted},
		{":30", english.LengthWanted},
		{"1:", english.LengthWanted},
		{"1:30 d", english.LengthWanted},
		{"9999999:00:00", english.LengthTooLong},
		{"1 min - 2", english.UnitsOfRange},
		{"1 to", english.UnitUnknown},
		{"-5", english.LengthBelow},
		{"5-", english.RangeHalf},
		{"-", english.LengthWanted},
		{"5-8-10", english.LengthWanted},
		{"open-10", english.LengthWanted},
		{"10-8", english.FirstLarger},
		{"2m-1m30s", english.FirstLarger},
		{"1-400d", english.LengthTooLong},
	} {
		got, err := ParseSpan(test.text)
		if kind(err) != test.want {
			t.Errorf("ParseSpan(%q) = %+v, %v, want the error %s", test.text, got, err, test.want)
		}
		if !got.IsZero() {
			t.Errorf("ParseSpan(%q) gives %+v beside the error", test.text, got)
		}
	}
}

func TestParseDuration(t *testing.T) {
	for _, test := range []struct {
		text string
		want time.Duration
		err  string
	}{
		{"90", 90 * sec, ""},
		{"10-10", 10 * sec, ""},
		{"8-10", 0, english.LengthSingle},
		{"open", 0, english.LengthSingle},
		{"x", 0, english.LengthWanted},
	} {
		got, err := ParseDuration(test.text)
		if got != test.want || kind(err) != test.err {
			t.Errorf("ParseDuration(%q) = %v, %v, want %v, %s", test.text, got, err, test.want, test.err)
		}
	}
}

func TestParseTotal(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"8m", "8m"},
		{"8 min", "8m"},
		{"24-36 h", "1d-1d12h"},
		{"1:30", "1m30s"},
		{"0", "0s"},
		{"8", english.UnitMissing},
		{" 8-10 ", english.UnitMissing},
		{"8x", english.UnitUnknown},
	} {
		got, err := ParseTotal(test.text)
		if said := kind(err); said != "" && said != test.want || said == "" && got.String() != test.want {
			t.Errorf("ParseTotal(%q) = %s, %v, want %s", test.text, got, err, test.want)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestFormatDurationBelowZero(t *testing.T) {
	if got := FormatDuration(-sec); got != "0s" {
		t.Errorf("got %q, want 0s: there are no lengths below zero", got)
	}
}

// drawSpan draws what ParseSpan can give.
func drawSpan(t *rapid.T) Span {
	if rapid.IntRange(0, 9).Draw(t, "open") == 0 {
		return Span{Open: true}
	}
	length := rapid.Custom(func(t *rapid.T) time.Duration {
		unit := rapid.SampledFrom([]time.Duration{time.Millisecond, sec, time.Minute, hour, day}).Draw(t, "unit")
		return time.Duration(rapid.Int64Range(0, int64(maxSpan/unit)).Draw(t, "units")) * unit
	})
	a, b := length.Draw(t, "a"), length.Draw(t, "b")
	return Span{Min: min(a, b), Max: max(a, b)}
}

func TestSpanLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSpan(t)
		if got, err := ParseSpan(s.String()); err != nil || got != s {
			t.Errorf("%q is read as %+v, %v, want %+v", s, got, err, s)
		}
	})
}

// What can be read is written so that it is read the same, and lies within bounds
// that no sum of a few overflows.
func FuzzParseSpan(f *testing.F) {
	for _, s := range []string{"10", "8s-10s", "1m30s", "2.5s", "24h-36h", "4d-14d", "open", "-", "0.0005d", "366d-", "1-2m3s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSpan(text)
		if err != nil {
			return
		}
		if !s.Open && (s.Min < 0 || s.Min > s.Max || s.Max > maxSpan) {
			t.Fatalf("ParseSpan(%q) = %+v", text, s)
		}
		var again Span
		form, err := s.MarshalText()
		if err == nil {
			err = again.UnmarshalText(form)
		}
		if err != nil || again != s {
			t.Errorf("ParseSpan(%q) = %+v, but %q is read as %+v, %v", text, s, form, again, err)
		}
	})
}

func BenchmarkParseSpan(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseSpan("1m30s-2m"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestParseRange(t *testing.T) {
	for _, test := range []struct {
		text string
		want Range
		form string
		err  string
	}{
		{"6", Range{Min: 6, Max: 6}, "6", ""},
		{" 6 ", Range{Min: 6, Max: 6}, "6", ""},
		{"3-5", Range{Min: 3, Max: 5}, "3-5", ""},
		{"3 - 5", Range{Min: 3, Max: 5}, "3-5", ""},
		{"4-4", Range{Min: 4, Max: 4}, "4", ""},
		{"", Range{}, "", english.WholeOrRange},
		{"many", Range{}, "", english.WholeOrRange},
		{"1.5", Range{}, "", english.WholeOrRange},
		{"3-", Range{}, "", english.WholeOrRange},
		{"1-2-3", Range{}, "", english.WholeOrRange},
		{"99999999999999999999", Range{}, "", english.WholeOrRange},
		{"-3", Range{}, "", english.WholeOrRange},
		{"0", Range{}, "", english.WholeTooLow},
		{"0-3", Range{}, "", english.WholeTooLow},
		{"5-3", Range{}, "", english.LargerFirst},
	} {
		got, err := ParseRange(test.text)
		if got != test.want || kind(err) != test.err {
			t.Errorf("ParseRange(%q) = %v, %v, want %v, %s", test.text, got, err, test.want, test.err)
		}
		if err != nil {
			continue
		}
		if form := got.String(); form != test.form {
			t.Errorf("ParseRange(%q) is written %q, want %q", test.text, form, test.form)
		}
	}
}

func TestRangeLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.IntRange(1, 1<<30).Draw(t, "lo")
		want := Range{Min: lo, Max: rapid.IntRange(lo, 1<<30).Draw(t, "hi")}
		var got Range
		text, err := want.MarshalText()
		if err == nil {
			err = got.UnmarshalText(text)
		}
		if err != nil || got != want {
			t.Errorf("%q is read as %v, %v, want %v", text, got, err, want)
		}
	})
}
