// Command clinicready walks a small clinic through HIPAA and SOC 2 readiness
// and writes the plan of what to fix first. It works offline, on one file per
// clinic.
package main

import (
	"os"

	"clinicready/ui/aterm"
	"clinicready/ui/cli"
)

func main() {
	aterm.Restore()
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
