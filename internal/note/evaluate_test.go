package note

import (
	"strings"
	"testing"
	"text/template"
)

// Templates mean what they mean to text/template.
func TestEvaluate(t *testing.T) {
	for _, text := range []string{
		"", "plain", "{{.}}", "{{.Date}} {{.Time}}, {{.Client}}", "{{/* remark */}}a {{- .Client -}} b",
		"{{range .Points}}{{.Place}}: {{.Chart}}{{end}}", "{{range $i, $p := .Points}}{{$i}} {{$p.Site}} {{$.Date}}{{end}}",
		"{{range $p := .Points}}{{range $i, $held := $p.Held}}{{if $i}}, {{end}}{{$held}}{{end}}{{end}}",
		"{{range .Assessment}}{{.}}{{else}}none{{end}}", "{{range .Nones}}{{end}}", "{{range 3}}{{.}}{{end}}", "{{range $i := 2}}{{$i}}{{end}}",
		"{{range .Chart}}{{break}}{{end}}x", "{{range .Subjective}}a{{continue}}b{{end}}", "{{range .Client}}{{end}}", "{{range .}}{{end}}",
		"{{if .Client}}yes{{else}}no{{end}}", "{{if not .Client}}a{{else if eq .Date .Time}}b{{else}}c{{end}}", "{{with .Preview}}{{.}}{{else}}none{{end}}",
		"{{with $x := .Client}}{{$x}}{{end}}", "{{$n := 0}}{{range .Points}}{{$n = .Holds}}{{end}}{{$n}}", "{{$a := 1}}{{if true}}{{$a := 2}}{{$a}}{{end}}{{$a}}",
		"{{len .Points}} {{len .Client}} {{len 3}}", "{{index .Chart 0}}", "{{index .Chart 7}}", "{{index .Points 0}}", "{{(index .Points 0).Site}}", "{{index (index .Points 0).Held 1}}",
		"{{index .Chart .Date}}", "{{index .Chart -1}}", "{{index .Chart}}", "{{index 1 2}}", "{{slice .Client 1 3}} {{slice .Client 2}}", "{{slice .Chart 0 1}}", "{{slice .Client 3 1}}", "{{slice .Client 99}}",
		"{{.Client | printf \"%q\"}}", "{{printf \"%s-%d\" .Client 3}}", "{{printf 3}}", "{{printf}}", "{{print 1 2 .Client}}", "{{println .Client}}", "{{print}}",
		"{{html \"<a>\"}} {{js \"'\"}} {{urlquery \"a b\"}} {{.Client | html | len}}",
		"{{and 1 0 2}} {{or 0 \"\" 3}} {{and .Client .Date}} {{or .Assessment .Date}} {{not 0}} {{and}}", "{{or .Client (index .Chart 9)}}", "{{and \"\" (index .Chart 9)}}", "{{.Client | or \"\"}}",
		"{{eq 1 2 1}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt 1.5 2.5}} {{ge \"b\" \"a\"}} {{eq true false}} {{ne true false}}", "{{eq 1 \"1\"}}", "{{lt 1}}", "{{eq 1}}", "{{lt 1 2 3}}", "{{lt .Points .Points}}",
		"{{range .Points}}{{if gt .Level 1}}{{.Level}}{{end}}{{if eq .Side \"left\"}}L{{end}}{{if ge .Holds .Fits}}!{{end}}{{end}}",
		"{{define \"line\"}}- {{.}}\n{{end}}{{range .Plan}}{{template \"line\" .}}{{end}}{{template \"line\"}}", "{{block \"b\" .Client}}{{.}}{{end}}", "{{template \"none\"}}",
		"{{define \"only\"}}{{end}}", "{{define \"v\"}}{{$}}{{end}}{{template \"v\" .Date}}",
		"{{.Date.Year}}", "{{.Points.Site}}", "{{nil}}", "{{.Client 1}}", "{{1 | .Client}}", "{{3}} {{2.5}} {{'a'}} {{`raw`}} {{true}}", "{{.Nothing}}", "{{ $x }}", "{{range .Points}}", "{{call .Client}}", "{{with 1}}{{.Site}}{{end}}",
	} {
		var want strings.Builder
		theirs, theirErr := template.New("mine").Parse(text)
		if theirErr == nil {
			theirErr = theirs.Execute(&want, Sample())
		}
		got := ""
		own, err := Parse("mine", text)
		if err == nil {
			got, err = own.Text(Sample())
		}
		if (err != nil) != (theirErr != nil) {
			t.Errorf("%q: %v, want %v", text, err, theirErr)
		} else if err == nil && got != want.String() {
			t.Errorf("%q gives %q, want %q", text, got, want.String())
		}
	}
}
