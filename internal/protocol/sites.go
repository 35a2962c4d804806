package protocol

import (
	_ "embed" // sites.txt
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"presshold/internal/phrase/english"
)

// Site is a muscle that is commonly worked.
type Site struct {
	Region  string
	Name    string
	Short   []string // common short forms, in lower case
	Caution bool     // over or near a structure that needs care
}

//go:embed sites.txt
var siteLists string

// Sites lists the known sites by region, head to foot. Any other name may be
// given as well. The list is not complete, nor are its cautions.
func Sites() []Site { return slices.Collect(sites) }

// sites yields them one by one.
func sites(yield func(Site) bool) {
	for region, entry := range listed {
		if region == endangered {
			continue
		}
		name, short, _ := strings.Cut(entry, " | ")
		s := Site{Region: region}
		if s.Name, s.Caution = strings.CutSuffix(name, "!"); short != "" {
			s.Short = strings.Split(short, " | ")
		}
		if !yield(s) {
			return
		}
	}
}

// endangered heads the regions, by the words that name them, where vessels, nerves or organs
// lie near the surface.
const endangered = "endangered"

// listed are the entries of the list, each with what heads its line.
func listed(yield func(head, entry string) bool) {
	for line := range strings.Lines(siteLists) {
		head, entries, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || head[0] == '#' {
			continue
		}
		for entry := range strings.SplitSeq(entries, ", ") {
			if !yield(head, entry) {
				return
			}
		}
	}
}

// Word is the name without blanks, as FindSite takes it: "upper-trapezius".
func (s Site) Word() string { return strings.ReplaceAll(s.Name, " ", "-") }

// FindSite finds a known site by its name or a short form, in any case, with blanks, hyphens or
// underscores between its words.
func FindSite(name string) (Site, bool) {
	parts := func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '_' }
	name = strings.ToLower(strings.Join(strings.FieldsFunc(name, parts), " "))
	for s := range sites {
		if s.Name == name || slices.Contains(s.Short, name) {
			return s, true
		}
	}
	return Site{}, false
}

// Caution tells whether the point is at a caution site, as far as its name tells: a
// site of the list with the mark, or a region where vessels, nerves or organs lie near
// the surface. That it is not says nothing: the list is not complete.
func (p Point) Caution() bool {
	name := strings.FieldsFunc(strings.ToLower(p.Site+" "+p.Landmark), func(r rune) bool { return !unicode.IsLetter(r) })
	for head, region := range listed {
		if head == endangered && names(name, region) {
			return true
		}
	}
	if s, ok := FindSite(p.Site); ok {
		return s.Caution
	}
	for s := range sites {
		if s.Caution && slices.ContainsFunc(append(s.Short, s.Name), func(n string) bool { return names(name, n) }) {
			return true
		}
	}
	return false
}

// names tells whether all words of a site or region are in a name, in whatever order and
// number: "scalene" names the scalenes, and "base of skull" the base of the skull.
func names(name []string, site string) bool {
	for word := range strings.FieldsSeq(site) {
		if !slices.ContainsFunc(name, func(n string) bool { return strings.HasPrefix(n, strings.TrimSuffix(word, "s")) }) {
			return false
		}
	}
	return true
}

// ParsePoint reads a point as it is written in flags: "SITE", "SITE:left",
// "SITE:right" or "SITE:both"; or with the side in the name, see [Point.Sided]. A short form becomes the site's full name; a name
// that is not known stays as it was written.
func ParsePoint(text string) (Point, error) {
	wrong := func(sentence string, args ...any) (Point, error) {
		return Point{}, Wrong(english.PointWrong, text, Wrong(sentence, args...))
	}
	name, side := strings.ReplaceAll(text, "：", ":"), NoSide
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		if side = sideOf(strings.TrimSpace(name[i+1:])); side == NoSide {
			return wrong(english.PointSideWrong, strings.TrimSpace(name[i+1:]))
		}
		name = name[:i]
	}
	if i := strings.LastIndexByte(name, ':'); i >= 0 && sideOf(strings.TrimSpace(name[i+1:])) != NoSide {
		return wrong(english.PointSideTwice)
	}
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return wrong(english.PointSiteless)
	}
	p := Point{Site: name, Side: side}.Sided()
	if p.disagrees() {
		return wrong(english.PointSidesDiffer)
	}
	name = p.Site
	if utf8.RuneCountInString(name) > MaxName {
		return Point{}, Wrong(english.PointTooLong, text, MaxName)
	}
	if s, ok := FindSite(name); ok {
		name = s.Name
	}
	return Point{Site: name, Side: p.Side}, nil
}

// Sided is the point with a side that stands in its site's name where it belongs: of
// "left upper trapezius", "L upper trapezius" or "upper trapezius (left)" the side is left.
func (p Point) Sided() Point {
	if site, side := splitSide(p.Site); side != NoSide && (p.Side == NoSide || p.Side == side) {
		p.Site, p.Side = site, side
	}
	return p
}

// disagrees tells whether the site's name has another side than the point.
func (p Point) disagrees() bool {
	_, side := splitSide(p.Site)
	return side != NoSide && p.Side != NoSide && p.Side != side
}

// splitSide separates a side that stands before or after a site's name; NoSide if there is none.
func splitSide(name string) (site string, side Side) {
	words := strings.Fields(name)
	last := len(words) - 1
	if last < 1 {
		return name, NoSide
	}
	if side := sideOf(words[0]); side != NoSide {
		words = words[1:]
		if len(words) > 1 && (words[0] == "side" || words[0] == "sides") {
			words = words[1:]
		}
		return strings.Join(words, " "), side
	}
	if word := strings.ToLower(strings.Trim(words[last], "().,;")); (word == "side" || word == "sides") && last > 1 {
		last--
	}
	if side := sideOf(words[last]); side != NoSide {
		if site := strings.TrimRight(strings.Join(words[:last], " "), ",;:(-– "); site != "" {
			return site, side
		}
	}
	return name, NoSide
}

func sideOf(word string) Side {
	switch strings.ToLower(strings.Trim(word, "().,;:")) {
	case "left", "l", "lt":
		return Left
	case "right", "r", "rt":
		return Right
	case "both", "bilateral", "l/r", "l+r", "r/l":
		return Both
	default:
		return NoSide
	}
}
