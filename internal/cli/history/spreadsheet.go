package history

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"presshold/internal/journal"
	"presshold/internal/phrase/english"
)

const (
	excelByCountry = "auto"
	ExcelComma     = "comma"
	ExcelSemicolon = "semicolon"
)

func parseExcel(text string) (string, error) {
	if !slices.Contains([]string{excelByCountry, ExcelComma, ExcelSemicolon}, text) {
		return "", fmt.Errorf(english.ExportSeparator, text)
	}
	return text, nil
}

// spreadsheet is the form of a table that spreadsheets open correctly, depending on the country
// in the environment.
func spreadsheet(choice string, env func(string) string) journal.CSV {
	form := journal.CSV{Spreadsheet: choice != ""}
	switch choice {
	case ExcelSemicolon:
		form.Semicolon, form.DecimalComma = true, true
	case excelByCountry:
		form.Semicolon, form.DecimalComma = conventions(cmp.Or(env("LC_ALL"), env("LC_NUMERIC"), env("LANG")))
	}
	return form
}

// conventions reports for a locale such as "de_AT.UTF-8" whether lists are separated by
// semicolons and numbers have a decimal comma, by the Unicode Common Locale Data Repository.
// Switzerland uses semicolons and the decimal point.
func conventions(locale string) (semicolon, decimalComma bool) {
	locale, _, _ = strings.Cut(locale, ".")
	locale, _, _ = strings.Cut(locale, "@")
	language, country, _ := strings.Cut(strings.ReplaceAll(locale, "-", "_"), "_")
	switch {
	case country == "CH" || country == "LI":
		return true, false
	case country == "CA":
		decimalComma = language == "fr"
	case country != "":
		decimalComma = slices.Contains(strings.Fields("AD AL AM AO AR AT AX AZ BA BE BG BO BR BY CL CO CR CU CY CZ DE DK DZ EC EE ES "+
			"FI FO FR GE GL GR HR HU ID IS IT KG KZ LT LU LV MA MC MD ME MK MZ NL NO PL PT PY RO RS RU SE SI SK SM SR TN TR UA UY UZ VA VE VN XK ZA"), country)
	default:
		decimalComma = slices.Contains(strings.Fields("be bg bs ca cs da de el es et eu fi fr gl hr hu id is it kk lt lv mk nb nl nn no pl pt ro ru "+
			"sk sl sq sr sv tr uk uz vi"), language)
	}
	return decimalComma, decimalComma
}
