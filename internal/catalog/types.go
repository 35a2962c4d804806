package catalog

import (
	"presshold/internal/phrase/english"
	"presshold/internal/tomldoc"
)

// The types of values that a schema and the manual know beside those of every file. Patterns
// allow what the parsers of package protocol read, as far as a pattern can. They keep to what
// every checker of schemas knows: so any character beyond ASCII may be a digit or a unit.

func lengthType() tomldoc.Type {
	return tomldoc.Type{Name: "length", Words: english.TypeLength, Def: "length", Schema: `"anyOf": [
		{"type": "number", "exclusiveMinimum": 0},
		{"type": "string", "pattern": "^[^\\-‐-―−～]*[0-9\u0080-\uffee][^\\-‐-―−～]*$"}
	]`}
}

func windowType() tomldoc.Type {
	return tomldoc.Type{Name: "range", Words: english.TypeWindow, Def: "window", Schema: `"anyOf": [
		{"type": "number", "exclusiveMinimum": 0},
		{"type": "string", "pattern": "[0-9\u0080-\uffee]"}
	]`}
}

func spanType() tomldoc.Type {
	return tomldoc.Type{
		Name: "span", Words: english.TypeSpan, Def: "span", Of: []tomldoc.Type{windowType()},
		Schema: `"anyOf": [{"$ref": "#/$defs/window"}, {"type": "string", "pattern": "^\\s*[Oo][Pp][Ee][Nn]\\s*$"}]`,
	}
}

// The patterns of a number, and of a length of time with its unit.
const (
	digit = "[0-9\u0080-\uffee]"
	total = digit + ".*[a-zA-Z:'\"\u0080-\uffee]"
)

func daysType() tomldoc.Type {
	t := tomldoc.TextType(total, 0)
	t.Name, t.Words, t.Def = "days", english.TypeDays, "days"
	return t
}

func originType() tomldoc.Type {
	t := tomldoc.TextType("^(?:assumed|chosen|stated:.+|secondary:.+)$", 0)
	t.Name, t.Words, t.Def = "origin", english.TypeOrigin, "from"
	return t
}

func criterionType() tomldoc.Type {
	return tomldoc.TextType(`^\s*(?:[Ee][Aa][Ss][Ee][Dd]`+
		`|[Ss][Cc][Oo][Rr][Ee]\s*:\s*\+?(?:0*[0-9]|0*10)\s*`+
		`|[Dd][Rr][Oo][Pp]\s*:\s*\+?0*(?:[1-9]|10)\s*`+
		`|[Dd][Rr][Oo][Pp]\s*:\s*\+?0*(?:[1-9][0-9]?|100)\s*%\s*`+
		`|(?:[Tt][Ii][Mm][Ee]|[Cc][Oo][Mm][Pp][Rr][Ee][Ss][Ss][Ii][Oo][Nn])\s*:.*`+total+`.*)$`, 0)
}

func occasionType() tomldoc.Type {
	return tomldoc.TextType(`^\s*(?:every|last|every\s+0*[1-9][0-9]*|0*[1-9][0-9]*(?:\s*,\s*0*[1-9][0-9]*)*)\s*$`, 0)
}
