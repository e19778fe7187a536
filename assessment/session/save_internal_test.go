package session

import (
	"errors"
	"fmt"
	"testing"

	"clinicready/assessment"
)

// An error of the file is retried; a change that cannot be made any more is not.
func TestErrorsOfTheStore(t *testing.T) {
	for _, c := range []struct {
		err  error
		file bool
	}{
		{&assessment.Error{Code: assessment.CodeBusy, Text: "busy"}, true},
		{fmt.Errorf("loading: %w", &assessment.ChainError{Seq: 3, Reason: "x"}), true},
		{&assessment.Error{Code: assessment.CodeRefused, Text: "closed"}, false},
		{errors.New("the assessment was never opened"), false},
	} {
		if got := ofTheStore(c.err); got != c.file {
			t.Errorf("%v: of the store %v", c.err, got)
		}
	}
}
