package reader

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"sync"
	"syscall"

	"go.bug.st/serial"

	"presshold/internal/gauge"
	"presshold/internal/guard"
	"presshold/internal/phrase/english"
)

// Ports lists the serial ports of the machine.
func Ports() ([]string, error) { return serial.GetPortsList() }

// port is an open serial port.
type port struct {
	serial.Port

	release func() // closes it, and forgets the context
}

// open opens a serial port with the settings of a profile, until the context ends.
func open(ctx context.Context, s gauge.Source, p gauge.Profile) (stream, error) {
	opened, err := serial.Open(s.Port, &serial.Mode{BaudRate: cmp.Or(s.Baud, p.Baud)})
	if err != nil {
		return nil, portError(err)
	}
	shut := sync.OnceFunc(func() { _ = opened.Close() })
	stop := context.AfterFunc(ctx, func() { _ = guard.Call(func() error { shut(); return nil }) })
	if err := errors.Join(opened.SetReadTimeout(0), opened.ResetInputBuffer()); err != nil {
		stop()
		shut()
		return nil, portError(err)
	}
	return &port{opened, func() { stop(); shut() }}, nil
}

func (p *port) Read(b []byte) (int, error) {
	n, err := p.Port.Read(b)
	return n, portError(err)
}

func (p *port) Write(b []byte) (int, error) {
	n, err := p.Port.Write(b)
	return n, portError(err)
}

func (p *port) close() error {
	p.release()
	return nil
}

// portError says what is wrong with a port; nil for nothing.
func portError(err error) error {
	var e *serial.PortError
	code := serial.PortErrorCode(-1)
	if errors.As(err, &e) {
		code = e.Code()
	}
	switch {
	case code == serial.PortNotFound || errors.Is(err, fs.ErrNotExist):
		return errors.New(english.GaugeNoPort)
	case code == serial.PortBusy:
		return errors.New(english.GaugePortBusy)
	case code == serial.PermissionDenied:
		return errors.New(english.GaugePortDenied)
	case code == serial.PortClosed || errors.Is(err, syscall.EIO) || errors.Is(err, syscall.ENXIO):
		return errors.New(english.GaugeUnplugged)
	default:
		return err
	}
}
