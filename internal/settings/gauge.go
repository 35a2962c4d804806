package settings

import (
	"errors"
	"strconv"

	"presshold/internal/gauge"
	"presshold/internal/tomldoc"
)

// GaugeSettings say where the readings of a force gauge come from, for drills of pressure.
type GaugeSettings struct {
	gauge.Source

	Unit gauge.Unit // in which forces are set and shown
}

// fastest is the highest speed of a port that is taken.
const fastest = 4_000_000

// measured are the settings of the gauge.
func measured() []field {
	one := errors.New("a gauge is at a port or is read by a command, not both")
	unit := func(name, words string, at func(*Settings) *gauge.Unit) field {
		return setting(name, words, at, readText[gauge.Unit](oneOf(gauge.Units())), quote)
	}
	return []field{
		{
			"gauge.port", `a serial port, such as "/dev/ttyUSB0" or "COM3" (presshold doctor lists them); empty for none`,
			func(s *Settings, v *tomldoc.Value) error {
				port, err := readText[string](isArgument)(v)
				if err == nil && port != "" && len(s.Gauge.Command) > 0 {
					err = one
				}
				s.Gauge.Port = port
				return err
			},
			func(s Settings) string { return quote(s.Gauge.Port) },
			true,
		},
		setting("gauge.model", `at the port: "auto" (whichever answers), "lines" (it writes by itself), "mark-10", "fdx", "fdix" or "chronojump"`,
			func(s *Settings) *gauge.Model { return &s.Gauge.Model }, readText[gauge.Model](oneOf(gauge.Models())), quote),
		setting("gauge.baud", "speed of the port; 0 for the model's own",
			func(s *Settings) *int { return &s.Gauge.Baud }, readNumber(fastest), strconv.Itoa),
		{
			"gauge.command", `in place of a port, a program of yours, such as ["my-reader", "--fast"]; ` +
				"no shell reads it, and its output is read line by line: [microseconds;]number[ unit]",
			func(s *Settings, v *tomldoc.Value) error {
				command, err := readTexts(v, isArgument)
				switch {
				case err == nil && len(command) > 0 && s.Gauge.Port != "":
					err = one
				case err == nil && len(command) > 0 && command[0] == "":
					err = errors.New("the program's name is empty")
				}
				s.Gauge.Command = command
				return err
			},
			func(s Settings) string { return list(s.Gauge.Command) },
			true,
		},
		unit("gauge.reads", `what readings are in that name no unit: "N", "kg", "kgf", "lb", "lbf" or "g"`,
			func(s *Settings) *gauge.Unit { return &s.Gauge.Reads }),
		unit("gauge.unit", "what you set and see forces in; the record keeps newtons",
			func(s *Settings) *gauge.Unit { return &s.Gauge.Unit }),
	}
}

// defaultGauge is no gauge.
func defaultGauge() GaugeSettings {
	return GaugeSettings{Source: gauge.Source{Model: gauge.Auto, Reads: gauge.Newton}, Unit: gauge.Newton}
}
