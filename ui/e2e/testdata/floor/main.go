// Floor is the least program that does what is measured beside it, with the same
// libraries: it prints a line, or reads every event of a clinic file and draws one
// screen. It is built by the benchmarks of the package above and by nothing else.
package main

import (
	"database/sql"
	"fmt"
	"io"
	"net/url"
	"os"

	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/jung-kurt/gofpdf"
	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
	_ "modernc.org/sqlite"
)

type model struct {
	rows   int
	w, h   int
	styles lipgloss.Style
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.KeyMsg:
		return m, tea.Quit
	}
	return m, nil
}

func (m model) View() string {
	s := ""
	for i := range max(1, m.h-1) {
		s += m.styles.Render(fmt.Sprintf("line %d of the floor, which read %d rows", i, m.rows)) + "\n"
	}
	return s
}

func main() {
	root := &cobra.Command{Use: "floor", SilenceUsage: true}
	root.AddCommand(
		&cobra.Command{Use: "version", Run: func(*cobra.Command, []string) { fmt.Println("floor 1") }},
		&cobra.Command{Use: "libraries", Run: func(*cobra.Command, []string) { libraries() }},
		&cobra.Command{Use: "open FILE", Args: cobra.ExactArgs(1), Run: func(_ *cobra.Command, args []string) { open(args[0]) }},
	)
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}

// libraries uses what else ours is linked with, so that none is left out.
func libraries() {
	doc := gofpdf.New("P", "pt", "Letter", "")
	doc.AddPage()
	_ = doc.Output(io.Discard)
	_ = huh.NewForm(huh.NewGroup(huh.NewInput())).Run()
	_ = yaml.Unmarshal([]byte(norm.NFC.String("a: b")), &struct{}{})
	_ = textarea.New().View()
}

func open(file string) {
	u := url.URL{Scheme: "file", Path: file, RawQuery: "mode=ro"}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		panic(err)
	}
	n := 0
	for _, table := range []string{"journal", "pack", "answer"} {
		rows, err := db.Query("SELECT * FROM " + table)
		if err != nil {
			panic(err)
		}
		cols, err := rows.Columns()
		if err != nil {
			panic(err)
		}
		for rows.Next() {
			cells := make([]any, len(cols))
			for i := range cells {
				cells[i] = new(sql.RawBytes)
			}
			if err := rows.Scan(cells...); err != nil {
				panic(err)
			}
			n++
		}
		if err := rows.Err(); err != nil {
			panic(err)
		}
	}
	if _, err := tea.NewProgram(model{rows: n}, tea.WithAltScreen(), tea.WithFPS(120)).Run(); err != nil {
		panic(err)
	}
}
