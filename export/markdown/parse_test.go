package markdown

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	renderer "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// github reads as GitHub does: tables, task lists, strikethrough, footnotes, and
// addresses that become links by themselves.
var github = goldmark.New(
	goldmark.WithExtensions(extension.GFM, extension.Footnote),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
)

// parsed is a document as a parser that is not ours reads it.
type parsed struct {
	source []byte
	root   ast.Node
}

func parse(source []byte) parsed {
	return parsed{source, github.Parser().Parse(text.NewReader(source))}
}

// each calls do for every node, in order.
func (d parsed) each(do func(n ast.Node)) {
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			do(n)
		}
		return ast.WalkContinue, nil
	})
}

// text is what a reader sees of a node, on one line.
func (d parsed) text(root ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				var out bytes.Buffer
				w := bufio.NewWriter(&out)
				renderer.DefaultWriter.Write(w, n.Value(d.source))
				_ = w.Flush()
				b.WriteString(html.UnescapeString(out.String()))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		default:
			if n.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// foreign names every node that the report never makes.
func (d parsed) foreign() []string {
	ids := map[string]bool{}
	d.each(func(n ast.Node) {
		if h, ok := n.(*ast.Heading); ok {
			if id, ok := h.AttributeString("id"); ok {
				ids["#"+string(id.([]byte))] = true
			}
		}
	})
	var out []string
	d.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Document, *ast.Paragraph, *ast.TextBlock, *ast.Text, *ast.Heading, *ast.List, *ast.ListItem, *ast.ThematicBreak,
			*extast.Table, *extast.TableHeader, *extast.TableRow, *extast.TableCell, *extast.TaskCheckBox:
		case *ast.Emphasis:
			if n.Level != 2 || n.PreviousSibling() != nil {
				out = append(out, "emphasis "+d.text(n))
			}
		case *ast.Link:
			if !ids[string(n.Destination)] {
				out = append(out, "link to "+string(n.Destination))
			}
		default:
			out = append(out, n.Kind().String()+" "+d.text(n))
		}
	})
	return out
}

// skeleton is the structure without its words and paragraphs.
func (d parsed) skeleton() []string {
	var out []string
	d.each(func(n ast.Node) {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
		case *ast.Heading:
			out = append(out, fmt.Sprint("heading ", n.Level))
		case *extast.TableCell:
			out = append(out, fmt.Sprint("cell ", n.Alignment))
		default:
			if n.Type() == ast.TypeBlock {
				out = append(out, n.Kind().String())
			}
		}
	})
	return out
}

func written(t testing.TB, r func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
