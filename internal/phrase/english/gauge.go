package english

// The state of a force gauge.
const (
	GaugeGone      = "%s; trying again"
	GaugeNoReading = "no reading"
	GaugeNoReadYet = "no reading yet"
	GaugeSays      = "no reading; it says %s"
	GaugeReads     = "%s, reads %s"
	GaugeAt        = "%s at %s" // a model, and its port

	GaugeEnded      = "the command has ended"
	GaugeFailed     = "the command has failed: %w"
	GaugeNoPort     = "there is no such port"
	GaugeNoPortAt   = "there is no port %q"
	GaugePortBusy   = "another program uses the port"
	GaugePortDenied = "you lack permission to open the port"
	GaugeUnplugged  = "it was disconnected"

	// What is wrong with the name of a gauge or of its unit.
	GaugeBadUnit   = "must be N, kg, kgf, lb, lbf or g, not %s"
	GaugeNoSource  = `must be a serial port, MODEL:PORT, "command:PROGRAM ARGUMENT ...", or none`
	GaugeNoPortFor = "must have a port after the model, such as %s:/dev/ttyUSB0, not %s"
	GaugeBadModel  = "the model of the gauge must be %s, not %s"
)
