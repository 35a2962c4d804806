package english

// The safety text: what the program leaves to you, what is not pressed, when to stop, and what
// is known.
const (
	SafetyYours = "presshold times, cues and records. It does not know your client: whether to press, and how hard, is for you to judge."

	SafetyClearance   = "Wait for medical clearance with"
	SafetyFever       = "fever or an infection of the whole body"
	SafetyThrombosis  = "known or suspected deep vein thrombosis or embolism"
	SafetyPressure    = "severe high blood pressure that is not under control"
	SafetyNotOver     = "Do not press over"
	SafetyWounds      = "open wounds, burns, infected skin or bruises"
	SafetyVeins       = "varicose veins"
	SafetyFracture    = "a recent fracture or operation"
	SafetyTumour      = "a tumour or acute inflammation"
	SafetyNumb        = "skin with reduced sensation"
	SafetyAskFirst    = "Ask a clinician first, or go lighter, with"
	SafetyThinners    = "anticoagulants (blood thinners) or a bleeding disorder"
	SafetyBones       = "osteoporosis, cancer or heart problems"
	SafetyStroke      = "Ask first, without exception, after a stroke or with disease of the neck arteries."
	SafetyPregnancy   = "pregnancy"
	SafetyFragile     = "fragile skin, or steroids"
	SafetyPainkillers = "Painkillers and muscle relaxants mask what the client can tell you."

	SafetySites       = "Endangerment sites, where vessels, nerves or organs lie near the surface"
	SafetyNeck        = "front and side of the neck (anterior and posterior triangles), base of the skull"
	SafetyArm         = "armpit (axilla), inner arm, crease of the elbow (cubital fossa)"
	SafetyLeg         = "femoral triangle, sciatic notch, back of the knee (popliteal fossa)"
	SafetyAbdomen     = "upper abdomen"
	SafetyKidneys     = "Do not press over the kidneys, lymph nodes or implants either, for other reasons."
	SafetyNotComplete = "This list is not complete, nor are the caution sites that presshold marks: a site without a mark " +
		"can need care as well."

	SafetySharp    = "sharp, shooting or electric pain"
	SafetyTingling = "tingling or numbness"
	SafetyFaint    = "faintness"
	SafetyAsked    = "any request of the client"

	SafetyKnown = "What is known: a meta-analysis of studies to January 2022 found a higher pressure pain threshold (SMD 0.67). " +
		"It found no significant difference from controls in the pain that people reported " +
		"(SMD -0.22, 95 % CI -0.53 to 0.09; PMC9434898)."
	SafetyScores = "Scores are what the client reports; they are not a measurement."

	// The text in brief, for a window in which the whole would take too many pages.
	SafetyBriefNotWith  = "Not with fever, infection, thrombosis or uncontrolled high blood pressure."
	SafetyBriefNotOver  = "Not over wounds, burns, skin infection, bruises, varicose veins, recent fractures, tumours, inflammation or numb skin."
	SafetyBriefAskFirst = "Ask first: blood thinners, osteoporosis, cancer, heart problems, stroke, pregnancy, fragile skin, steroids."
	SafetyBriefCare     = "Take care at the neck, armpit, inner arm, elbow, groin, buttock, knee and upper belly."
	SafetyBriefStop     = "Stop for sharp pain, tingling, numbness or faintness, and when asked."
	SafetyBriefMore     = "This is not all: see presshold safety."

	// The screen of the safety text.
	SafetyHead   = "Before you press"
	SafetyNext   = "next page"
	SafetyAccept = "I have read this"
)
