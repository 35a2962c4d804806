package voice

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Phrase names something that a voice says. The settings file uses the name to change the words.
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
	HalfTime   Phrase = "half-time" // of the session clock
	TenLeft    Phrase = "ten-left"  // minutes
	FiveLeft   Phrase = "five-left"
	TimeUp     Phrase = "time-up"
)

// phrase is what a voice says for a Phrase, in every language.
type phrase struct {
	name Phrase
	term
}

// phrases returns all but the numbers, in the order of the documentation.
func phrases() []phrase {
	return []phrase{
		{Press, term{"press", "drücken", "presione"}},
		{Release, term{"release", "loslassen", "suelte"}},
		{Deeper, term{"deeper", "tiefer", "más profundo"}},
		{Lighter, term{"lighter", "leichter", "más suave"}},
		{Again, term{"again", "noch einmal", "otra vez"}},
		{Contract, term{"contract", "anspannen", "contracción"}},
		{Stroke, term{"stroke", "streichen", "deslice"}},
		{Stretch, term{"stretch", "dehnen", "estire"}},
		{Ease, term{"position of ease", "Entlastungsposition", "posición cómoda"}},
		{Heat, term{"heat", "Wärme", "calor"}},
		{Movement, term{"movement", "bewegen", "movimiento"}},
		{Reposition, term{"reposition", "umgreifen", "recoloque las manos"}},
		{CheckIn, term{"check in", "nachfragen", "pregunte"}},
		{GetReady, term{"get ready", "bereit machen", "prepárese"}},
		{Halfway, term{"halfway", "Halbzeit", "a la mitad"}},
		{InRange, term{"in range", "Mindestzeit erreicht", "tiempo mínimo alcanzado"}},
		{Guide, term{"guide time", "Richtzeit erreicht", "tiempo habitual alcanzado"}},
		{Cap, term{"limit reached", "Höchstdauer erreicht", "tiempo máximo alcanzado"}},
		{Point, term{"next point", "nächster Punkt", "siguiente punto"}},
		{Left, term{"left side", "linke Seite", "lado izquierdo"}},
		{Right, term{"right side", "rechte Seite", "lado derecho"}},
		{Round, term{"round", "Runde", "ronda"}},
		{Done, term{"done", "fertig", "terminado"}},
		{Paused, term{"paused", "Pause", "pausa"}},
		{Resumed, term{"go on", "weiter", "continúe"}},
		{HalfTime, term{"half time", "die Hälfte der Zeit ist um", "mitad del tiempo"}},
		{TenLeft, term{"ten minutes left", "noch zehn Minuten", "quedan diez minutos"}},
		{FiveLeft, term{"five minutes left", "noch fünf Minuten", "quedan cinco minutos"}},
		{TimeUp, term{"time is up", "die Zeit ist um", "se acabó el tiempo"}},
	}
}

// MaxNumber is the largest number that is spoken as a word; larger ones are digits.
const MaxNumber = 20

// numbers returns the numbers from zero to MaxNumber.
func numbers() []term {
	return []term{
		{"zero", "null", "cero"},
		{"one", "eins", "uno"},
		{"two", "zwei", "dos"},
		{"three", "drei", "tres"},
		{"four", "vier", "cuatro"},
		{"five", "fünf", "cinco"},
		{"six", "sechs", "seis"},
		{"seven", "sieben", "siete"},
		{"eight", "acht", "ocho"},
		{"nine", "neun", "nueve"},
		{"ten", "zehn", "diez"},
		{"eleven", "elf", "once"},
		{"twelve", "zwölf", "doce"},
		{"thirteen", "dreizehn", "trece"},
		{"fourteen", "vierzehn", "catorce"},
		{"fifteen", "fünfzehn", "quince"},
		{"sixteen", "sechzehn", "dieciséis"},
		{"seventeen", "siebzehn", "diecisiete"},
		{"eighteen", "achtzehn", "dieciocho"},
		{"nineteen", "neunzehn", "diecinueve"},
		{"twenty", "zwanzig", "veinte"},
	}
}

// Language is a language in which a voice speaks.
type Language struct {
	Code string // "de"; "" for one without built-in words

	words func(term) string // the language's column of the tables
}

func languages() []Language {
	return []Language{
		{"en", func(t term) string { return t.en }},
		{"de", func(t term) string { return t.de }},
		{"es", func(t term) string { return t.es }},
	}
}

// Languages lists the codes of the languages with built-in words.
func Languages() []string {
	var codes []string
	for _, l := range languages() {
		codes = append(codes, l.Code)
	}
	return codes
}

// BuiltIn returns a language by its code, which may have a region ("de-AT"). For one without
// built-in words it returns false: the phrases are then English, and nothing of a protocol is
// read aloud.
func BuiltIn(code string) (Language, bool) {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	all := languages()
	for _, l := range all {
		if l.Code == base {
			return l, true
		}
	}
	return Language{words: all[0].words}, false
}

// IsLanguage reports whether a text looks like the code of a language: letters and digits with
// hyphens between them, so that no program takes it for an option.
func IsLanguage(code string) bool {
	const longest = 20
	return len(code) <= longest && languageCode.MatchString(code)
}

var languageCode = regexp.MustCompile(`^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$`)

// Phrases lists every phrase but the numbers, in the order of the documentation.
func Phrases() []Phrase {
	var names []Phrase
	for _, p := range phrases() {
		names = append(names, p.name)
	}
	return names
}

// Lacking lists the phrases for which neither the language nor the user has words.
func Lacking(code string, own map[Phrase]string) []Phrase {
	if _, ok := BuiltIn(code); ok {
		return nil
	}
	return slices.DeleteFunc(Phrases(), func(p Phrase) bool { _, ok := own[p]; return ok })
}

// Number returns the phrase for a number: "3".
func Number(n int) Phrase { return Phrase(strconv.Itoa(n)) }

// Say puts a phrase into words; a number that has no word stays in digits.
func (l Language) Say(p Phrase) string {
	if n, err := strconv.Atoi(string(p)); err == nil && n >= 0 && n <= MaxNumber {
		return l.words(numbers()[n])
	}
	for _, known := range phrases() {
		if known.name == p {
			return l.words(known.term)
		}
	}
	return string(p)
}
