package english

// The picker.
const (
	PickerName       = "presshold"
	PickerHint       = "  %s · type to filter"
	PickerMatches    = "  %d of %d"
	PickerNothing    = "nothing matches"
	PickerWarnings   = "%s (and %d more)"
	PickerTreatment  = " treatment"
	PickerYours      = " yours"
	PickerClear      = "clear"
	PickerQuit       = "quit"
	PickerChangeCopy = "change a copy"
)

// The preview of what is chosen.
const (
	PreviewHead        = "Details"
	PreviewOfTreatment = "treatment, %s · %s"
	PreviewBuiltIn     = "built-in"
	PreviewYours       = "yours"
	PreviewTool        = "tool"
	PreviewPoints      = "points"
	PreviewSource      = "source"
	PreviewCaution     = "caution"
	PreviewPressure    = "pressure"
	PreviewLevels      = "levels"
	PreviewCeiling     = "ceiling"
	PreviewStop        = "stop"
	PreviewTotal       = "total"
	PreviewBudget      = "budget"
	PreviewArea        = "area"
	PreviewAreaTime    = "%s, %s of it"
	PreviewBetween     = "between"
	PreviewBetweenTime = "next point after %s"
	PreviewSweep       = "one round at each in turn, sweep after sweep"
)
