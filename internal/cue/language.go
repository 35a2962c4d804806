package cue

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
	}, `zero one two three four five six seven eight nine ten eleven twelve thirteen
		fourteen fifteen sixteen seventeen eighteen nineteen twenty`)
}

func german() map[Phrase]string {
	return numbered(map[Phrase]string{
		Press:      "drücken",
		Release:    "lösen",
		Deeper:     "tiefer",
		Lighter:    "leichter",
		Again:      "noch einmal",
		Contract:   "anspannen",
		Stroke:     "streichen",
		Stretch:    "dehnen",
		Ease:       "bequeme Lage",
		Heat:       "Wärme",
		Movement:   "bewegen",
		Reposition: "umgreifen",
		CheckIn:    "nachfragen",
		GetReady:   "bereit machen",
		Halfway:    "Hälfte",
		InRange:    "im Bereich",
		Guide:      "übliche Zeit",
		Capped:     "Grenze erreicht",
		NextPoint:  "nächster Punkt",
		LeftSide:   "linke Seite",
		RightSide:  "rechte Seite",
		Round:      "Runde",
		Done:       "fertig",
		Paused:     "Pause",
		Resumed:    "weiter",
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
		Contract:   "contraiga",
		Stroke:     "deslice",
		Stretch:    "estire",
		Ease:       "posición cómoda",
		Heat:       "calor",
		Movement:   "movimiento",
		Reposition: "cambie de lugar",
		CheckIn:    "pregunte",
		GetReady:   "prepárese",
		Halfway:    "mitad",
		InRange:    "en el intervalo",
		Guide:      "tiempo habitual",
		Capped:     "límite alcanzado",
		NextPoint:  "siguiente punto",
		LeftSide:   "lado izquierdo",
		RightSide:  "lado derecho",
		Round:      "ronda",
		Done:       "listo",
		Paused:     "pausa",
		Resumed:    "continúe",
	}, `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece
		catorce quince dieciséis diecisiete dieciocho diecinueve veinte`)
}
