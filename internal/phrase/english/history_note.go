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

	// What is wrong with the user's template of a note.
	TemplateFailed     = "your template failed, so the note has the built-in form: %w"
	TemplateAt         = "%s:%d: %w" // file and line
	TemplateTooLong    = "the note is longer than %d characters"
	TemplateNoEnd      = "an {{end}} is missing: each if, range, with, block and define needs one"
	TemplateStrayEnd   = "this {{end}} ends nothing"
	TemplateOpen       = "{{ has no }} on the same line"
	TemplateQuotes     = "text has no closing quotation mark"
	TemplateMissing    = "%s needs a value, such as .Client"
	TemplateUnread     = "can't understand %s"
	TemplateFunction   = "there is no function %s; you can use %s"
	TemplateUnknown    = "there is no template %q: define it, or correct its name"
	TemplateTooDeep    = "templates use each other more than %d deep"
	TemplateRange      = "range needs a list or a number, not %s"
	TemplateVariable   = "there is no variable %s: set it first, with :="
	TemplateNil        = "nil can't stand alone"
	TemplateNoFunction = "%s takes no values: it is no function"
	TemplateField      = "there is no .%s here; you can use %s"
	TemplateNoFields   = "%s has no .%s"
	TemplateNoValue    = "<no value>"
	TemplateFewValues  = "%s needs more values than %d"
	TemplateManyValues = "%s takes fewer values than %d"
	TemplateFormat     = "printf needs text first, not %s"
	TemplateNoList     = "this needs a list or text, not %s"
	TemplateIndexType  = "a place in a list is a whole number, not %s"
	TemplateIndex      = "there is nothing at place %d: the list or text is shorter"
	TemplateEnds       = "slice can't begin at %d and end at %d"
	TemplateCompare    = "%s can't be compared"

	// What a value in a template is.
	TemplateText    = "text"
	TemplateTruth   = "a yes or no"
	TemplateNumber  = "a number"
	TemplateList    = "a list, which range goes through,"
	TemplateNothing = "no value"
	TemplateWhole   = "the note or a point"
)
