package plain

const homeHelp = `Type the number of a clinic to open it, n to make a new one, d for an example with made-up answers, quit to leave.`

const menuHelp = `Type a number, or its word. Answers are saved one by one, so you can leave at any time and go on later where you stopped.`

const walkHelp = `Answer with its number or its word; 2 asks which parts are in place, by their letters, or what is missing; 6 asks which claim, by its letter. Then the evidence: what could you show an auditor today? a nothing written, b a policy, contract or setting, c that and dated records that it ran. Enter leaves it open.

  back           the question before
  skip or Enter  the next question
  next           the next unanswered one
  list           all questions, with numbers
  go NUMBER      a question by number or id
  find TEXT      questions that hold a text
  more           how to find out, what to show, what else the answer serves
  note [TEXT]    a note on this question
  owner [NAME]   who is responsible
  flag           mark to come back to
  clear          make it unanswered again
  undo, redo     take back the last change, or make it again
  results        where the clinic stands
  plan           what to do first
  report         write the PDF
  menu           leave the walk
  quit           leave; everything that said "Saved." is kept

"Don't know" is an honest answer: it counts as a gap, with a task to find out. An unanswered question is never counted as in place.`
