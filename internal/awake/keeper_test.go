package awake

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestKeeper(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var calls []string
		note := func(what string) { calls = append(calls, fmt.Sprint(time.Since(start), " ", what)) }
		k := &Keeper{hold: func(string) (func(), string, error) {
			time.Sleep(400 * time.Millisecond)
			note("hold")
			return func() { note("release") }, "by force", nil
		}}
		run := func(length time.Duration) {
			k.Begin()
			time.Sleep(length)
			k.End()
			synctest.Wait()
		}
		run(10 * time.Second)
		run(500 * time.Millisecond) // not worth it
		run(1100 * time.Millisecond)
		k.Close()
		want := []string{"1.4s hold", "10s release", "11.9s hold", "11.9s release"}
		if !slices.Equal(calls, want) {
			t.Errorf("calls %q, want %q", calls, want)
		}
		// One that fails is over.
		k.hold = func(string) (func(), string, error) { return func() {}, "", errors.New("no bus") }
		run(10 * time.Second)
		k.Close()
	})
}
