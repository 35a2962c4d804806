package phrase

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"presshold/internal/plain"
)

// constant is one of package english: its name, what it says, and where it stands.
type constant struct{ name, text, at string }

// constants are all of package english.
func constants(t *testing.T) []constant {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("english", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var all []constant
	for _, path := range paths {
		files, file := parse(t, path)
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.ValueSpec); ok {
				at := files.Position(spec.Pos()).String()
				all = append(all, constant{spec.Names[0].Name, said(t, spec.Values[0]), at})
			}
			return true
		})
	}
	if len(all) < 2000 {
		t.Fatalf("only %d constants were found", len(all))
	}
	return all
}

// said is the text of a constant, whose lines may be added to one another.
func said(t *testing.T, e ast.Expr) string {
	t.Helper()
	var all strings.Builder
	for _, part := range operands(e) {
		text, err := strconv.Unquote(part.(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(text)
	}
	return all.String()
}

// style is what is not written, as a pattern, and what is in its place.
var style = []struct {
	wrong   *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`[“”„‘’]`), "straight quotes"},
	{regexp.MustCompile(`\pL\.\.\.| …`), "… behind the word"},
	{regexp.MustCompile(`%[dgsv]%%`), "a blank before the sign"},
	{regexp.MustCompile(`(\d|%[dgs])(kg|cm|min|ms|KiB)\b`), "a blank before the unit"},
	{regexp.MustCompile(`(?i)\b(\d|%d) ?[ap]\.?m\b`), "the time of day as 14:50"},
	{regexp.MustCompile(`(^|[^-\w])[\w-]+, [\w-]+, (or|and) [\w-]+([.;:)]|$)`), "no comma before the last of a list"},
	{regexp.MustCompile(`\pL  \pL`), "one blank"},
	{regexp.MustCompile(` [,;:!](\s|$)`), "no blank before the stop"},
	{regexp.MustCompile(`[.!] [A-Z].*[^%][a-z]$`), "a stop at the end of the last sentence, too"},
	{regexp.MustCompile(`\bdo not\b`), "don't"},
	{regexp.MustCompile(`\bPresshold\b`), "presshold"},
}

// Typography and spelling are the same in every sentence.
func TestStyle(t *testing.T) {
	for _, c := range constants(t) {
		if strings.HasPrefix(c.name, "Template") {
			continue // the words of text/template
		}
		for _, s := range style {
			if wrong := s.wrong.FindString(c.text); wrong != "" {
				t.Errorf("%s: %s, %q, in %q: write %s", c.at, c.name, wrong, c.text, s.instead)
			}
		}
	}
}

// The same is not said by two constants. A single word may: it is another label elsewhere.
func TestSaidOnce(t *testing.T) {
	first := map[string]string{}
	for _, c := range constants(t) {
		text := plain.Sentence(strings.ToLower(c.text))
		switch {
		case !twoWords.MatchString(c.text):
		case first[text] != "":
			t.Errorf("%s: %s says what %s does: %q", c.at, c.name, first[text], c.text)
		default:
			first[text] = c.name
		}
	}
}

// A number with a plural behind it is never 1; where it can be, phrase.Count words it.
func TestPlurals(t *testing.T) {
	several := map[string]string{
		"BeMoreSpecific":     "several ids match",
		"ProblemsMore":       "1 has a sentence of its own",
		"SeriesCourseSince":  "the first of several",
		"SuggestMissed":      "fewer suggest nothing",
		"LessonTimesAs":      "1 is not said",
		"LessonPlainSteps":   "every lesson has more",
		"SessionWhichPoint":  "a single point needs no choice",
		"PickerWarnings":     "1 shows the warning itself",
		"ResumeMore":         "1 has a sentence of its own",
		"StatsDaysToday":     "1 has a sentence of its own",
		"StatsDaysYesterday": "1 has a sentence of its own",
		"PointsTooMany":      "above a limit", "TextTooLong": "above a limit", "SettingMany": "above a limit", "KeysMany": "above a limit",
	}
	number := regexp.MustCompile(`(\b(?:at most|than|session|score|last) )?%d (?:more )?([a-z]+s)\b`)
	verbs := []string{"is", "was", "has", "as", "ms", "bytes"}
	for _, c := range constants(t) {
		for _, m := range number.FindAllStringSubmatch(c.text, -1) {
			switch {
			case m[1] != "" || slices.Contains(verbs, m[2]):
			case several[c.name] == "":
				t.Errorf("%s: %s, %q, in %q: it may be 1", c.at, c.name, m[0], c.text)
			default:
				several[c.name] = "found"
			}
		}
	}
	for name, why := range several {
		if why != "found" {
			t.Errorf("%s has no number with a plural", name)
		}
	}
}

// Every constant is said somewhere.
func TestNothingUnsaid(t *testing.T) {
	used := map[string]bool{}
	for _, path := range production(t, "english", "gaugetest") {
		_, file := parse(t, path)
		ast.Inspect(file, func(n ast.Node) bool {
			if of, name, ok := selected(n); ok && of == "english" {
				used[name] = true
			}
			return true
		})
	}
	for _, c := range constants(t) {
		if !used[c.name] {
			t.Errorf("%s: nothing says %s: %q", c.at, c.name, c.text)
		}
	}
}

// selected takes "english.NoEditor" apart.
func selected(n ast.Node) (of, name string, ok bool) {
	if sel, is := n.(*ast.SelectorExpr); is {
		if pkg, is := sel.X.(*ast.Ident); is {
			return pkg.Name, sel.Sel.Name, true
		}
	}
	return "", "", false
}

// An error is lower case and has no stop at its end: other words may stand before and behind it.
// What begins with a name, a verb of package fmt or a quote begins as that does.
func TestErrors(t *testing.T) {
	text := map[string]constant{}
	for _, c := range constants(t) {
		text[c.name] = c
	}
	var found int
	for _, path := range production(t, "english", "gaugetest") {
		_, file := parse(t, path)
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			of, name, _ := selected(call.Fun)
			pkg, failure, ok := selected(call.Args[0])
			if ok && pkg == "english" && slices.Contains([]string{"fmt.Errorf", "errors.New", "protocol.Wrong"}, of+"."+name) {
				found++
				if c := text[failure]; sentenceCase.MatchString(c.text) && !strings.Contains(c.text, "\n") {
					t.Errorf("%s: %s is an error: lower case, without a stop: %q", c.at, c.name, c.text)
				}
			}
			return true
		})
	}
	if found < 200 {
		t.Errorf("only %d errors were found", found)
	}
}

// sentenceCase is how a sentence begins or ends that stands alone.
var sentenceCase = regexp.MustCompile(`^[A-Z][a-z]+ |\.$`)

// What a key does, and what stands beside a value, is said by constants, single words included.
func TestNoLabelsOutside(t *testing.T) {
	at := map[string]int{"Hint": 1, "Fixed": 1, "InBrief": 0, "Field": 0, "MarkedField": 0, "Head": 0, "Heading": 0}
	for _, path := range production(t, "phrase", "catalog") {
		files, file := parse(t, path)
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			_, name, _ := selected(call.Fun)
			if sel, is := call.Fun.(*ast.SelectorExpr); is {
				name = sel.Sel.Name
			}
			i, ok := at[name]
			if !ok || len(call.Args) <= i {
				return true
			}
			if lit, ok := call.Args[i].(*ast.BasicLit); ok && lit.Kind == token.STRING && lit.Value != `""` {
				t.Errorf("%s: %s: a label stands in package english", files.Position(lit.Pos()), lit.Value)
			}
			return true
		})
	}
}
