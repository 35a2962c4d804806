package english

// The headings of a note for the chart.
const (
	NoteSubjective = "Subjective"
	NoteObjective  = "Objective"
	NoteAssessment = "Assessment"
	NotePlan       = "Plan"
	NoteNotes      = "Notes"

	// What a note says of the sitting, and of a point behind its place.
	NoteOf        = "%s %s, client %s" // day and time
	NotePreview   = "%s, preview"
	NoteSaid      = "client says %s"
	NoteReferral  = "referral: %s"
	NoteThreshold = "pressure pain threshold %s"
	NoteAdverse   = "adverse response: %s"

	// What is wrong with the user's template of a note. The words are those of Go's text/template,
	// which its users may know.
	TemplateFailed     = "your template failed, so the note has the built-in form: %w"
	TemplateTooLong    = "the note is longer than %d bytes"
	TemplateAt         = "%s: executing %q at <%s>: %s"
	TemplateUnknown    = "template %q not defined"
	TemplateTooDeep    = "exceeded maximum template depth (%d)"
	TemplateRange      = "range can't iterate over %v"
	TemplateVariable   = "undefined variable: %s"
	TemplateNil        = "nil is not a command"
	TemplateNoFunction = "can't give argument to non-function %s"
	TemplateCall       = "error calling %s: %v"
	TemplateField      = "can't evaluate field %s in type %T"
	TemplateNoValue    = "<no value>"
	TemplateFewArgs    = "wrong number of args: want at least 1 got 0"
	TemplateArgs       = "wrong number of args: want %d got %d"
	TemplateFormat     = "wrong type for value; expected string; got %T"
	TemplateNoList     = "%v of type %T is neither a list nor a text"
	TemplateIndexType  = "cannot index slice/array with type %T"
	TemplateIndex      = "index out of range: %d"
	TemplateManyEnds   = "too many slice indexes: %d"
	TemplateEnds       = "invalid slice index: %d > %d"
	TemplateCompare    = "incompatible types for comparison"
)
