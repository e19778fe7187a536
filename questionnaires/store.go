package questionnaires

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
)

// Store puts the pack into the form that is kept with the answers: canonical
// JSON (RFC 8785) under its SHA-256. A pack that does not pass its own checks
// is refused with LoadErrors, because it could never be read back.
//
// Clinic files of every release hold this form, so a field that is added to Pack
// or its parts must be left out of the JSON while it is empty (omitempty): an
// older pack then keeps its bytes.
func (p Pack) Store() (Stored, error) {
	e, ours := asEmbedded(&p)
	if !ours {
		if err := check(&p, p.origin, nil).err(); err != nil {
			return Stored{}, err
		}
	}
	canonical, err := appendCanonical(nil, reflect.ValueOf(p))
	if err != nil {
		return Stored{}, fmt.Errorf("storing pack %s: %w", p.ID, err)
	}
	if ours {
		return Stored{ID: p.ID, Version: p.Version, SHA256: e.SHA256, JSON: canonical}, nil
	}
	sum := sha256.Sum256(canonical)
	return Stored{ID: p.ID, Version: p.Version, SHA256: hex.EncodeToString(sum[:]), JSON: canonical}, nil
}

// FromStored reads a pack back, exactly as it was stored. It refuses JSON that
// does not have the stated hash, holds an unknown key, is not in canonical
// form, or is not a sound pack. A pack that ships with the program comes back as
// the one that EmbeddedPacks shares; its content must not be changed.
func FromStored(s Stored) (Pack, error) {
	p, err := fromStored(s)
	if err != nil {
		return Pack{}, fmt.Errorf("reading stored pack %s %s: %w", s.ID, s.Version, err)
	}
	return p, nil
}

func fromStored(s Stored) (Pack, error) {
	sum := sha256.Sum256(s.JSON)
	if hex.EncodeToString(sum[:]) != s.SHA256 {
		return Pack{}, errors.New("its content does not have the stated SHA-256; restore the clinic file from a backup")
	}
	if len(s.JSON) > maxPackSize {
		return Pack{}, fmt.Errorf("it is larger than %d MiB", maxPackSize>>20)
	}
	for _, e := range embedded() {
		// The same bytes: they were verified when the program was built.
		if (PackVersion{s.ID, s.Version, s.SHA256}) == e.PackVersion {
			return e.pack(), nil
		}
	}
	var p Pack
	dec := json.NewDecoder(bytes.NewReader(s.JSON))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return Pack{}, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Pack{}, errors.New("there is more after the pack's JSON")
	}
	if err := check(&p, nil, nil).err(); err != nil {
		return Pack{}, err
	}
	again, err := appendCanonical(make([]byte, 0, len(s.JSON)), reflect.ValueOf(p))
	if err != nil {
		return Pack{}, err
	}
	// Equal bytes also rule out missing keys, doubled keys and keys in another
	// letter case, which the decoder lets pass.
	if !bytes.Equal(again, s.JSON) {
		return Pack{}, errors.New("its JSON is not in canonical form")
	}
	if p.ID != s.ID || p.Version != s.Version {
		return Pack{}, fmt.Errorf("its JSON is of pack %s %s", p.ID, p.Version)
	}
	return p, nil
}
