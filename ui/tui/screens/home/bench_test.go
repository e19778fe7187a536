package home

import (
	"fmt"
	"testing"
	"time"

	"github.com/muesli/termenv"

	"clinicready/ui"
	"clinicready/ui/tui/screen"
	"clinicready/ui/tui/theme"
)

func BenchmarkHomeOfAThousand(b *testing.B) {
	s := &home{app: &screen.App{Theme: theme.New(theme.Options{Name: theme.Dark, Profile: termenv.ANSI256}), Now: time.Now}, loaded: true, w: 80, h: 20}
	for i := range 1000 {
		s.cards = append(s.cards, ui.Card{Name: fmt.Sprintf("Clinic %d", i), Touched: "2026-10-12", HIPAA: "Not ready"})
	}
	for b.Loop() {
		s.View()
	}
}
