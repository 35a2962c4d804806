//go:build darwin || windows

package player

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/ebitengine/oto/v3"

	"presshold/internal/cue"
	"presshold/internal/cue/tone"
)

// native is the name of the system's own sound.
const native = "system sound"

// otoBuffer is how much the system is given ahead. Less makes cues earlier, and
// crackles on a busy machine.
const otoBuffer = 20 * time.Millisecond

// Oto plays through the operating system. A program can open it once only.
type Oto struct {
	mu      sync.Mutex
	context *oto.Context
	ready   chan struct{}
	playing []*oto.Player
	closed  bool
}

// newNative makes a player for this system. It opens nothing before Warm or Play.
func newNative() cue.Player { return &Oto{} }

// Name says what it is.
func (o *Oto) Name() string { return native }

// Warm opens the sound device and waits until it runs. The device then runs on, on
// silence, so that a cue begins at once.
func (o *Oto) Warm() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.open()
}

func (o *Oto) open() error {
	if o.closed {
		return errClosed
	}
	if o.context == nil {
		context, ready, err := oto.NewContext(&oto.NewContextOptions{
			SampleRate: tone.Rate, ChannelCount: 1, Format: oto.FormatSignedInt16LE, BufferSize: otoBuffer,
		})
		if err != nil {
			return fmt.Errorf("open the sound device: %w", err)
		}
		o.context, o.ready = context, ready
	}
	wait := time.NewTimer(openLimit)
	defer wait.Stop()
	select {
	case <-o.ready:
	case <-wait.C:
		return errors.New("open the sound device: it does not answer")
	}
	if err := o.context.Err(); err != nil {
		return fmt.Errorf("play on the sound device: %w", err)
	}
	return nil
}

// Play begins a clip.
func (o *Oto) Play(c cue.Clip) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.open(); err != nil {
		return err
	}
	o.playing = slices.DeleteFunc(o.playing, func(p *oto.Player) bool { return !p.IsPlaying() })
	p := o.context.NewPlayer(bytes.NewReader(appendS16(nil, c.Samples, c.Gain)))
	p.Play()
	o.playing = append(o.playing, p)
	if err := p.Err(); err != nil {
		return fmt.Errorf("play on the sound device: %w", err)
	}
	return nil
}

// Stop silences what still sounds.
func (o *Oto) Stop() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.silence()
	return nil
}

func (o *Oto) silence() {
	for _, p := range o.playing {
		p.Pause()
	}
	o.playing = nil
}

// Close silences it and lets the device sleep; oto can't close it.
func (o *Oto) Close() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.silence()
	o.closed = true
	if o.context == nil {
		return nil
	}
	select {
	case <-o.ready:
		return o.context.Suspend()
	default:
		return nil
	}
}
