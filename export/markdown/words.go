package markdown

// What only the text says of itself; all else that it says is in export.
const (
	wordsHigh    = "The last column shows how far the first percentage could reach once everything is answered."
	wordsTicks   = "The steps of the house scale are at"
	wordsHeat    = "Each cell counts questions, with the level of risk that the cell stands for."
	wordsDetails = "What stands behind each:"
)
