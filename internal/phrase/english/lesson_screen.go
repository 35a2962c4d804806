package english

// The screen of a lesson, and the lesson in plain lines.
const (
	LessonName    = "learn %s"
	LessonTimesAs = "%d times as fast"

	LessonHalfSpeed   = "half speed"
	LessonNormalSpeed = "normal speed"
	LessonDoubleSpeed = "double speed"
	LessonIsPreview   = "%s, a preview"

	LessonPlainSteps = "A lesson in %d steps."
	LessonPlainStep  = "Step %d of %d: %s"
	LessonPlainRun   = "  %s: presshold run %s%s"

	// What the keys do in a lesson.
	LessonKeySlower = "slower"
	LessonKeyFaster = "faster"
	LessonKeyPlay   = "play the picture"
	LessonKeyStop   = "stop the picture"
	ScrollDown      = "scroll down"
	ScrollUp        = "scroll up"
	LessonKeyFirst  = "first step"
	LessonKeyLast   = "last step"
)
