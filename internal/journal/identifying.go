package journal

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"presshold/internal/phrase/english"
	"presshold/internal/protocol"
)

// CodeIdentifies guesses what in a client code may identify the client, such as a name; "" if
// nothing does. It never objects to a code that the program made.
func CodeIdentifies(code string) string {
	if code == "" {
		return "" // without compiling a pattern at every start
	}
	words := letters(code)
	long := slices.ContainsFunc(words, func(w string) bool {
		return len([]rune(w)) > 2 && !slices.Contains(neutral(), strings.ToLower(w)) && vowel(w)
	})
	if checks(strings.ReplaceAll(code, "-", "")) {
		return ""
	}
	return identifies(code, initials(code), long)
}

// SiteIdentifies is [CodeIdentifies] for a site or landmark. It never objects to a known site.
func SiteIdentifies(site string) string {
	if _, known := protocol.FindSite(site); known {
		return ""
	}
	words := letters(site)
	return identifies(site, dotted(site), titled(words) || named(words))
}

// identifies says what identifies somebody in a text. initials and name say what it contains.
func identifies(text string, initials, name bool) string {
	switch {
	case strings.Contains(text, "@"):
		return english.IdentifiesAddress
	case birth(text):
		return english.IdentifiesBirth
	case initials:
		return english.IdentifiesInitials
	case name:
		return english.IdentifiesName
	default:
		return ""
	}
}

func letters(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
}

// neutral returns words that occur in codes and say nothing about a person.
func neutral() []string {
	return []string{"client", "case", "patient", "person", "subject", "participant", "code", "test", "demo", "sample", "example", "self"}
}

// vowel reports whether a word can be spoken. In a script other than Latin, any word may be.
func vowel(word string) bool {
	latin := true
	for _, r := range strings.ToLower(word) {
		if strings.ContainsRune("aeiouyäöüáéíóúàèìòùâêîôûãõåæøœ", r) {
			return true
		}
		latin = latin && unicode.Is(unicode.Latin, r)
	}
	return !latin
}

// initials reports whether a code is two or three letters, alone or before a year: "JS", "j.s.",
// "JS1980", "J-S".
func initials(code string) bool {
	return dotted(code) || matches(code, `^\p{L}([.\s-]?\p{L}){1,2}\.?([\s-]?(\d\d|\d{4}))?$`)
}

// matches compiles the pattern each time: it is needed once in a run, and would slow down every
// start.
func matches(text, pattern string) bool { return regexp.MustCompile(pattern).MatchString(text) }

// dotted finds single letters with full stops behind them: "J. S.", "j.d.s.".
func dotted(text string) bool { return matches(text, `(^|[^\p{L}])\p{L}\.\s?\p{L}\.`) }

// titled finds forms of address: "Mr Smith".
func titled(words []string) bool {
	titles := []string{"mr", "mrs", "ms", "miss", "mister", "sir", "madam", "herr", "frau", "monsieur", "madame", "señor", "señora", "dr", "prof"}
	return len(words) > 1 && slices.ContainsFunc(words[:len(words)-1], func(w string) bool {
		return slices.Contains(titles, strings.ToLower(w))
	})
}

// named finds two capitalised words in a row, neither of which sounds like anatomy: "Anna
// Smith", but not "Vastus Medialis" or "Left knee".
func named(words []string) bool {
	for i := 1; i < len(words); i++ {
		if capital(words[i-1]) && capital(words[i]) && !anatomical(words[i-1]) && !anatomical(words[i]) {
			return true
		}
	}
	return false
}

func capital(word string) bool {
	runes := []rune(word)
	return len(runes) > 1 && unicode.IsUpper(runes[0]) && unicode.IsLower(runes[1])
}

// anatomical reports whether a word occurs in the list of sites, is a word of place, or ends
// like the Latin names of muscles and bones.
func anatomical(word string) bool {
	word = strings.ToLower(word)
	for _, s := range protocol.Sites() {
		if strings.Contains(" "+s.Name+" "+strings.Join(s.Short, " ")+" ", " "+word+" ") {
			return true
		}
	}
	if slices.Contains([]string{
		"left", "right", "upper", "lower", "middle", "inner", "outer", "front", "back", "side", "point", "trigger", "knee", "hip",
		"shoulder", "neck", "head", "arm", "elbow", "hand", "wrist", "thumb", "leg", "thigh", "calf", "foot", "heel", "ankle", "toe",
		"jaw", "chest", "rib", "spine", "border", "edge", "near", "above", "below",
	}, word) {
		return true
	}
	return slices.ContainsFunc([]string{"us", "is", "or", "ae", "eps", "oid", "um", "al"}, func(end string) bool {
		return len(word) > len(end)+3 && strings.HasSuffix(word, end)
	})
}

// birth finds a date, or a year in which somebody alive may have been born, in any notation:
// "1980-05-12", "12.5.80", "120580", "may 1980".
func birth(text string) bool {
	if matches(text, separated) {
		return true
	}
	for _, run := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if year(run) || day(run) {
			return true
		}
	}
	return false
}

// separated matches a date in numbers with separators.
const separated = `(^|\D)\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}(\D|$)`

func year(digits string) bool {
	n, err := strconv.Atoi(digits)
	return err == nil && len(digits) == 4 && n >= 1900 && n < 2100
}

// day reports whether six or eight digits are a date, in any usual order.
func day(digits string) bool {
	in := func(from, to, most int) bool {
		n, err := strconv.Atoi(digits[from:to])
		return err == nil && n >= 1 && n <= most
	}
	switch len(digits) {
	case 8:
		return year(digits[:4]) && in(4, 6, 12) && in(6, 8, 31) ||
			year(digits[4:]) && (in(0, 2, 31) && in(2, 4, 12) || in(0, 2, 12) && in(2, 4, 31))
	case 6:
		return in(0, 2, 31) && in(2, 4, 12) || in(0, 2, 12) && in(2, 4, 31) || in(2, 4, 12) && in(4, 6, 31)
	default:
		return false
	}
}
