package voice

import "strings"

// numbered adds words for the numbers from 0 on to a language's phrases.
func numbered(words map[Phrase]string, numbers string) map[Phrase]string {
	for n, w := range strings.Fields(numbers) {
		words[Number(n)] = w
	}
	return words
}

func english() map[Phrase]string {
	return numbered(map[Phrase]string{
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
		Capped:     "limit reached",
		NextPoint:  "next point",
		LeftSide:   "left side",
		RightSide:  "right side",
		Round:      "round",
		Done:       "done",
		Paused:     "paused",
		Resumed:    "go on",
		HalfTime:   "half time",
		TenLeft:    "ten minutes left",
		FiveLeft:   "five minutes left",
		TimeUp:     "time is up",
	}, `zero one two three four five six seven eight nine ten eleven twelve thirteen
		fourteen fifteen sixteen seventeen eighteen nineteen twenty`)
}

func german() map[Phrase]string {
	return numbered(map[Phrase]string{
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
		Capped:     "Höchstdauer erreicht",
		NextPoint:  "nächster Punkt",
		LeftSide:   "linke Seite",
		RightSide:  "rechte Seite",
		Round:      "Runde",
		Done:       "fertig",
		Paused:     "Pause",
		Resumed:    "weiter",
		HalfTime:   "die Hälfte der Zeit ist um",
		TenLeft:    "noch zehn Minuten",
		FiveLeft:   "noch fünf Minuten",
		TimeUp:     "die Zeit ist um",
	}, `null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn
		vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig`)
}

func spanish() map[Phrase]string {
	return numbered(map[Phrase]string{
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
		Capped:     "tiempo máximo alcanzado",
		NextPoint:  "siguiente punto",
		LeftSide:   "lado izquierdo",
		RightSide:  "lado derecho",
		Round:      "ronda",
		Done:       "terminado",
		Paused:     "pausa",
		Resumed:    "continúe",
		HalfTime:   "mitad del tiempo",
		TenLeft:    "quedan diez minutos",
		FiveLeft:   "quedan cinco minutos",
		TimeUp:     "se acabó el tiempo",
	}, `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece
		catorce quince dieciséis diecisiete dieciocho diecinueve veinte`)
}
