package author

import (
	"slices"
	"strconv"
	"strings"

	"presshold/internal/protocol"
)

// MakeID makes an id of a name that is not among the taken ones: "Hold & wait" becomes
// "hold-wait", or "hold-wait-2". It is "" if the name has no letter that an id may have.
func MakeID(name string, taken []string) string {
	const room = len("-99")
	id := slug(name)
	if len(id) > protocol.MaxName-room {
		id = strings.TrimRight(id[:protocol.MaxName-room], "-")
	}
	if id == "" {
		return ""
	}
	for n, try := 2, id; ; n++ {
		if !slices.Contains(taken, try) {
			return try
		}
		try = id + "-" + strconv.Itoa(n)
	}
}

// FreeName returns the name, or, if the id made of it is taken, the name with the first number
// after it that makes a free id.
func FreeName(name string, taken []string) string {
	if !slices.Contains(taken, slug(name)) {
		return name
	}
	return numbered(name, taken)
}

func numbered(name string, taken []string) string {
	for n := 2; ; n++ {
		if try := name + " " + strconv.Itoa(n); !slices.Contains(taken, slug(try)) {
			return try
		}
	}
}

// slug keeps the letters and digits that an id may have, with single hyphens for what
// is between them.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range latin(strings.ToLower(name)) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = gap || r != '\''
	}
	return b.String()
}

// latin writes the letters of some European languages without their marks.
func latin(s string) string {
	return strings.NewReplacer(
		"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "å", "a",
		"á", "a", "à", "a", "â", "a", "ã", "a", "ą", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e",
		"í", "i", "ì", "i", "î", "i", "ï", "i", "ó", "o", "ò", "o", "ô", "o", "õ", "o",
		"ú", "u", "ù", "u", "û", "u", "ç", "c", "ć", "c", "č", "c", "ñ", "n", "ń", "n",
		"ś", "s", "š", "s", "ý", "y", "ž", "z", "ź", "z", "ż", "z", "ł", "l", "’", "'",
	).Replace(s)
}
