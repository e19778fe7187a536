package help

import (
	"fmt"

	"clinicready/assessment/method"
)

// howItCounts says what the numbers of this program mean.
var howItCounts = Explainer{"How it counts", []Paragraph{
	{"", "Three numbers, never one: what is in place; what is in place and written down; what also has dated records that it ran. The second is never above the first, nor the third above the second."},
	{"unanswered", "Unknown, and never counted as in place. It keeps coverage below 100 % and the verdict provisional."},
	{"don't know", "An honest answer. It counts as not in place, and the plan gets a task to find out."},
	{"evidence a, b, c", "What could you show an auditor today? a nothing written, b a written policy, contract or setting, c that and dated records. Files write them as 0, 1 and 2. Some records age: then they need a date."},
	{"must-have", "A question that can hold the verdict down, but never changes a percentage. One that is missing means not ready."},
	{"verdict", fmt.Sprintf("Below %d %% not ready, from %d developing, from %d nearly ready, from %d ready to engage (for HIPAA: in good order). A house scale: HIPAA has no pass mark.",
		method.DevelopingFrom, method.DevelopingFrom, method.NearlyFrom, method.ReadyFrom)},
	{"risk", "Likelihood times impact from a published table (NIST SP 800-30), in five steps from very low to very high. Only answered questions carry risk."},
	{"plan", "First what cannot wait, then quick wins, then by risk removed per unit of effort. What unlocks other work takes their rank. It fills four phases against the hours you have."},
}}
