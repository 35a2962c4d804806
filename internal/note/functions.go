package note

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template"

	"presshold/internal/phrase/english"
)

// functions returns the names of the functions that templates may use: the library's, except
// "call", since a note holds no functions.
func functions() map[string]any {
	names := map[string]any{}
	for _, name := range []string{
		"and", "or", "not", "len", "index", "slice", "print", "printf", "println", "html", "js", "urlquery",
		"eq", "ne", "lt", "le", "gt", "ge",
	} {
		names[name] = true
	}
	return names
}

func call(name string, args []any) (any, error) {
	switch name {
	case "print":
		return fmt.Sprint(args...), nil
	case "println":
		return fmt.Sprintln(args...), nil
	case "html":
		return template.HTMLEscaper(args...), nil
	case "js":
		return template.JSEscaper(args...), nil
	case "urlquery":
		return template.URLQueryEscaper(args...), nil
	}
	if len(args) == 0 {
		return nil, errors.New(english.TemplateFewArgs)
	}
	switch name {
	case "and", "or":
		return args[len(args)-1], nil
	case "printf":
		format, ok := args[0].(string)
		if !ok {
			return nil, fmt.Errorf(english.TemplateFormat, args[0])
		}
		return fmt.Sprintf(format, args[1:]...), nil
	case "index":
		return index(args[0], args[1:])
	case "slice":
		return slice(args[0], args[1:])
	case "not", "len":
		if len(args) != 1 {
			return nil, fmt.Errorf(english.TemplateArgs, 1, len(args))
		}
		if name == "not" {
			return !truth(args[0]), nil
		}
		of, err := sequence(args[0])
		if err != nil {
			return nil, err
		}
		return of.Len(), nil
	}
	return compare(name, args[0], args[1:])
}

// sequence is a value as a list or a text.
func sequence(v any) (reflect.Value, error) {
	of := reflect.ValueOf(v)
	if k := of.Kind(); k != reflect.Slice && k != reflect.String {
		return of, fmt.Errorf(english.TemplateNoList, v, v)
	}
	return of, nil
}

// position is an index from 0 to most.
func position(v any, most int) (int, error) {
	i, ok := v.(int)
	switch {
	case !ok:
		return 0, fmt.Errorf(english.TemplateIndexType, v)
	case i < 0 || i > most:
		return 0, fmt.Errorf(english.TemplateIndex, i)
	}
	return i, nil
}

func index(v any, at []any) (any, error) {
	for _, i := range at {
		of, err := sequence(v)
		if err != nil {
			return nil, err
		}
		n, err := position(i, of.Len()-1)
		if err != nil {
			return nil, err
		}
		v = of.Index(n).Interface()
	}
	return v, nil
}

func slice(v any, at []any) (any, error) {
	of, err := sequence(v)
	if err != nil {
		return nil, err
	}
	if len(at) > 2 {
		return nil, fmt.Errorf(english.TemplateManyEnds, len(at))
	}
	ends := []int{0, of.Len()}
	for i, v := range at {
		if ends[i], err = position(v, of.Len()); err != nil {
			return nil, err
		}
	}
	if ends[0] > ends[1] {
		return nil, fmt.Errorf(english.TemplateEnds, ends[0], ends[1])
	}
	return of.Slice(ends[0], ends[1]).Interface(), nil
}

// compare compares a value with another; "eq" with any of several.
func compare(name string, a any, with []any) (any, error) {
	if len(with) == 0 || name != "eq" && len(with) > 1 {
		return nil, fmt.Errorf(english.TemplateArgs, 2, 1+len(with))
	}
	for _, b := range with {
		way, err := order(a, b)
		if err != nil {
			return nil, err
		}
		ok := map[string][]int{"eq": {0}, "ne": {-1, 1}, "lt": {-1}, "le": {-1, 0}, "gt": {1}, "ge": {0, 1}}[name]
		if slices.Contains(ok, way) {
			return true, nil
		}
	}
	return false, nil
}

func order(a, b any) (int, error) {
	switch a := a.(type) {
	case string:
		if b, ok := b.(string); ok {
			return strings.Compare(a, b), nil
		}
	case int:
		if b, ok := b.(int); ok {
			return cmp.Compare(a, b), nil
		}
	case float64:
		if b, ok := b.(float64); ok {
			return cmp.Compare(a, b), nil
		}
	case bool:
		if b, ok := b.(bool); ok && a != b {
			return 1, nil
		} else if ok {
			return 0, nil
		}
	}
	return 0, errors.New(english.TemplateCompare)
}
