package author

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"presshold/internal/catalog"
	"presshold/internal/phrase"
	"presshold/internal/phrase/english"
	"presshold/internal/plain"
	"presshold/internal/protocol"
	"presshold/internal/tomldoc"
)

// Fields lists what the form asks for, in order, without what an entry's protocol has no use
// for.
func (d *TreatmentDraft) Fields() []Field {
	id, name := d.head.ask("", "id"), d.head.ask("", "name")
	id.Default, name.Default = MakeID(d.name(), d.Taken), d.named
	fields := under(english.LabelName, append([]Field{name, id}, d.head.asks("", "budget", "reposition", "ceiling")...)...)
	for i := range d.points {
		fields = append(fields, d.pointFields(i)...)
	}
	last := fmt.Sprintf(english.PointNumber, len(d.points))
	return append(fields,
		Field{
			Kind: Press, Section: last, Path: "points", Label: english.AddPoint, Hint: english.HintAddHere,
			entry: entry{add: func() string { return d.insert(len(d.points)) }},
		},
		under(english.SectionWords, d.head.ask("", "summary"))[0])
}

func (d *TreatmentDraft) pointFields(i int) []Field {
	s, path := d.points[i], pointPath(i)
	var fields []Field
	for at := range s.places {
		fields = append(fields, placeFields(s, path, at)...)
	}
	fields = append(fields,
		Field{
			Kind: Press, Path: path + ".more", Label: english.AddInTurn,
			Hint:  english.HintAddInTurn,
			entry: entry{add: func() string { return d.addPlace(s, path) }},
		},
		d.protocolField(s, path))
	fields = append(fields, d.numberFields(s, path)...)
	fields = append(fields, s.asks(path+".", "note", "area")...)
	if area := s.area(); d.firstIn(area) == i {
		fields = append(fields, d.shareField(area, i))
	}
	point := d.point(i)
	for at := range fields {
		e := &fields[at].entry
		e.name = point.name
		if e.move == nil {
			e.move = point.move
		}
		if e.add == nil {
			e.add = point.add
		}
		if e.remove == nil {
			e.removes, e.remove = point.removes, point.remove
		}
	}
	return under(fmt.Sprintf(english.PointNumber, i+1), fields...)
}

// shareField asks for the time of an area, among the fields of the first point in it. It
// moves with that point; its path is the area's.
func (d *TreatmentDraft) shareField(area string, i int) Field {
	path := func() string { return areaPath(slices.Index(d.areas(), area)) + "." }
	f := d.share(area).ask(path(), "time")
	f.entry.move = func(_ string, n int) (string, bool) {
		_, ok := d.point(i).move(pointPath(i), n)
		return path() + "time", ok
	}
	return f
}

func placeFields(s *treatmentPoint, within string, i int) []Field {
	path := s.placePath(within, i)
	p := s.places[i]
	fields := p.asks(path+".", "site", "side", "landmark")
	site := &fields[0]
	site.Hint, site.complete = siteHint(site.Value()), completeSite
	if len(s.places) == 1 {
		site.Default = english.DefaultPoints
	}
	for at := range fields {
		if len(s.places) > 1 {
			fields[at].entry = entry{removes: "site", remove: func() string { return s.removePlace(within, i) }}
		}
	}
	if sideOf(p) == protocol.Both && len(s.places) == 1 {
		fields = slices.Insert(fields, 2, Field{
			Kind: Pick, Path: path + ".turns", Label: english.LabelInTurn, Hint: english.HintInTurn,
			Choices: tomldoc.YesOrNo(), text: &s.inTurn,
		})
	}
	return fields
}

// protocolField offers the protocols, and the one that is chosen even if there is none of its id.
func (d *TreatmentDraft) protocolField(s *treatmentPoint, path string) Field {
	f := s.ask(path+".", "protocol")
	f.Kind = Pick
	if _, err := d.Protocols.Find(f.Value()); err != nil {
		f.Choices = append(f.Choices, tomldoc.Choice{Value: f.Value(), Words: cmp.Or(f.Value(), english.None)})
	}
	for _, p := range d.Protocols {
		f.Choices = append(f.Choices, tomldoc.Choice{Value: p.ID, Words: p.Name})
	}
	return f
}

// numberFields ask for the numbers to choose in place of the protocol's, which are shown until
// then.
func (d *TreatmentDraft) numberFields(s *treatmentPoint, path string) []Field {
	p, err := d.Protocols.Find(s.at("protocol").Text)
	unknown := err != nil
	hold, release := unknown || has(p, protocol.Hold), unknown || has(p, protocol.Release)
	pressure := newTable(p.Pressure, d.tables.Pressure)
	var fields []Field
	for _, n := range []struct {
		key, now string
		there    bool
	}{
		{"hold", common(d.tables, p, protocol.Hold).said(), hold},
		{"release", common(d.tables, p, protocol.Release).said(), hold || release},
		{"rounds", commonRounds(d.tables, p).said(), true},
		{"until", rules(d.tables, p), true},
		{"level", strconv.Itoa(p.Pressure.FirstLevel()), true},
		{"ceiling", pressure.at("ceiling").Text, true},
	} {
		if f := s.ask(path+".", n.key); n.there || f.Value() != "" {
			f.Default = n.now
			fields = append(fields, f)
		}
	}
	return fields
}

// rules are the criteria of the first block of a protocol that has any.
func rules(tables *catalog.Tables, p protocol.Protocol) string {
	for _, b := range p.Blocks {
		if len(b.Until) > 0 {
			return newTable(b, tables.Block).at("until").Text
		}
	}
	return ""
}

// said is a number as it stands in a protocol, with the mark of one without a source.
func (n Number) said() string {
	if n.Text == "" {
		return ""
	}
	return phrase.Marked(n.Text, n.From).String()
}

// siteHint tells which site the typed text will become.
func siteHint(typed string) string {
	if typed == "" {
		return english.HintSite
	}
	if s, ok := protocol.FindSite(typed); ok {
		switch exact := strings.EqualFold(s.Name, strings.TrimSpace(typed)); {
		case exact && s.Caution:
			return fmt.Sprintf(english.HintSiteInCaution, s.Region, english.CautionSite)
		case exact:
			return fmt.Sprintf(english.HintSiteIn, s.Region)
		case s.Caution:
			return fmt.Sprintf(english.HintSiteIsCaution, s.Name, english.CautionSite)
		default:
			return fmt.Sprintf(english.HintSiteIs, s.Name)
		}
	}
	switch names := sitesLike(typed); len(names) {
	case 0:
		return english.HintSiteOwn
	case 1:
		return fmt.Sprintf(english.HintSiteOne, names[0])
	default:
		return fmt.Sprintf(english.HintSiteOthers, names[0], plain.OrList(names[1:min(len(names), 4)]))
	}
}

// completeSite is the first known site that a text may be the beginning of; the text
// itself if there is none.
func completeSite(typed string) string {
	if s, ok := protocol.FindSite(typed); ok {
		return s.Name
	}
	if names := sitesLike(typed); len(names) > 0 {
		return names[0]
	}
	return typed
}

// sitesLike are the known sites of which the name, a word of it, or a short form begins
// with a text.
func sitesLike(typed string) []string {
	typed = strings.ToLower(strings.Join(strings.Fields(typed), " "))
	if typed == "" {
		return nil
	}
	var first, rest []string
	for _, s := range protocol.Sites() {
		switch {
		case strings.HasPrefix(s.Name, typed):
			first = append(first, s.Name)
		case strings.Contains(s.Name, " "+typed),
			slices.ContainsFunc(s.Short, func(short string) bool { return strings.HasPrefix(short, typed) }):
			rest = append(rest, s.Name)
		}
	}
	return append(first, rest...)
}
