package pdf

import (
	"strconv"

	"clinicready/export"
)

// heat draws likelihood upward against impact to the right; each cell has the
// color of its level and the number of questions in it.
func (s *setter) heat(m *export.HeatMap, width float64) block {
	const side, cellH = 56.0, 30.0
	cellW := (width - side) / 5
	title := s.para(m.Headline(), width, h3)
	up := s.para("likelihood", side-4, micro)
	along := s.para("impact", width-side, micro).aligned(center)
	var rows, cols [5]*para
	foot := 0.0
	for i, l := range m.Scale {
		rows[i] = s.para(l.Word, side-6, micro.in(ink)).as(roleChart).aligned(right)
		cols[i] = s.para(l.Word, cellW-2, micro.in(ink)).as(roleChart).aligned(center)
		foot = max(foot, cols[i].size())
	}
	h := title.size() + up.size() + 4 + 5*cellH + 3 + foot + along.size()
	return &drawing{h, func(c canvas, x, y float64) {
		title.draw(c, x, y)
		y += title.size() + 2
		up.draw(c, x, y)
		y += up.size() + 2
		for l := 4; l >= 0; l-- {
			rows[l].draw(c, x, y+(cellH-rows[l].size())/2)
			for i := range 5 {
				s.heatCell(c, m.Cells[l][i], x+side+float64(i)*cellW, y, cellW, cellH)
			}
			y += cellH
		}
		for i := range 5 {
			cols[i].draw(c, x+side+float64(i)*cellW+1, y+3)
		}
		along.draw(c, x+side, y+3+foot)
	}}
}

func (s *setter) heatCell(c canvas, cell export.HeatCell, x, y, w, h float64) {
	c.fill(x, y, w, h, levelFills[cell.Level.Rank])
	c.frame(x, y, w, h, white, 1.2, false)
	if cell.Count == 0 {
		return
	}
	t := style{bold, 12, 15, levelInks[cell.Level.Rank]}
	n := s.para(strconv.Itoa(cell.Count), w, t).as(roleChart).aligned(center)
	n.draw(c, x, y+(h-n.size())/2)
}
