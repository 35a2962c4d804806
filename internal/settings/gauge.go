package settings

import (
	"presshold/internal/gauge"
	"presshold/internal/phrase/english"
)

// GaugeSettings say where the readings of a force gauge come from, for drills of pressure.
type GaugeSettings struct {
	gauge.Source

	Unit gauge.Unit // in which forces are set and shown
}

// defaultGauge is no gauge.
func defaultGauge() GaugeSettings {
	return GaugeSettings{Source: gauge.Source{Model: gauge.Auto, Reads: gauge.Newton}, Unit: gauge.Newton}
}

// checkGauge reports two gauges at the place of the later one.
func (d *decoder) checkGauge() {
	if d.settings.Gauge.Port == "" || len(d.settings.Gauge.Command) == 0 {
		return
	}
	name, later := portSetting, d.values[portSetting]
	if v := d.values[commandSetting]; later == nil || v != nil && v.At > later.At {
		name, later = commandSetting, v
	}
	d.add(later, "%s: %s", name, english.SettingsGaugeTwo)
}
