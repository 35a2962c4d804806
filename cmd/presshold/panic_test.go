package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"presshold/internal/cue"
	"presshold/internal/drive"
	"presshold/internal/journal"
	"presshold/internal/observe"
	"presshold/internal/protocol"
	"presshold/internal/tui"
)

// broken is a program of the tests alone: the screens, and what goes along with a run,
// one part of which panics. Its arguments name the part, and what the journal is kept in.
func broken() {
	where, dir := os.Args[1], os.Args[2]
	panics := func() { panic("out of order") }
	plan, err := protocol.Expand(protocol.Protocol{ID: "brief", Name: "Brief", Blocks: []protocol.Block{{
		Phases: []protocol.Phase{{Kind: protocol.Hold, Duration: protocol.Fixed(time.Second)}},
		Rounds: protocol.Rounds{Planned: 1},
	}}}, protocol.Options{CountIn: time.Second})
	if err != nil {
		panic(err)
	}
	o := tui.Options{
		Clock: drive.System(), SafetySeen: true, Start: &plan, StockRenderer: os.Getenv("PRESSHOLD_RENDERER") == "stock",
	}
	record := journal.NewRecorder(journal.Options{
		Folder: dir + "/data", UnsavedFolder: dir + "/state", Now: time.Now,
		File: func(protocol.Protocol) ([]byte, error) {
			if where == "record" {
				panics()
			}
			return nil, nil
		},
	})
	sounds := cue.Start(cue.Options{Style: cue.DefaultStyle(), Now: o.Clock.Now, Players: func() []cue.Candidate[cue.Player] {
		return []cue.Candidate[cue.Player]{{Open: func() cue.Player { return silentPlayer{where} }}}
	}})
	o.Begin = func(p *protocol.Plan) tui.Follower {
		recording := record.Begin(journal.Run{Plan: p})
		return tui.Follower{Tell: func(t drive.Turn) {
			recording.Tell(t)
			sounds.Tell(t)
			if where == "observer" {
				panics()
			}
		}}
	}
	o.Failures = func() (failures []observe.Failure) {
		for _, text := range []string{record.Status(), sounds.Status()} {
			if text != "" {
				failures = append(failures, observe.Failure{Text: text})
			}
		}
		return failures
	}
	switch where {
	case "command":
		o.SafetySeen, o.MarkSafetySeen = false, func() error { panics(); return nil }
	case "marks":
		o.Failures = func() []observe.Failure { panics(); return nil }
	}
	_, err = tui.Run(context.Background(), o)
	for _, problem := range slices.Concat([]error{err}, sounds.Close(), record.Close(nil)) {
		if problem != nil {
			fmt.Fprintln(os.Stderr, problem)
		}
	}
	if err != nil {
		os.Exit(1)
	}
}

// silentPlayer panics where it should.
type silentPlayer struct{ where string }

func (p silentPlayer) Name() string { return "silent" }
func (p silentPlayer) Warm() error  { return nil }
func (p silentPlayer) Stop() error  { return nil }
func (p silentPlayer) Close() error { return nil }
func (p silentPlayer) Play(cue.Clip) error {
	if p.where == "player" {
		panic("out of order")
	}
	return nil
}
