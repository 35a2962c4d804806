package voice

import (
	"strings"

	"presshold/internal/plain"
)

// term is one text of a protocol in every language, as a professional would say it. German gives
// instructions in the infinitive; Spanish addresses the practitioner as usted. A literal needs
// all three.
//
// A text is looked up by its English words and not by its place in a protocol. Users copy a
// built-in protocol and change its words: by its place, their note would be read out as what
// stood there before.
type term struct{ en, de, es string }

// translate returns a site, a label or a note of a protocol in the language. It is "" where
// nobody has translated it: no voice reads out another language.
func (l Language) translate(text string) string {
	text = plain.Printable(text)
	switch l.Code {
	case "en":
		return text
	case "":
		return ""
	}
	for _, all := range [][]term{sites(), labels(), notes()} {
		for _, t := range all {
			if strings.EqualFold(t.en, text) {
				return l.words(t)
			}
		}
	}
	return ""
}

// sites returns the muscles. Most have their Latin names in German, and names derived from these
// in Spanish.
func sites() []term {
	return []term{
		{"temporalis", "Temporalis", "temporal"},
		{"masseter", "Masseter", "masetero"},
		{"medial pterygoid", "Pterygoideus medialis", "pterigoideo medial"},
		{"lateral pterygoid", "Pterygoideus lateralis", "pterigoideo lateral"},
		{"occipitofrontalis", "Occipitofrontalis", "occipitofrontal"},
		{"digastric", "Digastricus", "digástrico"},
		{"sternocleidomastoid", "Sternocleidomastoideus", "esternocleidomastoideo"},
		{"scalenes", "Skaleni", "escalenos"},
		{"splenius capitis", "Splenius capitis", "esplenio de la cabeza"},
		{"semispinalis capitis", "Semispinalis capitis", "semiespinoso de la cabeza"},
		{"suboccipitals", "subokzipitale Muskeln", "suboccipitales"},
		{"levator scapulae", "Levator scapulae", "elevador de la escápula"},
		{"upper trapezius", "oberer Trapezius", "trapecio superior"},
		{"middle trapezius", "mittlerer Trapezius", "trapecio medio"},
		{"lower trapezius", "unterer Trapezius", "trapecio inferior"},
		{"rhomboids", "Rhomboidei", "romboides"},
		{"supraspinatus", "Supraspinatus", "supraespinoso"},
		{"infraspinatus", "Infraspinatus", "infraespinoso"},
		{"teres minor", "Teres minor", "redondo menor"},
		{"teres major", "Teres major", "redondo mayor"},
		{"subscapularis", "Subscapularis", "subescapular"},
		{"deltoid", "Deltoideus", "deltoides"},
		{"pectoralis major", "Pectoralis major", "pectoral mayor"},
		{"pectoralis minor", "Pectoralis minor", "pectoral menor"},
		{"serratus anterior", "Serratus anterior", "serrato anterior"},
		{"latissimus dorsi", "Latissimus dorsi", "dorsal ancho"},
		{"rectus abdominis", "Rectus abdominis", "recto del abdomen"},
		{"biceps brachii", "Bizeps", "bíceps braquial"},
		{"triceps brachii", "Trizeps", "tríceps braquial"},
		{"brachialis", "Brachialis", "braquial"},
		{"brachioradialis", "Brachioradialis", "braquiorradial"},
		{"supinator", "Supinator", "supinador"},
		{"extensor digitorum", "Extensor digitorum", "extensor de los dedos"},
		{"forearm flexors", "Beuger des Unterarms", "flexores del antebrazo"},
		{"adductor pollicis", "Adductor pollicis", "aductor del pulgar"},
		{"erector spinae", "Erector spinae", "erector de la columna"},
		{"multifidus", "Multifidus", "multífido"},
		{"quadratus lumborum", "Quadratus lumborum", "cuadrado lumbar"},
		{"iliopsoas", "Iliopsoas", "iliopsoas"},
		{"gluteus maximus", "Gluteus maximus", "glúteo mayor"},
		{"gluteus medius", "Gluteus medius", "glúteo medio"},
		{"gluteus minimus", "Gluteus minimus", "glúteo menor"},
		{"piriformis", "Piriformis", "piriforme"},
		{"tensor fasciae latae", "Tensor fasciae latae", "tensor de la fascia lata"},
		{"rectus femoris", "Rectus femoris", "recto femoral"},
		{"vastus lateralis", "Vastus lateralis", "vasto lateral"},
		{"iliotibial band", "Tractus iliotibialis", "cintilla iliotibial"},
		{"adductor longus", "Adductor longus", "aductor largo"},
		{"hamstrings", "ischiokrurale Muskeln", "isquiotibiales"},
		{"gastrocnemius", "Gastrocnemius", "gastrocnemio"},
		{"soleus", "Soleus", "sóleo"},
		{"tibialis anterior", "Tibialis anterior", "tibial anterior"},
		{"plantar muscles", "Muskeln der Fußsohle", "músculos plantares"},
	}
}

func labels() []term {
	return []term{
		{"active range of motion", "aktiv durchbewegen", "movilidad activa"},
		{"build up", "Druck aufbauen", "aumente la presión"},
		{"circles", "kreisen", "círculos"},
		{"cup", "schröpfen", "ventosa"},
		{"ease off", "Druck nachlassen", "reduzca la presión"},
		{"hot pack", "Wärmepackung", "compresa caliente"},
		{"into ease", "in die Entlastungsposition", "a la posición cómoda"},
		{"let go", "locker lassen", "afloje"},
		{"recheck", "nachprüfen", "vuelva a comprobar"},
		{"rest", "ausruhen", "descanso"},
		{"return", "zurück", "vuelva"},
		{"roll", "rollen", "ruede"},
		{"slow return", "langsam zurück", "vuelta lenta"},
		{"way back", "Rückweg", "camino de vuelta"},
	}
}

func notes() []term {
	return []term{
		{"A little stronger than the time before, by hand.", "Von Hand etwas stärker als beim letzten Mal.", "Un poco más fuerte que la vez anterior, a mano."},
		{"After about three passes, check with the client.", "Nach etwa drei Durchgängen beim Klienten nachfragen.", "Tras unas tres pasadas, pregunte al paciente."},
		{"At 10 to 20 % effort, breathing in.", "10 bis 20 Prozent der Kraft, dabei einatmen.", "Del 10 al 20 por ciento del esfuerzo, inspirando."},
		{"At about 30 % effort; later up to 15 seconds.", "Etwa 30 Prozent der Kraft; später bis zu 15 Sekunden.", "Alrededor del 30 por ciento del esfuerzo; más adelante, hasta 15 segundos."},
		{"Bring the body back slowly; the client stays passive.", "Den Körper langsam zurückführen; der Klient bleibt passiv.", "Devuelva el cuerpo despacio; el paciente no ayuda."},
		{"Bring the muscle back out of it.", "Den Muskel wieder herausführen.", "Saque el músculo de esa posición."},
		{"Bring the muscle into the position of ease.", "Den Muskel in die Entlastungsposition führen.", "Lleve el músculo a la posición cómoda."},
		{"Build the pressure up slowly.", "Den Druck langsam aufbauen.", "Aumente la presión despacio."},
		{"Count the breaths, 10 to 12 at most.", "Die Atemzüge zählen, höchstens 10 bis 12.", "Cuente las respiraciones, de 10 a 12 como máximo."},
		{"Ease the pressure off slowly.", "Den Druck langsam nachlassen.", "Reduzca la presión despacio."},
		{"Firm circles; no discomfort.", "Fest kreisen; es darf nicht unangenehm sein.", "Círculos firmes, sin molestia."},
		{"Go back to where the roll began.", "Dorthin zurück, wo das Rollen begann.", "Vuelva a donde empezó a rodar."},
		{"Go back to where the stroke began.", "Dorthin zurück, wo der Strich begann.", "Vuelva a donde empezó el deslizamiento."},
		{"Hold until the pain subsides. Whether the first rise counts is not visible in the source: one to three holds are shown.", "Halten, bis der Schmerz nachlässt. Ob die erste Steigerung mitzählt, ist der Quelle nicht zu entnehmen: gezeigt wird ein- bis dreimal Halten.", "Mantenga hasta que el dolor ceda. La fuente no aclara si el primer aumento cuenta: se muestran de una a tres presiones."},
		{"Keep the muscle in the position of ease.", "Den Muskel in der Entlastungsposition halten.", "Mantenga el músculo en la posición cómoda."},
		{"Keep the muscle where the point hurts at least 70 % less.", "Den Muskel so halten, dass der Punkt mindestens 70 Prozent weniger schmerzt.", "Mantenga el músculo donde el punto duela al menos un 70 por ciento menos."},
		{"Keep the position in which the point hurts at least 70 % less.", "Die Position halten, in der der Punkt mindestens 70 Prozent weniger schmerzt.", "Mantenga la posición en la que el punto duela al menos un 70 por ciento menos."},
		{
			"Keep the pressure constant until a release is felt. The cap is taken from the source's range for a release, which is no limit.",
			"Den Druck gleichmäßig halten, bis ein Nachgeben zu spüren ist. Die Höchstdauer stammt aus der Spanne, die die Quelle für das Nachgeben nennt; eine Grenze ist sie nicht.",
			"Mantenga la presión constante hasta notar que cede. El máximo procede del intervalo que da la fuente para que ceda, que no es un límite.",
		},
		{"Keep the pressure exactly the same. One hold; repeat it by hand where it is wanted.", "Den Druck genau gleich halten. Einmal halten; bei Bedarf von Hand wiederholen.", "Mantenga la presión exactamente igual. Una sola vez; repítalo a mano si hace falta."},
		{"Keep the pressure steady and feel for the muscle to release.", "Den Druck gleichmäßig halten und spüren, wann der Muskel nachgibt.", "Mantenga la presión estable y note cuándo cede el músculo."},
		{"Let go for a moment; stay at the place.", "Kurz loslassen; an der Stelle bleiben.", "Suelte un momento; no se mueva del sitio."},
		{"Let go; ask how the pressure was.", "Loslassen; fragen, wie der Druck war.", "Suelte; pregunte qué tal la presión."},
		{"Mark it as released when the pain has eased by about half, then press up to it again.", "Als gelöst melden, wenn der Schmerz etwa um die Hälfte nachgelassen hat, dann wieder bis dahin drücken.", "Márquelo cuando el dolor se haya reducido más o menos a la mitad y vuelva a presionar hasta notarlo."},
		{"One slow stroke along the whole muscle.", "Ein langsamer Strich über den ganzen Muskel.", "Un deslizamiento lento a lo largo de todo el músculo."},
		{"Pick the muscle up and roll it along its whole length.", "Den Muskel anheben und über die ganze Länge rollen.", "Levante el músculo y ruédelo en toda su longitud."},
		{"Pincer grip, to the tissue barrier.", "Zangengriff, bis zur Gewebebarriere.", "Agarre en pinza, hasta la barrera del tejido."},
		{"Press straight into the point.", "Gerade in den Punkt drücken.", "Presione directamente sobre el punto."},
		{"Press the painful spot; 10 seconds or longer if tolerated.", "Auf die schmerzhafte Stelle drücken; 10 Sekunden und länger, wenn es verträglich ist.", "Presione el punto doloroso; 10 segundos o más si se tolera."},
		{"Press the point as before and ask for the score.", "Den Punkt wie zuvor drücken und nach dem Wert fragen.", "Presione el punto como antes y pregunte la puntuación."},
		{"Put a hot pack on the muscle; preferable before a repeat, not required.", "Eine Wärmepackung auf den Muskel legen; vor einer Wiederholung besser, aber nicht nötig.", "Ponga una compresa caliente sobre el músculo; mejor antes de repetir, aunque no es necesario."},
		{"Raise the pressure by hand, only as the discomfort eases.", "Den Druck von Hand erhöhen, und erst, wenn es weniger unangenehm ist.", "Aumente la presión a mano, solo a medida que ceda la molestia."},
		{"Return very slowly.", "Sehr langsam zurück.", "Vuelva muy despacio."},
		{"Roll slowly.", "Langsam rollen.", "Ruede despacio."},
		{"Short strokes across the point; count them.", "Kurze Striche über den Punkt; mitzählen.", "Deslizamientos cortos sobre el punto; cuéntelos."},
		{"Stay at the threshold.", "An der Schwelle bleiben.", "Quédese en el umbral."},
		{"Stay still on the point.", "Ruhig auf dem Punkt bleiben.", "Quédese quieto sobre el punto."},
		{"Stay until the sensation is about 80 % of the first.", "Bleiben, bis die Empfindung noch etwa 80 Prozent der ersten hat.", "Quédese hasta que la sensación sea alrededor del 80 por ciento de la primera."},
		{"Stretch the muscle to the verge of discomfort, and keep it there.", "Den Muskel dehnen, bis es gerade noch angenehm ist, und so halten.", "Estire el músculo hasta el borde de la molestia y manténgalo ahí."},
		{"Stretch the muscle.", "Den Muskel dehnen.", "Estire el músculo."},
		{"Sustain the pressure; feel for the tension, ask about the tenderness.", "Den Druck halten; die Spannung ertasten, nach dem Druckschmerz fragen.", "Mantenga la presión; palpe la tensión y pregunte por el dolor a la presión."},
		{"The client breathes deeply.", "Der Klient atmet tief.", "El paciente respira hondo."},
		{"The client contracts the muscle.", "Der Klient spannt den Muskel an.", "El paciente contrae el músculo."},
		{"The client lets go, breathing out; take up the slack.", "Der Klient lässt beim Ausatmen locker; dem Nachgeben folgen.", "El paciente afloja al espirar; siga lo que cede."},
		{"The client moves the muscle slowly through its full range.", "Der Klient bewegt den Muskel langsam durch den ganzen Bewegungsumfang.", "El paciente mueve el músculo despacio en todo su recorrido."},
		{"The cup stays on the point.", "Das Schröpfglas bleibt auf dem Punkt.", "La ventosa se queda sobre el punto."},
		{"Wait at the barrier until it gives way, then take up the slack.", "An der Barriere warten, bis sie nachgibt, dann dem Nachgeben folgen.", "Espere en la barrera hasta que ceda y siga lo que cede."},
		{"Wait at the barrier, at least 90 to 120 seconds.", "An der Barriere warten, mindestens 90 bis 120 Sekunden.", "Espere en la barrera al menos de 90 a 120 segundos."},
	}
}
