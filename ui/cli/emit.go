package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"clinicready/assessment"
	"clinicready/ui/desk"
)

// emit writes one document to where the flags say: standard output for "-", a
// named file, or the name given as default. The path is printed on standard
// output, where a script can take it.
func (env Env) emit(o output, byDefault string, write func(io.Writer) error) error {
	if o.path == "-" {
		// Half a document is worth nothing to who reads it: all or none.
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return err
		}
		_, err := b.WriteTo(env.Out)
		return err
	}
	path := o.path
	if path == "" {
		path = byDefault
	}
	if err := desk.WriteFile(path, o.force, write); err != nil {
		return hintForce(err)
	}
	fmt.Fprintln(env.text(), path)
	return nil
}

// hintForce names the flag that writes over a file.
func hintForce(err error) error {
	if assessment.IsCode(err, assessment.CodeExists) && !strings.Contains(err.Error(), "--force") {
		return fmt.Errorf("%w, or use --force to write over it", err)
	}
	return err
}
