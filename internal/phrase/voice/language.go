package voice

import (
	"slices"
	"strconv"
	"strings"
)

// Phrase names a thing that a voice says, as the settings file does to change the words.
// Numbers are phrases too: see [Number].
type Phrase string

// The phrases.
const (
	Press      Phrase = "press"
	Release    Phrase = "release"
	Deeper     Phrase = "deeper"
	Lighter    Phrase = "lighter"
	Again      Phrase = "again"
	Contract   Phrase = "contract"
	Stroke     Phrase = "stroke"
	Stretch    Phrase = "stretch"
	Ease       Phrase = "ease" // position of ease
	Heat       Phrase = "heat"
	Movement   Phrase = "movement"
	Reposition Phrase = "reposition"
	CheckIn    Phrase = "check-in"
	GetReady   Phrase = "get-ready"
	Halfway    Phrase = "halfway"
	InRange    Phrase = "in-range" // a range's minimum is reached
	Guide      Phrase = "guide"    // an open hold's guide time is reached
	Cap        Phrase = "cap"
	Point      Phrase = "point" // where it has no side
	Left       Phrase = "left"
	Right      Phrase = "right"
	Round      Phrase = "round" // its number follows
	Done       Phrase = "done"
	Paused     Phrase = "paused"
	Resumed    Phrase = "resumed"
	HalfTime   Phrase = "half-time" // of the appointment
	TenLeft    Phrase = "ten-left"  // minutes
	FiveLeft   Phrase = "five-left"
	TimeUp     Phrase = "time-up"
)

// MaxNumber is the largest number that is said in words and not in digits.
const MaxNumber = 20

// Language is what is said in one language. It has words for every phrase: a test names those
// that are missing.
type Language struct {
	Code string // "de"

	Press, Release, Deeper, Lighter, Again, Contract, Stroke, Stretch, Ease, Heat, Movement string
	Reposition, CheckIn, GetReady, Halfway, InRange, Guide, Cap                             string
	Point, Left, Right, Round, Done, Paused, Resumed                                        string
	HalfTime, TenLeft, FiveLeft, TimeUp                                                     string

	Numbers [MaxNumber + 1]string // from zero on

	// term says what a protocol says in English; nil for English.
	term func(term) string
}

// phrase is a phrase in a language.
type phrase struct {
	name  Phrase
	words string
}

// words are the phrases by name, in the order of the documentation.
func (l *Language) words() []phrase {
	return []phrase{
		{Press, l.Press},
		{Release, l.Release},
		{Deeper, l.Deeper},
		{Lighter, l.Lighter},
		{Again, l.Again},
		{Contract, l.Contract},
		{Stroke, l.Stroke},
		{Stretch, l.Stretch},
		{Ease, l.Ease},
		{Heat, l.Heat},
		{Movement, l.Movement},
		{Reposition, l.Reposition},
		{CheckIn, l.CheckIn},
		{GetReady, l.GetReady},
		{Halfway, l.Halfway},
		{InRange, l.InRange},
		{Guide, l.Guide},
		{Cap, l.Cap},
		{Point, l.Point},
		{Left, l.Left},
		{Right, l.Right},
		{Round, l.Round},
		{Done, l.Done},
		{Paused, l.Paused},
		{Resumed, l.Resumed},
		{HalfTime, l.HalfTime},
		{TenLeft, l.TenLeft},
		{FiveLeft, l.FiveLeft},
		{TimeUp, l.TimeUp},
	}
}

// languages are those with built-in words.
func languages() []Language { return []Language{english(), german(), spanish()} }

// Languages lists their codes.
func Languages() []string {
	var codes []string
	for _, l := range languages() {
		codes = append(codes, l.Code)
	}
	return codes
}

// BuiltIn returns a language by its code, which may have a region ("de-AT"). For one without
// built-in words it is false: phrases are then English, and nothing of a protocol is said.
func BuiltIn(code string) (Language, bool) {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	for _, l := range languages() {
		if l.Code == base {
			return l, true
		}
	}
	l := english()
	l.term = func(term) string { return "" }
	return l, false
}

// Phrases lists every phrase but the numbers, in the order of the documentation.
func Phrases() []Phrase {
	var names []Phrase
	for _, w := range new(Language).words() {
		names = append(names, w.name)
	}
	return names
}

// Lacking are the phrases for which neither the language nor the user has words.
func Lacking(code string, own map[Phrase]string) []Phrase {
	if _, ok := BuiltIn(code); ok {
		return nil
	}
	return slices.DeleteFunc(Phrases(), func(p Phrase) bool { _, ok := own[p]; return ok })
}

// Number is the phrase for a number: "3".
func Number(n int) Phrase { return Phrase(strconv.Itoa(n)) }

// Say is a phrase in the language; a number without a word is said as digits.
func (l *Language) Say(p Phrase) string {
	if n, err := strconv.Atoi(string(p)); err == nil && n >= 0 && n <= MaxNumber {
		return l.Numbers[n]
	}
	for _, w := range l.words() {
		if w.name == p {
			return w.words
		}
	}
	return string(p)
}

func english() Language {
	return Language{
		Code: "en",

		Press:      "press",
		Release:    "release",
		Deeper:     "deeper",
		Lighter:    "lighter",
		Again:      "again",
		Contract:   "contract",
		Stroke:     "stroke",
		Stretch:    "stretch",
		Ease:       "position of ease",
		Heat:       "heat",
		Movement:   "movement",
		Reposition: "reposition",
		CheckIn:    "check in",
		GetReady:   "get ready",
		Halfway:    "halfway",
		InRange:    "in range",
		Guide:      "guide time",
		Cap:        "limit reached",
		Point:      "next point",
		Left:       "left side",
		Right:      "right side",
		Round:      "round",
		Done:       "done",
		Paused:     "paused",
		Resumed:    "go on",
		HalfTime:   "half time",
		TenLeft:    "ten minutes left",
		FiveLeft:   "five minutes left",
		TimeUp:     "time is up",

		Numbers: [...]string{
			"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
			"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
		},
	}
}

func german() Language {
	return Language{
		Code: "de",

		Press:      "drücken",
		Release:    "loslassen",
		Deeper:     "tiefer",
		Lighter:    "leichter",
		Again:      "noch einmal",
		Contract:   "anspannen",
		Stroke:     "streichen",
		Stretch:    "dehnen",
		Ease:       "Entlastungsposition",
		Heat:       "Wärme",
		Movement:   "bewegen",
		Reposition: "umgreifen",
		CheckIn:    "nachfragen",
		GetReady:   "bereit machen",
		Halfway:    "Halbzeit",
		InRange:    "Mindestzeit erreicht",
		Guide:      "Richtzeit erreicht",
		Cap:        "Höchstdauer erreicht",
		Point:      "nächster Punkt",
		Left:       "linke Seite",
		Right:      "rechte Seite",
		Round:      "Runde",
		Done:       "fertig",
		Paused:     "Pause",
		Resumed:    "weiter",
		HalfTime:   "die Hälfte der Zeit ist um",
		TenLeft:    "noch zehn Minuten",
		FiveLeft:   "noch fünf Minuten",
		TimeUp:     "die Zeit ist um",

		Numbers: [...]string{
			"null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
			"elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn", "zwanzig",
		},

		term: func(t term) string { return t.de },
	}
}

func spanish() Language {
	return Language{
		Code: "es",

		Press:      "presione",
		Release:    "suelte",
		Deeper:     "más profundo",
		Lighter:    "más suave",
		Again:      "otra vez",
		Contract:   "contracción",
		Stroke:     "deslice",
		Stretch:    "estire",
		Ease:       "posición cómoda",
		Heat:       "calor",
		Movement:   "movimiento",
		Reposition: "recoloque las manos",
		CheckIn:    "pregunte",
		GetReady:   "prepárese",
		Halfway:    "a la mitad",
		InRange:    "tiempo mínimo alcanzado",
		Guide:      "tiempo habitual alcanzado",
		Cap:        "tiempo máximo alcanzado",
		Point:      "siguiente punto",
		Left:       "lado izquierdo",
		Right:      "lado derecho",
		Round:      "ronda",
		Done:       "terminado",
		Paused:     "pausa",
		Resumed:    "continúe",
		HalfTime:   "mitad del tiempo",
		TenLeft:    "quedan diez minutos",
		FiveLeft:   "quedan cinco minutos",
		TimeUp:     "se acabó el tiempo",

		Numbers: [...]string{
			"cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
			"once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte",
		},

		term: func(t term) string { return t.es },
	}
}
