package cli

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// faults are the cases of faults and abuse by number, with what must hold.
var faults = []struct {
	number      int
	name, holds string
}{
	{1, "kill9_pty_random_key", "killed at any key, 200 times: what was called saved is there, by its value, and the walk goes on where it was"},
	{2, "kill9_during_create", "killed while a clinic is made: a whole file, or none, and the next start says so"},
	{3, "kill9_during_migration", "killed while a file is brought up to date: the older form or the newer one"},
	{4, "kill9_during_export", "killed while a file is written: nothing in part under its name, and the leftover is swept"},
	{5, "kill9_during_backup", "killed while a backup is made: the earlier ones are whole, and no half one is offered"},
	{6, "kill9_during_protect_and_rekey", "killed while a clinic is encrypted: one form opens, and no plain copy is left"},
	{7, "powerloss_sim", "power gone at any write: nothing acknowledged is lost, and the file can be read"},
	{8, "powerloss_first_ack", "power gone right after the first save keeps it"},
	{9, "disk_full_answer", "a full disk is said, the answer stays, and it can be saved again"},
	{10, "disk_full_export", "a full disk while a file is written: said, nothing in part, the clinic unharmed"},
	{11, "disk_full_migration", "a full disk while a file is brought up to date: it opens as before"},
	{12, "fsync_eio_once", "a disk that fails to sync once: not acknowledged, and read again before the next save"},
	{13, "rlimit_fsize", "a limit on the size of files is like a full disk, and kills nothing"},
	{14, "read_only_mount", "a disk that is read-only opens a clinic for reading, and says so"},
	{15, "read_only_dir_1544", "so does a folder that cannot be written"},
	{16, "immutable_file", "and a file that cannot"},
	{17, "hot_journal_on_read_only_media", "a crash journal where nothing can be written is explained, and kept"},
	{18, "mount_vanishes", "a stick that was pulled is said by the next save, in time"},
	{19, "settings_readback", "each setting of the database is what was asked, or it is not opened"},
	{20, "second_instance", "the second start says who holds the file, and reads it"},
	{21, "three_writers", "three programs that write at once lose nothing"},
	{22, "lock_not_dropped_by_our_own_close", "nothing of ours drops the lock of a database that is open"},
	{23, "clock_back_1_year", "events stay in order, and the one of the wrong clock is marked"},
	{23, "clock_forward_10_years", "the same of a clock that ran ahead"},
	{24, "fast_double_answer", "1,000 quick changes of one answer: the last one holds"},
	{25, "terminal_hangup", "the window is closed: saved, and ended"},
	{26, "terminal_never_answers", "a terminal that answers no query shows a screen within a second"},
	{27, "resize_to_1x1_and_back", "no size breaks a screen"},
	{27, "SIGTSTP/SIGCONT", "suspended and continued, the screen is there again"},
	{28, "panic_in_view", "a fault of the program restores the terminal, tells no answers and harms no file"},
	{29, "corrupt_fuzz_3000", "3,000 damaged copies: none is taken for whole"},
	{30, "truncated_to_zero", "an empty file is damaged, not new"},
	{31, "not_a_database", "some other file is refused and stays as it is"},
	{32, "a_folder", "so is a folder"},
	{33, "other_application_id", "and a database of another program"},
	{34, "newer_user_version", "a file of a newer program says what it needs"},
	{35, "each_older_version", "the files of every release open, with the answers they had"},
	{36, "row_swapped_between_stores", "an event of another clinic is found, with its number"},
	{36, "rows_reordered", "so are events that changed places"},
	{36, "row_removed_in_middle", "and one that is missing"},
	{37, "tail_cut", "a journal whose end was cut off is said where its end is known"},
	{37, "older_copy_restored", "so is an older copy"},
	{38, "hand_copied_db_without_journal", "a file copied between two saves opens at the last one"},
	{39, "no_plaintext_anywhere", "an encrypted clinic leaves no plain text on disk"},
	{40, "wrong_passphrase", "one message, nothing written"},
	{41, "recovery_identity", "a recovery key opens it on another computer"},
	{42, "hostile_work_factor", "a passphrase that would take for ever is refused at once"},
	{43, "modes_0600_0700_under_umask_000", "every file is for its owner alone"},
	{44, "symlink_at_store", "a link in place of a clinic is refused, and its target is as it was"},
	{44, "symlink_at_export", "so is one in place of a report"},
	{44, "hardlink_at_export", "and a second name"},
	{44, "fifo_at_export", "and a pipe"},
	{45, "idle_lock", "left alone, an encrypted clinic is locked"},
	{46, "passphrase_not_in_argv_env_history_log", "no passphrase where others can read it"},
	{46, "no_network", "no socket is ever opened"},
	{47, "ansi_osc_in_note/clinic/file name/import/env", "no text from outside drives the terminal"},
	{48, "bracketed_paste_1_MiB", "a large paste is cut, cleaned and obeyed nowhere"},
	{49, "bidi_and_zero_width_names", "names are shown clean, and two that only look the same are refused"},
	{50, "csv_formula_matrix", "no cell is a formula, and every text comes back"},
	{51, "pdf_invalid_utf8_emoji_20k_word_javascript_link", "a report is written from any text, and nothing in it acts"},
	{52, "zip_slip_matrix", "no bundle writes outside its folder"},
	{52, "zip_bomb", "nor fills the disk or the memory"},
	{52, "duplicate_entries", "nor says two things under one name"},
	{52, "entry_named_as_store", "nor replaces a clinic"},
	{53, "bundle_bit_flip_each_byte", "a bundle with one wrong bit is refused"},
	{53, "bundle_truncated_each_length", "so is one that is cut"},
	{54, "import_fuzz", "any file is imported whole, or refused whole"},
	{55, "import_older_than_store", "an older bundle overwrites nothing"},
	{56, "libc_version_pin", "the database's library is exactly the version it was made with"},
	{57, "build_twice_same_hash", "two builds are equal"},
	{58, "sbom_equals_go_version_m", "the list of parts is that of the program"},
	{59, "licenses_allow_list", "every part may be used so"},
	{60, "osc_reply_late", "what the terminal replies late is not a key"},
	{61, "alt_digit", "alt and a digit answers nothing, and says so"},
	{61, "alt_letter", "nor alt and a letter"},
	{62, "csi_split_in_two_reads", "a key that comes in two pieces is one key, or none"},
	{63, "unbracketed_paste", "a paste without its marks answers nothing"},
	{64, "keypad_application_mode", "a digit of the keypad is a digit"},
	{65, "terminal_gone_without_hangup", "the terminal goes without a signal: saved, unlocked and ended"},
	{66, "size_zero", "a terminal without a size is drawn at a usable one"},
	{67, "wide_name_never_wraps", "no name breaks a line"},
	{68, "white_terminal", "every text can be read on white and on black"},
	{69, "overwritten_in_place_while_open", "a file replaced while it is open: what is missing is named and offered again"},
	{70, "newer_copy_beside_hot_journal", "a newer copy beside a crash journal is not rolled back"},
	{70, "older_copy_beside_hot_journal", "nor is an older one"},
	{71, "trigger_named_sqlite_evil", "code in a clinic file is refused everywhere, whatever its name"},
	{71, "view_in_place_of_table", "so is a view in place of a table"},
	{71, "recursive_view", "and one without an end, at once"},
	{72, "projection_forged", "tables that say something else than the journal are told"},
	{73, "known_head_ahead", "a file that is behind what this computer knows of it is told at once"},
	{74, "kill9_during_report_leaves_no_tmp", "a killed report leaves nothing that the next one does not clear"},
	{74, "kill9_during_new_leaves_nothing_to_clean", "nor does a clinic that was not finished"},
	{75, "foreign_program_wrote_controls", "what another program wrote into a file is clean at every exit"},
	{76, "million_bad_rows", "a hundred problems are named and the rest is counted, in 200 MB"},
	{76, "two_million_quotes", "the same of quotation marks"},
	{76, "60_MB_of_brackets", "and of brackets"},
	{77, "fifo_as_input", "a pipe in place of a file of answers is refused"},
	{77, "interrupt_during_import", "ctrl+c ends an import at once, and nothing has changed"},
	{78, "unknown_is_not_no", "what is not known is nowhere said to be missing"},
	{79, "no_anonymous_event", "nothing is recorded by nobody"},
	{80, "reason_of_dots", "a reason without words is kept, and counts as none"},
	{81, "csv_through_excel", "a table that went through a spreadsheet is equal, or refused with what to do there"},
	{82, "note_on_open_question", "a note on a question that is open stands in the report"},
}

// laterWork are cases of what does not exist yet, and uncovered those that no
// test proves as they are meant, with what is there.
var (
	laterWork = map[string]string{
		"kill9_during_protect_and_rekey": "no encryption yet", "no_plaintext_anywhere": "no encryption yet",
		"wrong_passphrase": "no encryption yet", "recovery_identity": "no encryption yet", "hostile_work_factor": "no encryption yet",
		"idle_lock": "no encryption yet", "passphrase_not_in_argv_env_history_log": "no encryption yet",
		"zip_slip_matrix": "no bundles yet", "zip_bomb": "no bundles yet", "duplicate_entries": "no bundles yet",
		"entry_named_as_store": "no bundles yet", "bundle_bit_flip_each_byte": "no bundles yet",
		"bundle_truncated_each_length": "no bundles yet", "import_older_than_store": "no bundles yet",
		"build_twice_same_hash": "no releases yet", "sbom_equals_go_version_m": "no releases yet", "licenses_allow_list": "no releases yet",
	}
	uncovered = map[string]string{
		"kill9_pty_random_key":                            "TestKill9AtARandomKey kills 50 times and compares counts, not values",
		"disk_full_export":                                "the message is tested, not a disk",
		"disk_full_migration":                             "no second format of the file yet; an open on a full disk is tested",
		"SIGTSTP/SIGCONT":                                 "TestSuspendAndContinue suspends for a moment; there is no lock screen",
		"bidi_and_zero_width_names":                       "an import refuses two names that only look the same; what another program wrote is shown clean and not told apart",
		"note_on_open_question":                           "TestAnswersHoldWhatIsRecorded holds to the tables; the reports are not looked at",
		"corrupt_fuzz_3000":                               "TestCorruptFuzz opens 300 unless -corrupt says 3,000",
		"ansi_osc_in_note/clinic/file name/import/env":    "the script hostile has names of clinics and files, foreign_program_wrote_controls the notes; no test has the environment",
		"no_network":                                      "no test watches the sockets",
		"pdf_invalid_utf8_emoji_20k_word_javascript_link": "TestNothingActive and TestDoor hold parts of it",
	}
)

// marked finds the tests that carry the name of a case: at the start of a line
// of the comment above a test, or of a comment in a script. A line may begin
// with several names.
func marked(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	known := map[string]bool{}
	for _, f := range faults {
		known[f.name] = true
	}
	take := func(line, test string) {
		rest := strings.TrimSpace(line)
		for {
			name := leading(rest, known)
			if name == "" {
				return
			}
			if !slices.Contains(out[name], test) {
				out[name] = append(out[name], test)
			}
			rest = rest[len(name):]
			next := strings.TrimPrefix(strings.TrimPrefix(rest, ", "), " and ")
			if next == rest {
				return
			}
			rest = next
		}
	}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		switch {
		case strings.HasSuffix(path, "_test.go"):
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, d := range f.Decls {
				fn, ok := d.(*ast.FuncDecl)
				if !ok || fn.Doc == nil || !testName.MatchString(fn.Name.Name) {
					continue
				}
				for _, c := range fn.Doc.List {
					take(strings.TrimPrefix(c.Text, "//"), fmt.Sprintf("`%s` %s", rel, fn.Name.Name))
				}
			}
		case strings.HasSuffix(path, ".txtar"):
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for line := range strings.Lines(string(b)) {
				if strings.HasPrefix(line, "# ") {
					take(line[2:], fmt.Sprintf("`%s`", rel))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var testName = regexp.MustCompile(`^(Test|Fuzz)[A-Z0-9]`)

// leading is the known name that a text begins with, as a whole word.
func leading(text string, known map[string]bool) string {
	for name := range known {
		if rest, ok := strings.CutPrefix(text, name); ok && (rest == "" || strings.ContainsAny(rest[:1], " ,.:;")) {
			return name
		}
	}
	return ""
}

// The table of faults names for each case the tests that prove it, or says that
// there is none. CLINICREADY_BLESS=1 writes it.
func TestFaultsDocument(t *testing.T) {
	tests := marked(t)
	var b strings.Builder
	b.WriteString(`# Faults and abuse

What can go wrong with a computer, a file, a terminal or a person who means
harm, what must hold then, and the test that proves it. A test writes this page:
it finds the name of the case in the comment above a test.

| no | case | what must hold | proved by |
|---|---|---|---|
`)
	seen := map[string]bool{}
	covered := 0
	for _, f := range faults {
		if seen[f.name] {
			t.Errorf("%s stands here twice", f.name)
		}
		seen[f.name] = true
		var proof string
		later, isLater := laterWork[f.name]
		missing, isMissing := uncovered[f.name]
		switch by := tests[f.name]; {
		case len(by) > 0 && (isLater || isMissing):
			t.Errorf("%s is proved by %s: take it off the list of those that are not", f.name, strings.Join(by, ", "))
		case len(by) > 0:
			slices.Sort(by)
			proof = strings.Join(by, "<br>")
			covered++
		case isLater:
			proof = "needs later work: " + later
		case isMissing:
			proof = "not proved yet: " + missing
		default:
			t.Errorf("%s has no test, and no list says why", f.name)
		}
		fmt.Fprintf(&b, "| %d | `%s` | %s | %s |\n", f.number, f.name, f.holds, proof)
	}
	for _, list := range []map[string]string{laterWork, uncovered} {
		for name := range list {
			if !seen[name] {
				t.Errorf("%s is on a list and is not a case", name)
			}
		}
	}
	fmt.Fprintf(&b, "\n%d of %d cases are proved, %d need later work, %d are not proved yet.\n", covered, len(faults), len(laterWork), len(uncovered))
	page := filepath.Join("..", "..", "docs", "faults.md")
	if os.Getenv("CLINICREADY_BLESS") == "1" && !t.Failed() {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil || string(got) != b.String() {
		t.Errorf("docs/faults.md is not as the tests say (%v); CLINICREADY_BLESS=1 writes it", err)
	}
}
