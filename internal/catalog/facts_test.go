package catalog

import "presshold/internal/protocol"

// libraryFact is one row of PROTOCOLS.md.
type libraryFact struct {
	id      string
	change  protocol.Change
	blocks  []string
	sources []string // "KEY: what must stand in its citation; and what else"
}

// libraryFacts are the rows of PROTOCOLS.md, in its order.
func libraryFacts() []libraryFact {
	return []libraryFact{
		{
			id: "alternating-ischemic-compression", change: "same",
			blocks: []string{
				"hold 8s-10s (stated:N3); release 3s (assumed); rounds 6 (assumed); cap 12 (assumed); " +
					"until eased: pain lessened (stated:N3)",
			},
			sources: []string{
				"N3: S. Koehler; What is Neuromuscular Massage Therapy?; WiseGeek; 2024-05-17",
			},
		},
		{
			id: "alternating-levels", change: "alternate",
			blocks: []string{
				"hold 10s-30s (stated:N0); release 5s (assumed); rounds 6 (assumed)",
			},
			sources: []string{
				"N0: Sheppard Spine & Sports Clinic; Neuromuscular Massage Therapy",
				"N1: Neuromuscular Therapy technique; no author given",
			},
		},
		{
			id: "unvarying-pressure", change: "same",
			blocks: []string{
				"hold 10s-20s (stated:N1); rounds 1 (assumed)",
			},
			sources: []string{
				"N1: Neuromuscular Therapy technique",
			},
		},
		{
			id: "steady-pressure", change: "same",
			blocks: []string{
				"hold 10s-30s (stated:N2); cap 5 (assumed); until eased: muscle releases (stated:N2)",
			},
			sources: []string{
				"N2: What Is Neuromuscular Massage?; Atlanta",
				"N0: Sheppard Spine & Sports Clinic",
			},
		},
		{
			id: "prolonged-ischemic-compression", change: "up",
			blocks: []string{
				"hold open (stated:N3) cap 1m (stated:N3); cap 5 (assumed); " +
					"until eased: pain diminished (stated:N3)",
			},
			sources: []string{
				"N3: S. Koehler",
			},
		},
		{
			id: "muscle-stripping", change: "same",
			blocks: []string{
				"stroke 20s (assumed); return between 5s (assumed); check-in waits last; " +
					"rounds about 3 (secondary:AMTA2025)",
			},
			sources: []string{
				"N3: S. Koehler",
				"AMTA2025: AMTA Massage Therapy Journal; Spring 2025; p. 57; could not be read",
			},
		},
		{
			id: "skin-rolling", change: "",
			blocks: []string{
				"roll 20s (assumed); way back between 5s (assumed); rounds 3 (assumed)",
			},
			sources: []string{
				"N3: S. Koehler",
			},
		},
		{
			id: "barrier-release", change: "same",
			blocks: []string{
				"hold open (secondary:SIMONS) cap 1m30s (assumed); rounds 3 (assumed)",
			},
			sources: []string{
				"SIMONS: Simons; trigger point pressure release",
			},
		},
		{
			id: "travell-simons-compression", change: "same",
			blocks: []string{
				"stretch open (secondary:TS1) cap 30s (assumed); " +
					"hold open (secondary:TS1) cap 1m (secondary:TS1); " +
					"hot pack between open (assumed) cap 10m (assumed); " +
					"active range of motion between open (assumed) cap 10m (assumed); rounds 1 (assumed)",
			},
			sources: []string{
				"TS1: Travell; Simons; The Trigger Point Manual; vol. 1",
			},
		},
		{
			id: "nimmo-compression", change: "same",
			blocks: []string{
				"hold 30s-1m (stated:GEMMELL2008) cap 1m (stated:GEMMELL2008); rounds 1 (assumed); " +
					"until eased: tension down or no longer tender (stated:GEMMELL2008)",
			},
			sources: []string{
				"GEMMELL2008: Gemmell, Miller and Nordstrom 2008; Clinical Chiropractic 11:30-36",
			},
		},
		{
			id: "sixty-second-release", change: "same",
			blocks: []string{
				"hold 1m (stated:HODGSON2006); rounds 1 (stated:HODGSON2006)",
			},
			sources: []string{
				"HODGSON2006: Hodgson and Fryer 2006; IJOM; 9(1):33",
			},
		},
		{
			id: "ninety-second-compression", change: "same",
			blocks: []string{
				"hold 1m30s (stated:HOU2002); rounds 1 (stated:HOU2002)",
			},
			sources: []string{
				"HOU2002: Hou et al. 2002; 83:1406-1414; doi 10.1053/apmr.2002.34834; abstract",
			},
		},
		{
			id: "multi-step-compression", change: "up",
			blocks: []string{
				"hold open (stated:SZAJKOWSKI2025) cap 1m (assumed); rounds 1-3 (stated:SZAJKOWSKI2025)",
			},
			sources: []string{
				"SZAJKOWSKI2025: Szajkowski et al. 2025; 15(7):125; doi 10.3390/clinpract15070125; abstract",
			},
		},
		{
			id: "progressive-release-30", change: "",
			blocks: []string{
				"hold 30s (stated:ALAYAT2020); rounds 3 (assumed)",
			},
			sources: []string{
				"ALAYAT2020: Alayat et al. 2020; 32:422",
			},
		},
		{
			id: "init", change: "same",
			blocks: []string{
				"hold 1m30s (stated:NCT04993118); cap 3 (assumed); " +
					"until eased: tension reduced (stated:NCT04993118)",
				"into ease 5s (assumed); position-of-ease 1m30s (stated:NCT04993118); way back 5s (assumed); " +
					"rounds 3-5 (stated:NCT04993118)",
				"contract 7s-10s (stated:NCT04993118); stretch 30s (stated:NCT04993118); " +
					"rounds 3-5 (stated:NCT04993118)",
			},
			sources: []string{
				"NCT04993118: NCT04993118",
			},
		},
		{
			id: "strain-counterstrain", change: "same",
			blocks: []string{
				"position-of-ease 1m30s (stated:NCT05559255); " +
					"slow return open (stated:NCT05559255) cap 30s (assumed); recheck waits every; " +
					"rounds 1 (stated:NCT05559255)",
			},
			sources: []string{
				"NCT05559255: NCT05559255",
				"JONES: Jones",
			},
		},
		{
			id: "pumping", change: "",
			blocks: []string{
				"hold 10s (stated:BTH-MASSAGE); release between 3s (assumed); rounds 2 (stated:BTH-MASSAGE)",
			},
			sources: []string{
				"BTH-MASSAGE: Back to Health Massage; Trigger Point Therapy; practice page",
			},
		},
		{
			id: "round-robin", change: "same",
			blocks: []string{
				"hold 5s-7s (secondary:COHEN-SCHNEIDER); rounds 2-3 (secondary:COHEN-SCHNEIDER)",
			},
			sources: []string{
				"COHEN-SCHNEIDER: Cohen and Schneider; Nimmo; practice page",
			},
		},
		{
			id: "foam-roller-static", change: "same",
			blocks: []string{
				"hold 1m30s (stated:WILKE2018); rounds 1 (stated:WILKE2018)",
			},
			sources: []string{
				"WILKE2018: Wilke, Vogt and Banzer 2018; 35(4):349-354; doi 10.5114/biolsport.2018.78055",
			},
		},
		{
			id: "self-massage-strokes", change: "same",
			blocks: []string{
				"stroke open (secondary:DAVIES) cap 1m (assumed) count 6-12 (secondary:DAVIES); " +
					"rounds 1 (secondary:DAVIES)",
			},
			sources: []string{
				"DAVIES: After Davies; reader's page",
			},
		},
		{
			id: "progressive-compression-50", change: "up",
			blocks: []string{
				"hold open (stated:NCT05415813) cap 1m30s (stated:NCT05415813); cap 12 (assumed); " +
					"until compression:1m30s: 1 minute 30 seconds of compression in all (stated:NCT05415813)",
			},
			sources: []string{
				"NCT05415813: NCT05415813",
			},
		},
		{
			id: "intermittent-compression", change: "same",
			blocks: []string{
				"hold 5s-10s (secondary:GUSTRENGTH2013); release 2s-3s (secondary:GUSTRENGTH2013); " +
					"rounds 3-4 (secondary:GUSTRENGTH2013); " +
					"until eased: local or referred pain diminished (secondary:GUSTRENGTH2013); " +
					"until time:2m: 2 minutes of active time (secondary:GUSTRENGTH2013)",
			},
			sources: []string{
				"GUSTRENGTH2013: GUStrength; Ischemic Compression; 2013; Nimmo",
			},
		},
		{
			id: "higher-pressure-30", change: "same",
			blocks: []string{
				"hold 30s (stated:HOU2002); rounds 1 (stated:HOU2002)",
			},
			sources: []string{
				"HOU2002: doi 10.1053/apmr.2002.34834",
			},
		},
		{
			id: "tolerance-60", change: "same",
			blocks: []string{
				"hold 1m (secondary:LU2022); rounds 1 (secondary:LU2022)",
			},
			sources: []string{
				"LU2022: De Meulemeester; Lu et al. 2022, table 1",
			},
		},
		{
			id: "static-30-60", change: "same",
			blocks: []string{
				"hold 30s-1m (secondary:STATIC-PAGES) cap 2m (secondary:STATIC-PAGES); " +
					"rounds 1 (secondary:STATIC-PAGES)",
			},
			sources: []string{
				"STATIC-PAGES: Blue Summit Massage; Community Health Training",
			},
		},
		{
			id: "alternating-8-12", change: "",
			blocks: []string{
				"hold 8s-12s (secondary:QUIZ-PAGES); release 2s-3s (assumed); rounds 6 (assumed)",
			},
			sources: []string{
				"QUIZ-PAGES: quiz pages; Modern Massage Masters; Jeopardy Labs",
			},
		},
		{
			id: "init-short-ease", change: "same",
			blocks: []string{
				"hold 1m30s (stated:NCT04993118); cap 3 (assumed); " +
					"until eased: tension reduced (stated:NCT04993118)",
				"into ease 5s (assumed); position-of-ease 20s-30s (stated:NCT05262062); way back 5s (assumed); " +
					"rounds 3-5 (stated:NCT04993118)",
				"contract 7s-10s (stated:NCT05262062); stretch 30s (assumed); rounds 3-5 (stated:NCT04993118)",
			},
			sources: []string{
				"NCT05262062: NCT05262062",
				"NAGRALE2010: Nagrale et al. 2010; PMC3103119",
				"NCT04993118: NCT04993118",
			},
		},
		{
			id: "post-isometric-relaxation", change: "",
			blocks: []string{
				"contract 5s-10s (stated:NCT05475392); let go 5s (assumed); rounds 2-3 (stated:NCT05475392); " +
					"sets 3 (stated:NCT05475392)",
			},
			sources: []string{
				"NCT05475392: NCT05475392",
			},
		},
		{
			id: "reciprocal-inhibition", change: "",
			blocks: []string{
				"contract 7s-10s (secondary:CHAITOW-MET) cap 15s (secondary:CHAITOW-MET); " +
					"rest 5s (secondary:CHAITOW-MET); stretch 30s-1m (secondary:CHAITOW-MET); " +
					"rounds 3 (secondary:CHAITOW-MET); until eased: nothing more gained (secondary:CHAITOW-MET)",
			},
			sources: []string{
				"CHAITOW-MET: Muscle Energy Techniques; practice site",
			},
		},
		{
			id: "pnf-hold-relax", change: "",
			blocks: []string{
				"contract 5s-6s (secondary:FITNESS-INSTITUTE); stretch 20s-30s (secondary:FITNESS-INSTITUTE); " +
					"rest 30s (secondary:FITNESS-INSTITUTE); rounds 2-4 (secondary:FITNESS-INSTITUTE)",
			},
			sources: []string{
				"FITNESS-INSTITUTE: Fitness Institute",
			},
		},
		{
			id: "positional-release-neck", change: "",
			blocks: []string{
				"position-of-ease about 30s (secondary:POSITIONAL-CHAPTER); " +
					"slow return open (secondary:POSITIONAL-CHAPTER) cap 30s (assumed); " +
					"rounds 1 (secondary:POSITIONAL-CHAPTER)",
			},
			sources: []string{
				"POSITIONAL-CHAPTER: positional release; no author shown",
			},
		},
		{
			id: "myofascial-barrier", change: "same",
			blocks: []string{
				"hold open (stated:MB2012) cap 5m (assumed) guide 1m30s-2m (stated:MB2012); " +
					"rounds 1 (stated:MB2012)",
			},
			sources: []string{
				"MB2012: Massage & Bodywork; July/August 2012; p. 92",
			},
		},
		{
			id: "cross-hand-release", change: "same",
			blocks: []string{
				"hold 3m-5m (secondary:SCHOOL-OF-BODYWORK); rounds 1 (secondary:SCHOOL-OF-BODYWORK)",
			},
			sources: []string{
				"SCHOOL-OF-BODYWORK: School of Bodywork",
			},
		},
		{
			id: "static-cup", change: "same",
			blocks: []string{
				"cup 2m (stated:NCT05123105); rounds 1 (stated:NCT05123105)",
			},
			sources: []string{
				"NCT05123105: NCT05123105",
			},
		},
		{
			id: "acupressure-li4", change: "same",
			blocks: []string{
				"circles 5m (stated:MSK); rounds 1 (stated:MSK)",
			},
			sources: []string{
				"MSK: Memorial Sloan Kettering",
				"ROSWELL-PARK: Roswell Park",
			},
		},
		{
			id: "ramped-acupressure", change: "",
			blocks: []string{
				"build up 30s (secondary:H-SPINE); hold open (secondary:H-SPINE) cap 2m (secondary:H-SPINE); " +
					"ease off 30s (secondary:H-SPINE); rounds 1 (secondary:H-SPINE)",
			},
			sources: []string{
				"H-SPINE: Healthy Spine",
			},
		},
		{
			id: "tennis-ball", change: "same",
			blocks: []string{
				"hold open (secondary:INGRAHAM) cap 5m (assumed); rounds 1 (assumed); " +
					"until eased: sensation about 80 % of the first (secondary:INGRAHAM)",
			},
			sources: []string{
				"INGRAHAM: P. Ingraham; three copies",
			},
		},
		{
			id: "self-massage-timed", change: "same",
			blocks: []string{
				"hold about 30s (secondary:INGRAHAM-TIPS); rounds 1 (assumed); cap 10 (assumed); " +
					"until compression:5m: 5 minutes of compression in all (secondary:INGRAHAM-TIPS)",
			},
			sources: []string{
				"INGRAHAM-TIPS: Ingraham; without an author",
			},
		},
		{
			id: "foam-rolling-slow", change: "same",
			blocks: []string{
				"roll 1m30s (stated:WILKE2018); rounds 1 (stated:WILKE2018)",
			},
			sources: []string{
				"WILKE2018: doi 10.5114/biolsport.2018.78055",
			},
		},
		{
			id: "breath-counted-hold", change: "",
			blocks: []string{
				"hold open (secondary:BODIES-IN-BALANCE) cap 2m (assumed) count 10-12 (secondary:BODIES-IN-BALANCE); " +
					"rounds 1 (secondary:BODIES-IN-BALANCE)",
			},
			sources: []string{
				"BODIES-IN-BALANCE: Bodies in Balance",
			},
		},
	}
}
