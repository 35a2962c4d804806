// Package hook runs the user's commands on events of a run. The commands come from the settings
// alone and run without a shell. Each gets its event as one line of JSON on standard input; its
// output is discarded. A run never waits for them.
package hook

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"sync"
	"time"

	"presshold/internal/guard"
	"presshold/internal/phrase/english"
	"presshold/internal/process"
	"presshold/internal/protocol"
	"presshold/internal/session"
	"presshold/internal/settings"
	"presshold/internal/transcript"
)

// The environment variables that tell a command what its event belongs to.
const (
	EnvEvent    = "PRESSHOLD_EVENT"    // the kind of event
	EnvProtocol = "PRESSHOLD_PROTOCOL" // the id of the protocol, or, of no point, of the treatment
	EnvSpeed    = "PRESSHOLD_SPEED"    // any but 1 is a preview
)

// waiting is how many events may wait for one command. A command with a longer queue would not
// catch up.
const waiting = 256

// Runner runs the commands of hooks. Each hook has a queue and a goroutine of its own: its command
// runs for one event after the other, in order, and a slow command delays no other hook.
type Runner struct {
	stop    context.CancelFunc
	work    sync.WaitGroup
	workers []*worker
}

type worker struct {
	settings.Hook

	jobs chan job

	missed int // events that came while too many waited; belongs to the teller
	cut    int // events that were left when time was up; belongs to the worker

	mu            sync.Mutex
	first, latest error // of the failures; and of the latest command, nil if that succeeded
}

type job struct {
	line []byte
	env  []string
}

// Start starts a runner. It must be closed.
func Start(hooks []settings.Hook) *Runner {
	ctx, stop := context.WithCancel(context.Background())
	r := &Runner{stop: stop}
	for _, h := range hooks {
		w := &worker{Hook: h, jobs: make(chan job, waiting)}
		r.workers = append(r.workers, w)
		r.work.Go(func() {
			if err := guard.Call(func() error { w.work(ctx); return nil }); err != nil {
				w.ended(err)
			}
		})
	}
	return r
}

// Tell queues the commands for an event. The id is that of the protocol or treatment, the speed
// that of the run. Tell never waits; it and Close must be called from one goroutine.
func (r *Runner) Tell(id string, speed session.Speed, e session.Event) {
	var j job
	for _, w := range r.workers {
		if !slices.Contains(w.On, e.Kind) {
			continue
		}
		if j.line == nil {
			j = job{transcript.EventJSON(e), []string{
				EnvEvent + "=" + string(e.Kind), EnvProtocol + "=" + id, EnvSpeed + "=" + speed.Times(),
			}}
		}
		select {
		case w.jobs <- j:
		default:
			w.missed++
		}
	}
}

// Failures are what went wrong with the latest command of each hook, if anything did.
func (r *Runner) Failures() []error {
	var failures []error
	for _, w := range r.workers {
		w.mu.Lock()
		if w.latest != nil {
			failures = append(failures, fmt.Errorf(english.HookFailed, w.Command[0], w.latest))
		}
		w.mu.Unlock()
	}
	return failures
}

// grace is how much longer than the longest timeout Close waits, so that a command that exceeds
// its timeout is reported as such.
const grace = 500 * time.Millisecond

// Close waits for the commands, no longer than the longest timeout or until a signal comes, and
// kills those that still run. It returns what went wrong with each hook. Tell must not be called
// after it.
func (r *Runner) Close(impatient <-chan os.Signal) []error {
	defer r.stop()
	longest := time.Duration(0)
	for _, w := range r.workers {
		close(w.jobs)
		longest = max(longest, w.Timeout)
	}
	done := make(chan struct{})
	guard.Go(func() { defer close(done); r.work.Wait() }, nil)
	limit := time.NewTimer(longest + grace)
	defer limit.Stop()
	select {
	case <-done:
	case <-limit.C:
	case <-impatient:
	}
	r.stop()
	<-done
	var problems []error
	for _, w := range r.workers {
		problems = append(problems, w.problems()...)
	}
	return problems
}

func (w *worker) problems() (found []error) {
	if w.first != nil {
		found = append(found, fmt.Errorf(english.HookFailed, w.Command[0], w.first))
	}
	if n := w.missed + w.cut; n > 0 {
		found = append(found, fmt.Errorf(english.HookTooSlow, w.Command[0], n))
	}
	return found
}

func (w *worker) work(ctx context.Context) {
	for j := range w.jobs {
		if ctx.Err() != nil {
			w.cut++
			continue
		}
		w.ended(w.run(ctx, j))
	}
}

func (w *worker) ended(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.first, w.latest = cmp.Or(w.first, err), err
}

func (w *worker) run(ctx context.Context, j job) error {
	limited, cancel := context.WithTimeout(ctx, w.Timeout)
	defer cancel()
	command := make([]string, len(w.Command))
	for i, arg := range w.Command {
		command[i] = settings.FromHome(arg)
	}
	cmd := exec.CommandContext(limited, command[0], command[1:]...)
	cmd.Stdin = bytes.NewReader(j.line)
	cmd.Env = append(os.Environ(), j.env...)
	process.Set(cmd)
	err := cmd.Run()
	switch {
	case ctx.Err() != nil && err != nil:
		return errors.New(english.HookStopped)
	case limited.Err() != nil && err != nil:
		return fmt.Errorf(english.ProgramTooSlow, protocol.FormatDuration(w.Timeout))
	}
	return process.Failure(err)
}
