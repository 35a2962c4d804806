package protocol

import (
	"fmt"
	"slices"
	"strings"
)

// Site is a muscle that is commonly worked.
type Site struct {
	Region  string
	Name    string
	Short   []string // common short forms, in lower case
	Caution bool     // over or beside a structure to be careful of
}

// Sites lists the known sites by region, head to foot. Any other name may be
// given as well. The list is not complete, nor are its cautions.
func Sites() []Site {
	regions := []struct{ region, sites string }{
		{"head", "temporalis!, masseter!, medial pterygoid!, lateral pterygoid!, occipitofrontalis, digastric!"},
		{"neck", "sternocleidomastoid! | scm, scalenes!, splenius capitis, semispinalis capitis, suboccipitals!, levator scapulae"},
		{"shoulder", "upper trapezius | upper trap, middle trapezius | middle trap | mid trap, lower trapezius | lower trap, rhomboids, supraspinatus, infraspinatus, teres minor, teres major, subscapularis!, deltoid"},
		{"trunk", "pectoralis major | pec major, pectoralis minor! | pec minor, serratus anterior!, latissimus dorsi | lats, rectus abdominis!"},
		{"arm", "biceps brachii! | biceps, triceps brachii | triceps, brachialis!, brachioradialis, supinator!, extensor digitorum, forearm flexors, adductor pollicis"},
		{"back and hip", "erector spinae, multifidus, quadratus lumborum! | ql, iliopsoas!, gluteus maximus! | glute max, gluteus medius | glute med, gluteus minimus | glute min, piriformis!, tensor fasciae latae | tfl"},
		{"thigh and leg", "rectus femoris!, vastus lateralis, iliotibial band | itb, adductor longus!, hamstrings!, gastrocnemius! | gastroc, soleus!, tibialis anterior, plantar muscles"},
	}
	var out []Site
	for _, r := range regions {
		for entry := range strings.SplitSeq(r.sites, ", ") {
			forms := strings.Split(entry, " | ")
			name, caution := strings.CutSuffix(forms[0], "!")
			out = append(out, Site{Region: r.region, Name: name, Short: forms[1:], Caution: caution})
		}
	}
	return out
}

// FindSite finds a known site by its name or a short form, in any case.
func FindSite(name string) (Site, bool) {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	for _, s := range Sites() {
		if s.Name == name {
			return s, true
		}
		for _, short := range s.Short {
			if short == name {
				return s, true
			}
		}
	}
	return Site{}, false
}

// endangered are regions, by the names in use, where vessels, nerves or organs lie near
// the surface. They are no muscles, so they stand in no list to choose from.
func endangered() []string {
	return []string{
		"anterior triangle", "posterior triangle", "front of the neck", "side of the neck", "throat",
		"base of the skull", "axilla", "armpit", "inner arm", "cubital fossa", "crease of the elbow",
		"femoral triangle", "groin", "sciatic notch", "popliteal fossa", "back of the knee",
		"upper abdomen", "kidney", "lymph node", "implant",
	}
}

// Caution tells whether the point is at a caution site, as far as its name tells: a
// site of the list with the mark, or a region where vessels, nerves or organs lie near
// the surface. That it is not says nothing: the list is not complete.
func (p Point) Caution() bool {
	if s, ok := FindSite(p.Site); ok {
		return s.Caution
	}
	name := strings.ToLower(strings.Join(strings.Fields(p.Site+" "+p.Landmark), " "))
	return slices.ContainsFunc(endangered(), func(region string) bool { return strings.Contains(name, region) })
}

// ParsePoint reads a point as it is written in flags: "SITE", "SITE:left",
// "SITE:right" or "SITE:both". A short form becomes the site's full name; a name
// that is not known stays as it was written.
func ParsePoint(text string) (Point, error) {
	name, side := text, ""
	if i := strings.LastIndexByte(text, ':'); i >= 0 {
		name, side = text[:i], strings.ToLower(strings.TrimSpace(text[i+1:]))
		switch Side(side) {
		case Left, Right, Both:
		default:
			return Point{}, fmt.Errorf("point %q: side %q: want left, right or both", text, side)
		}
	}
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return Point{}, fmt.Errorf("point %q: a point needs a site", text)
	}
	if len(name) > MaxName {
		return Point{}, fmt.Errorf("point %.20q...: at most %d bytes are allowed", text, MaxName)
	}
	if s, ok := FindSite(name); ok {
		name = s.Name
	}
	return Point{Site: name, Side: Side(side)}, nil
}
