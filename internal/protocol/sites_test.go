package protocol

import (
	"slices"
	"strings"
	"testing"

	"presshold/internal/phrase/english"
)

// The sites of the design's list, head to foot; ! marks those to be careful of.
const designSites = `
head: temporalis!, masseter!, medial pterygoid!, lateral pterygoid!, occipitofrontalis, digastric!
neck: sternocleidomastoid!, scalenes!, splenius capitis, semispinalis capitis, suboccipitals!, levator scapulae
shoulder: upper trapezius, middle trapezius, lower trapezius, rhomboids, supraspinatus, infraspinatus, teres minor, teres major, subscapularis!, deltoid
trunk: pectoralis major, pectoralis minor!, serratus anterior!, latissimus dorsi, rectus abdominis!
arm: biceps brachii!, triceps brachii, brachialis!, brachioradialis, supinator!, extensor digitorum, forearm flexors, adductor pollicis
back and hip: erector spinae, multifidus, quadratus lumborum!, iliopsoas!, gluteus maximus!, gluteus medius, gluteus minimus, piriformis!, tensor fasciae latae
thigh and leg: rectus femoris!, vastus lateralis, adductor longus!, hamstrings!, gastrocnemius!, soleus!, tibialis anterior, plantar muscles`

func TestSites(t *testing.T) {
	var want []string
	for line := range strings.SplitSeq(strings.TrimSpace(designSites), "\n") {
		region, sites, _ := strings.Cut(line, ": ")
		for site := range strings.SplitSeq(sites, ", ") {
			want = append(want, region+": "+site)
		}
	}
	var got []string
	seen := map[string]string{}
	for _, s := range Sites() {
		if s.Name != "iliotibial band" { // ours: its short form is in use
			mark := ""
			if s.Caution {
				mark = "!"
			}
			got = append(got, s.Region+": "+s.Name+mark)
		}
		for _, name := range append([]string{s.Name}, s.Short...) {
			if other, taken := seen[name]; taken {
				t.Errorf("%q means %s and %s", name, other, s.Name)
			}
			seen[name] = s.Name
			if found, ok := FindSite(name); !ok || found.Name != s.Name {
				t.Errorf("FindSite(%q) = %q, %v, want %q", name, found.Name, ok, s.Name)
			}
			if name != strings.ToLower(name) || len(name) > MaxName {
				t.Errorf("%q is no name for a site", name)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFindSite(t *testing.T) {
	for name, want := range map[string]string{
		"SCM":               "sternocleidomastoid",
		"ql":                "quadratus lumborum",
		"Tfl":               "tensor fasciae latae",
		"ITB":               "iliotibial band",
		"glute med":         "gluteus medius",
		" Upper  Trap ":     "upper trapezius",
		"Levator\tScapulae": "levator scapulae",
		"upper-trapezius":   "upper trapezius",
		"Glute_Med":         "gluteus medius",
	} {
		if got, ok := FindSite(name); !ok || got.Name != want {
			t.Errorf("FindSite(%q) = %q, %v, want %q", name, got.Name, ok, want)
		}
	}
	for _, name := range []string{"", "trap", "elbow", "scm!", "-", "upper-trap-left"} {
		if got, ok := FindSite(name); ok {
			t.Errorf("FindSite(%q) = %q, want none", name, got.Name)
		}
	}
}

func TestPointCaution(t *testing.T) {
	for site, want := range map[string]bool{
		"SCM": true, "sternocleidomastoid": true, "Gluteus Maximus": true, "glute max": true, "QL": true,
		"upper trapezius": false, "glute med": false, "": false, "by the spine": false,
		"anterior neck triangle": true, "posterior triangle of the neck": true, "front of neck": true, "Base of skull": true,
		"scalene": true, "medial hamstring": true, "psoas": true, "antecubital fossa": true, "deep: iliopsoas": true,
		"triceps": false, "back": false, "forearm": false, "pectorals": false, "elbow": false,
		"left armpit": true, "Popliteal  fossa": true, "over the kidneys": true, "lymph nodes of the groin": true,
	} {
		if got := (Point{Site: site}).Caution(); got != want {
			t.Errorf("caution at %q is %v", site, got)
		}
	}
	for _, site := range []string{"forearm", "upper trapezius"} { // one that nobody knows, and one of the list
		if !(Point{Site: site, Landmark: "crease of the elbow"}).Caution() {
			t.Errorf("a landmark at a caution site is none at %s", site)
		}
	}
}

func TestParsePoint(t *testing.T) {
	for _, test := range []struct {
		text string
		want Point
		form string
	}{
		{"upper trapezius", Point{Site: "upper trapezius"}, "upper trapezius"},
		{"upper trap:left", Point{Site: "upper trapezius", Side: Left}, "upper trapezius left"},
		{"QL: Right", Point{Site: "quadratus lumborum", Side: Right}, "quadratus lumborum right"},
		{"scm:BOTH", Point{Site: "sternocleidomastoid", Side: Both}, "sternocleidomastoid both"},
		{"left upper trapezius", Point{Site: "upper trapezius", Side: Left}, "upper trapezius left"},
		{"L upper trap", Point{Site: "upper trapezius", Side: Left}, "upper trapezius left"},
		{"Rt. QL", Point{Site: "quadratus lumborum", Side: Right}, "quadratus lumborum right"},
		{"upper trapezius, right", Point{Site: "upper trapezius", Side: Right}, "upper trapezius right"},
		{"upper trapezius (left)", Point{Site: "upper trapezius", Side: Left}, "upper trapezius left"},
		{"upper trapezius left side", Point{Site: "upper trapezius", Side: Left}, "upper trapezius left"},
		{"both soleus", Point{Site: "soleus", Side: Both}, "soleus both"},
		{"soleus both sides", Point{Site: "soleus", Side: Both}, "soleus both"},
		{"soleus：L", Point{Site: "soleus", Side: Left}, "soleus left"},
		{"left soleus:left", Point{Site: "soleus", Side: Left}, "soleus left"},
		{"left", Point{Site: "left"}, "left"},
		{"L4 multifidus", Point{Site: "L4 multifidus"}, "L4 multifidus"},
		{"  My   own spot ", Point{Site: "My own spot"}, "My own spot"},
		{"L4: paraspinal:left", Point{Site: "L4: paraspinal", Side: Left}, "L4: paraspinal left"},
		{"肩井:left", Point{Site: "肩井", Side: Left}, "肩井 left"},
	} {
		got, err := ParsePoint(test.text)
		if err != nil || got != test.want {
			t.Errorf("ParsePoint(%q) = %+v, %v, want %+v", test.text, got, err, test.want)
		}
		if form := got.String(); form != test.form {
			t.Errorf("ParsePoint(%q) is written %q, want %q", test.text, form, test.form)
		}
	}
	p := Point{Site: "soleus", Side: Right, Landmark: "a hand above the heel"}
	if got, want := p.String(), "soleus right, a hand above the heel"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestParsePointBad(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", english.PointSiteless},
		{" \t", english.PointSiteless},
		{":left", english.PointSiteless},
		{"soleus:", english.PointSideWrong},
		{"soleus:up", english.PointSideWrong},
		{"left soleus:right", english.PointSidesDiffer},
		{"soleus:left:up", english.PointSideWrong},
		{strings.Repeat("x", 81), english.PointTooLong},
		{"upper trap:left:right", english.PointSideTwice},
	} {
		if got, err := ParsePoint(test.text); kind(err) != test.want {
			t.Errorf("ParsePoint(%q) = %+v, %v, want the error %s", test.text, got, err, test.want)
		}
	}
}

func FuzzParsePoint(f *testing.F) {
	for _, s := range []string{"scm:left", "upper trap", ":", "a:b:both", "\x1b:right", "( L", "left left", "- r"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePoint(text)
		if err != nil {
			return
		}
		if strings.TrimSpace(p.Site) == "" || len(p.Site) > MaxName {
			t.Errorf("ParsePoint(%q) has the site %q", text, p.Site)
		}
		if !slices.Contains([]Side{NoSide, Left, Right, Both}, p.Side) {
			t.Errorf("ParsePoint(%q) has the side %q", text, p.Side)
		}
	})
}
