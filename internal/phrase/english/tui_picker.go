package english

// The picker.
const (
	PickerName       = "presshold"
	PickerHint       = "  %s · type to filter"
	PickerNothing    = "nothing matches"
	PickerWarnings   = "%d files can't be read: presshold list says why"
	PickerChangeCopy = "change a copy"

	// The preview of what is chosen.
	PreviewHead        = "Details"
	PreviewOfTreatment = "treatment, %s · %s"
	PreviewBuiltIn     = "built-in"
	PreviewYours       = "yours"
	PreviewAreaTime    = "%s, %s of it"
	PreviewBetweenTime = "next point after %s"
)
