//go:build ignore

// Command generate writes embedded.bin, the packs that ship with the program in
// the form that compact.go reads. It is run by "go generate ./questionnaires".
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"reflect"

	"clinicready/questionnaires"
)

// names are the packs, in the order in which they are asked.
var names = []string{"clinicready"}

func main() {
	log.SetFlags(0)
	var out bytes.Buffer
	var packs []questionnaires.Pack
	for _, name := range names {
		dir := "packs/" + name
		p, err := questionnaires.LoadDir(os.DirFS(dir), dir)
		if err != nil {
			log.Fatal(err)
		}
		packs = append(packs, p)
		stored, err := p.Store()
		if err != nil {
			log.Fatal(err)
		}
		value := appendValue(nil, reflect.ValueOf(p))
		fmt.Fprintf(&out, "%s %s %s %d\n", stored.ID, stored.Version, stored.SHA256, len(value))
		out.Write(value)
	}
	// The program does not check them again.
	if _, err := questionnaires.Combine(packs...); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("embedded.bin", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Struct:
		var set uint64
		var fields []byte
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && !v.Field(i).IsZero() {
				set |= 1 << i
				fields = appendValue(fields, v.Field(i))
			}
		}
		return append(binary.AppendUvarint(b, set), fields...)
	case reflect.Slice:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.String:
		return append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
	case reflect.Int:
		if v.Int() < 0 {
			log.Fatalf("%d: negative numbers have no form", v.Int())
		}
		return binary.AppendUvarint(b, uint64(v.Int()))
	case reflect.Uint8:
		return binary.AppendUvarint(b, v.Uint())
	case reflect.Bool:
		// Only true is written: false is the zero value and leaves its field out.
		return b
	}
	log.Fatalf("a pack holds a %s, for which there is no form", v.Type())
	return nil
}
