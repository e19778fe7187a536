package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"
)

// cells reads a number of columns or lines; what is none is 0.
func cells(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 10_000 {
		return 0
	}
	return n
}

// sized gives a terminal that does not know its size one: serial lines and some
// windows say 0x0. The library's renderer has to hear of it as well.
func (o Options) sized(_ tea.Model, msg tea.Msg) tea.Msg {
	size, ok := msg.(tea.WindowSizeMsg)
	if !ok || size.Width > 0 && size.Height > 0 {
		return msg
	}
	size = tea.WindowSizeMsg{Width: o.Columns, Height: o.Rows}
	if size.Width == 0 {
		size.Width = 80
	}
	if size.Height == 0 {
		size.Height = 24
	}
	return size
}
