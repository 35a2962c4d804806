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
	"presshold/internal/phrase/english"
)

// otoBuffer is how much the system is given ahead. Less makes cues earlier, and
// crackles on a busy machine.
const otoBuffer = 20 * time.Millisecond

// native makes players that share the one sound device which a program can open.
func native() func() cue.Player {
	d := &device{}
	return func() cue.Player { return &Oto{device: d} }
}

// device is the system's sound device. Once it has failed it stays so.
type device struct {
	mu      sync.Mutex
	context *oto.Context
	ready   chan struct{}
}

// open opens the device, or wakes it, and waits until it runs.
func (d *device) open() (*oto.Context, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.context == nil {
		context, ready, err := oto.NewContext(&oto.NewContextOptions{
			SampleRate: tone.Rate, ChannelCount: 1, Format: oto.FormatSignedInt16LE, BufferSize: otoBuffer,
		})
		if err != nil {
			return nil, fmt.Errorf("open the sound device: %w", err)
		}
		d.context, d.ready = context, ready
	}
	wait := time.NewTimer(openLimit)
	defer wait.Stop()
	select {
	case <-d.ready:
	case <-wait.C:
		return nil, errors.New(english.DeviceNoAnswer)
	}
	if err := d.context.Err(); err != nil {
		return nil, fmt.Errorf("play on the sound device: %w", err)
	}
	return d.context, nil
}

// Oto plays through the operating system.
type Oto struct {
	device *device

	mu      sync.Mutex
	context *oto.Context // nil before the first Warm
	playing []*oto.Player
	closed  bool
}

// Name says what it is.
func (o *Oto) Name() string { return english.PlayerSystem }

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
	context, err := o.device.open()
	if err != nil {
		return err
	}
	if o.context == nil { // the player before may have let it sleep
		if err := context.Resume(); err != nil {
			return fmt.Errorf("wake the sound device: %w", err)
		}
		o.context = context
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
	p := o.context.NewPlayer(bytes.NewReader(tone.PCM(nil, c.Samples, c.Gain)))
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
	return o.context.Suspend()
}
