package note

import (
	"cmp"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"text/template"

	"presshold/internal/phrase/english"
	"presshold/internal/plain"
)

// arity is the fewest and the most values that a function takes.
type arity struct{ least, most int }

// functions returns the functions that templates may use: the library's, except "call", since a
// note holds no functions.
func functions() map[string]arity {
	const many = math.MaxInt
	return map[string]arity{
		"and": {1, many}, "or": {1, many}, "not": {1, 1}, "len": {1, 1}, "index": {1, many}, "slice": {1, 3},
		"print": {0, many}, "printf": {1, many}, "println": {0, many},
		"html": {0, many}, "js": {0, many}, "urlquery": {0, many},
		"eq": {2, many}, "ne": {2, 2}, "lt": {2, 2}, "le": {2, 2}, "gt": {2, 2}, "ge": {2, 2},
	}
}

// call calls a function.
func (e *evaluation) call(name string, args []any) any {
	if takes := functions()[name]; len(args) < takes.least {
		e.fail(english.TemplateFewValues, name, len(args))
	} else if len(args) > takes.most {
		e.fail(english.TemplateManyValues, name, len(args))
	}
	switch name {
	case "and", "or":
		return args[len(args)-1]
	case "not":
		return !truth(args[0])
	case "len":
		return e.sequence(args[0]).Len()
	case "index":
		return e.index(args[0], args[1:])
	case "slice":
		return e.slice(args[0], args[1:])
	case "print":
		return fmt.Sprint(args...)
	case "printf":
		format, ok := args[0].(string)
		if !ok {
			e.fail(english.TemplateFormat, kind(args[0]))
		}
		return fmt.Sprintf(format, args[1:]...)
	case "println":
		return fmt.Sprintln(args...)
	case "html":
		return template.HTMLEscaper(args...)
	case "js":
		return template.JSEscaper(args...)
	case "urlquery":
		return template.URLQueryEscaper(args...)
	}
	return e.compare(name, args[0], args[1:])
}

// kind names the type of a value as users know it.
func kind(v any) string {
	switch reflect.ValueOf(v).Kind() {
	case reflect.String:
		return english.TemplateText
	case reflect.Bool:
		return english.TemplateTruth
	case reflect.Int, reflect.Float64:
		return english.TemplateNumber
	case reflect.Slice:
		return english.TemplateList
	case reflect.Invalid:
		return english.TemplateNothing
	default:
		return english.TemplateWhole
	}
}

// sequence is a value as a list or a text.
func (e *evaluation) sequence(v any) reflect.Value {
	of := reflect.ValueOf(v)
	if k := of.Kind(); k != reflect.Slice && k != reflect.String {
		e.fail(english.TemplateNoList, kind(v))
	}
	return of
}

// position is an index from 0 to most.
func (e *evaluation) position(v any, most int) int {
	i, ok := v.(int)
	switch {
	case !ok:
		e.fail(english.TemplateIndexType, kind(v))
	case i < 0 || i > most:
		e.fail(english.TemplateIndex, i)
	}
	return i
}

func (e *evaluation) index(v any, at []any) any {
	for _, i := range at {
		of := e.sequence(v)
		v = of.Index(e.position(i, of.Len()-1)).Interface()
	}
	return v
}

func (e *evaluation) slice(v any, at []any) any {
	of := e.sequence(v)
	ends := []int{0, of.Len()}
	for i, v := range at {
		ends[i] = e.position(v, of.Len())
	}
	if ends[0] > ends[1] {
		e.fail(english.TemplateEnds, ends[0], ends[1])
	}
	return of.Slice(ends[0], ends[1]).Interface()
}

// compare compares a value with another; "eq" with any of several.
func (e *evaluation) compare(name string, a any, with []any) bool {
	passes := map[string][]int{"eq": {0}, "ne": {-1, 1}, "lt": {-1}, "le": {-1, 0}, "gt": {1}, "ge": {0, 1}}[name]
	return slices.ContainsFunc(with, func(b any) bool { return slices.Contains(passes, e.order(a, b)) })
}

func (e *evaluation) order(a, b any) int {
	switch a := a.(type) {
	case string:
		if b, ok := b.(string); ok {
			return strings.Compare(a, b)
		}
	case int:
		if b, ok := b.(int); ok {
			return cmp.Compare(a, b)
		}
	case float64:
		if b, ok := b.(float64); ok {
			return cmp.Compare(a, b)
		}
	case bool:
		if b, ok := b.(bool); ok {
			return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b))
		}
	}
	e.fail(english.TemplateCompare, plain.AndList([]string{kind(a), kind(b)}))
	return 0
}
