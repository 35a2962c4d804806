package english

// The names that stand beside a value, wherever it is shown or asked for.
const (
	LabelArea     = "area"
	LabelBreath   = "breath"
	LabelBudget   = "budget"
	LabelCaution  = "caution"
	LabelCeiling  = "ceiling"
	LabelEnded    = "ended"
	LabelGauge    = "gauge"
	LabelHolds    = "holds"
	LabelHowHard  = "how hard"
	LabelKept     = "kept"
	LabelLasts    = "lasts"
	LabelLevel    = "level"
	LabelLevels   = "levels"
	LabelMove     = "between"
	LabelName     = "name"
	LabelNote     = "note"
	LabelNumbers  = "numbers"
	LabelOrder    = "order"
	LabelPhases   = "phases"
	LabelPlan     = "plan"
	LabelPlanned  = "planned"
	LabelPoints   = "points"
	LabelPressed  = "pressed"
	LabelPressure = "pressure"
	LabelPreview  = "preview"
	LabelRounds   = "rounds"
	LabelScore    = "score"
	LabelSessions = "sessions"
	LabelSource   = "source"
	LabelSources  = "sources"
	LabelStop     = "stop"
	LabelTarget   = "target"
	LabelTerminal = "terminal"
	LabelTool     = "tool"
	LabelTotal    = "total"
)

// What stands in place of a value.
const (
	None    = "none"
	NoneYet = "none yet"
)
