package history

import (
	"testing"

	"presshold/internal/journal"
)

// A table fits the spreadsheet of the country that the environment tells, or the one that
// was asked for.
func TestSpreadsheet(t *testing.T) {
	comma := journal.CSV{Spreadsheet: true}
	semicolon := journal.CSV{Spreadsheet: true, Semicolon: true, DecimalComma: true}
	for _, tt := range []struct {
		choice string
		env    map[string]string
		want   journal.CSV
	}{
		{"", map[string]string{"LANG": "de_DE.UTF-8"}, journal.CSV{}},
		{"auto", nil, comma},
		{"auto", map[string]string{"LANG": "C.UTF-8"}, comma},
		{"auto", map[string]string{"LANG": "en_US.UTF-8"}, comma},
		{"auto", map[string]string{"LANG": "de_DE.UTF-8"}, semicolon},
		{"auto", map[string]string{"LANG": "de_DE@euro"}, semicolon},
		{"auto", map[string]string{"LANG": "de-AT"}, semicolon},
		{"auto", map[string]string{"LANG": "de"}, semicolon},
		{"auto", map[string]string{"LANG": "es_MX.UTF-8"}, comma},
		{"auto", map[string]string{"LANG": "fr_CA.UTF-8"}, semicolon},
		{"auto", map[string]string{"LANG": "en_CA.UTF-8"}, comma},
		{"auto", map[string]string{"LANG": "de_CH.UTF-8"}, journal.CSV{Spreadsheet: true, Semicolon: true}},
		{"auto", map[string]string{"LANG": "en_US.UTF-8", "LC_NUMERIC": "fr_FR.UTF-8"}, semicolon},
		{"auto", map[string]string{"LC_NUMERIC": "fr_FR.UTF-8", "LC_ALL": "en_GB.UTF-8"}, comma},
		{"comma", map[string]string{"LANG": "de_DE.UTF-8"}, comma},
		{"semicolon", nil, semicolon},
	} {
		if got := spreadsheet(tt.choice, func(name string) string { return tt.env[name] }); got != tt.want {
			t.Errorf("--for-excel=%s, %v: %+v, want %+v", tt.choice, tt.env, got, tt.want)
		}
	}
}
