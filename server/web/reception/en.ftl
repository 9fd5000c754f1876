# The reception's page in English. Present, short sentences.
title = Reception
loading = One moment …
in-touch = up to date
out-of-touch = No connection. As of { $time }
other-language = Deutsch
way-back = Places of work
signed-out = The reception is signed out.
signed-out-note = Please sign in again.
sign-out = Sign out
still-signed-in = You are still signed in: no answer from the server. Please press again.
sign-in = Sign in

# What can be begun
ways = What would you like to do?
search = Number or appointment code
way-issue = Issue a number
way-check-in = Check in appointment
way-find = Find a number
way-stop = Stop numbers
way-messages = Messages
back = Back
change = Change

# A number for the person at the desk
step-language = Language
step-concern = Concern
step-finish = Ticket
issue-language = Which language does the person speak?
issue-concern = What is it about?
issue-further = What else is it about?
issue-finish = Is everything right?
find-language = Find a language
find-concern = Find a concern
found-none = Nothing fits. Please try another word.
by-appointment = usually by appointment
support = Person needs support
persons = People
persons-less = One person fewer
persons-more = One person more
cases = Cases
cases-less = One case fewer
cases-more = One case more
add-concern = Another concern
drop-concern = Remove { $concern }
any-order = The order does not matter
printer = Print at
issue-now = Issue number and print
issue-anyway = Issue and print anyway
anyway-note = You can issue a number anyway.
none-closed = Closed at the moment.
none-closed-until = Closed until { $time }.
none-stopped = Stopped at the moment: { $reason }
none-used-up = All numbers of today are taken.
none-too-late = It is too late for this today.
none-too-late-until = It is too late for this today.

# The number that was just handed out
new-number = New number
ahead = { $count ->
    [0] Nobody is before this one.
    [one] 1 person is before this one.
   *[other] { $count } people are before this one.
  }
paper-coming = The ticket is coming at { $printer }.
paper-on-screen = No ticket came at { $printer }. The number stands on the screen there.
paper-came = The ticket is here.
paper-noted = The person has noted the number.
paper-failed = No ticket came at { $printer }. The number does not count.
paper-uncertain = It is not certain that the ticket came. The number counts.
paper-taken-back = The number does not count any more.
paper-gone-on = The number has moved on.
copy-ordered = A second ticket is ordered at { $printer }.
issue-again = Issue a new number
issue-again-note = with the same details
next-person = Next person

# Numbers without paper
paperless = Without a ticket
paperless-on-screen = stands on the screen of { $kiosk }
paperless-unsure = stood on the screen of { $kiosk }; nobody knows whether it is noted
paperless-noted = the person has noted it at { $kiosk }
paperless-ordered = Ticket ordered at { $printer }
paperless-print = Ticket at { $printer }

# An appointment
check-in-title = Check in an appointment
check-in-note = From { $early } minutes before. Whoever is more than { $late } minutes late gets a number as without appointment.
code = Appointment code
code-hint = Type or scan it
code-too-long = This is too long for an appointment code. It has at most { $most } characters. Please empty the field, and scan the code in the letter.
check-in-now = Check in and print
show-number = Show this number
issue-walk-in = Issue a number without appointment
check-in-unknown_appointment = { $code }: there is no such appointment here.
check-in-unknown_appointment-advice = Please compare the code with the letter. Without an appointment, a number helps.
check-in-appointment_cancelled = This appointment was cancelled.
check-in-appointment_cancelled-advice = The person can have a number without appointment.
check-in-other_day = The appointment is on another day: { $slot }.
check-in-other_day-advice = Please tell the person the day. If it is urgent, a number without appointment helps.
check-in-too_early = The appointment is only at { $slot }. Check-in begins at { $from }.
check-in-too_early-advice = The person can come back from { $from }. Checking in earlier brings no advantage.
check-in-already_checked_in = This appointment is checked in already: { $number }.
check-in-already_checked_in-advice = If the ticket is missing, print it again at this number.
check-in-numbers_stopped = No numbers are given at the moment: { $reason }
check-in-numbers_stopped-advice = Allow numbers again, or issue a number anyway.
check-in-invalid_body = { $code } is no appointment code.
check-in-invalid_body-advice = A code has at least four characters, letters and digits.

# Find a number
find-title = Find a number
number = Number
number-hint = for example K 214
unknown-number = { $typed }: there is no such number today.
unknown-slip = There is no number of this ticket today.
unknown-number-advice = Please look at the ticket: is it of today?
as-code = Check in as appointment code
attention-none = Nobody needs a look at the moment.
attention-paperless = Without a ticket { $count }
attention-undelivered = Ticket not there yet { $count }
attention-uncertain = Ticket not certain { $count }
attention-missed = Did not come { $count }
attention-parked = Away for a moment { $count }
and-more = and { $count } more
ticket-gone = This number does not exist any more.

# One number
state-issued = is being printed
state-on-screen = without a ticket, on the screen
state-paperless = waits, without a ticket
state-waiting = is waiting
state-triage = is waiting, a person assesses it
state-uncertain = is waiting, ticket not certain
state-called = called to counter { $counter }
state-serving = being served at counter { $counter }
state-parked = away for a moment
state-missed = did not come
state-finished = finished
state-cancelled = given back
state-expired = expired
go-to-counter = Please go to counter { $counter }, room { $room }, { $floor }
is-at-counter = Counter { $counter }, room { $room }, { $floor }
at-kiosk = At { $kiosk }
away = { $reason ->
    [none] Will be back.
   *[other] Will be back. Reason: { $reason }
  }
whereabouts-missed = We called, and nobody came.
whereabouts-finished = The visit is over.
whereabouts-cancelled = We do not call this number any more.
whereabouts-expired = The day of this number is over.
waits-in = { $area }, { $floor }
here-since = In the house since
here-since-value = { $time } · { $minutes ->
    [0] just arrived
    [one] 1 minute
   *[other] { $minutes } minutes
  }
counts-from = Time counts from
appointment-at = appointment { $time }
to-tell = For the person
note = Note
in-their-language = In full, also in the person’s language
in-full = In full
people = { $persons ->
    [one] 1 person
   *[other] { $persons } people
  }
case-count = { $cases } cases
needs-help = Needs support
triage = Please assess
held-at = for counter { $counter }
readmitted = Has come back

# What can be done for it
do-call = Call to a counter
do-readmit = Take back in
do-resume = Is back
do-amend = Change details
do-reprint = Print again
do-transfer = Pass on
do-forward = Give to a counter
do-cancel = Give number back
do-deliver-paper = The ticket is here
do-deliver-screen = Person has noted the number
because-at-counter = only at the counter now
because-waiting = is waiting already
because-missed = after “Take back in”
because-parked = after “Is back”
because-nothing-changed = Nothing is changed yet.
because-choose = Please choose where to first.
because-reason = Please write the reason first.
because-code-long = The code is too long.
because-code = Please enter the code first.
counter = Counter { $counter }
counters-none = No counter is open at the moment.
counters-closed = Closed counters: { $counters }.
serves-it = serves this concern
serves-it-not = does not usually serve this concern
passes = { $number } has waited much longer. Why does this person go first?
passes-somebody = Somebody has waited much longer. Why does this person go first?
concern = Concern
concerns-now = Concerns now
language = Language
area = Waiting area
save = Save
time-stays = Number and time stay.
print = Print ticket
print-note = The number stays the same.
transfer-to = Where to?
forward-to = To which counter?
to-triage = A person shall assess it
triage-yes = Urgent
triage-yes-note = The person moves forward a little.
triage-no = Not urgent
triage-no-note = The person waits in the usual place.
note-hint = One line for the counter. No name.
cancel-left = Person has left
cancel-mistake = Issued by mistake
cancel-no_paper = No ticket came
cancel-note = The number will not be called any more.
resume-queue = Waits again
resume-queue-note = The counter from before calls. If it is closed, another one calls.
resume-call = Straight to the counter
resume-call-note = The counter from before, if it is free
readmit-in-time = Place and time stay.
readmit-late = The time counts from now on.

# Stop and open services
stop-title = Issuing of numbers
stops-none = Numbers are given for everything.
stop-new = Stop issuing
stop-what = For what?
stop-ready = Sentences of the house
everything = Everything
reason-german = Reason in German
reason-others = Reason in other languages
stop = Stop issuing
stop-sure = { $what }: no numbers from now on? Whoever has one will still be called.
stop-yes = Yes, stop
stop-no = No
stopped-since = stopped since { $time }
stopped-before = stopped
stopped-now = Stopped
allow = Open again
look = Look

# The house at a glance
overview = The house at a glance
show-overview = Show overview
hide-overview = Close overview
area-next = next
devices = Devices
devices-as-of = As of { $time }
minutes = { $minutes } min

# What just happened
happened-issued = { $number } is issued.
happened-delivered = { $number } is waiting.
happened-cancelled = { $number } is given back and does not count any more.
happened-amended = The details of { $number } are changed.
happened-called = { $number } is called to counter { $counter }.
happened-readmitted = { $number } is waiting again.
happened-resumed = { $number } is back and waiting.
happened-transferred = { $number } is passed on.
happened-forwarded = { $number } is waiting for one counter.
happened-undone = Undone: { $number } is as before.
happened-reprint_ordered = The ticket of { $number } comes once more.
happened-alarm_cleared = Help has come to counter { $counter }.
happened-numbers_stopped = Issuing is stopped.
happened-numbers_allowed = Numbers are given again.

# The last own step, taken back
undo-amend = Change of { $number }
undo-cancel = { $number } then counts again
undo-call = Call of { $number }
undo-readmit = Return of { $number }
undo-resume = Return of { $number }
undo-transfer = Passing on of { $number }
undo-forward = Passing on of { $number }

# What did not work
as-before = This number was there already, with the details from before. Please check the details.
refused-office_closed = The office gives no numbers at the moment.
refused-numbers_stopped = No numbers are given for this at the moment.
refused-quota_used = All numbers for this are taken today.
refused-too_late_today = Whoever comes now cannot be served today.
refused-unknown_ticket = This number does not exist any more.
refused-wrong_state = This cannot be done with this number now. It has moved on.
refused-reprint-wrong_state = Its first paper is still on its way, or it does not wait any more.
refused-not_your_kiosk = This number comes from another kiosk.
refused-not_your_ticket = This number is at a counter now.
refused-counter_closed = This counter is closed. Please choose another.
refused-counter_paused = This counter is paused. Please choose another.
refused-counter_busy = This counter has somebody already. Please wait or choose another.
refused-resume-counter_closed = The counter from before is not open. Please let the person wait again.
refused-resume-counter_paused = The counter from before is paused. Please let the person wait again.
refused-resume-counter_busy = Somebody is at the counter from before. Please let the person wait again.
refused-not_served_here = This counter does not serve this concern.
refused-reason_needed = Somebody has waited much longer. Please choose a reason.
refused-caseworker_absent = This person has no counter open.
refused-nobody_waiting = Nobody is waiting at the moment.
refused-same_concern = The number has this concern already.
refused-no_such_concern = The number does not have this concern any more.
refused-last_concern = This is the only concern. If the person leaves, give the number back.
refused-no_triage = Nobody assesses emergencies here.
refused-nothing_to_undo = This can no longer be undone.
refused-undo_too_late = This is too long ago to undo it.
refused-not_your_step = The last step was somebody else’s.
refused-no_alarm = Nobody there needs help any more.
refused-nothing_stopped = Numbers are given for this already.
refused-unknown_appointment = There is no such appointment.
refused-appointment_cancelled = This appointment was cancelled.
refused-other_day = This appointment is on another day.
refused-too_early = It is too early for this appointment.
refused-already_checked_in = This appointment is checked in already.
refused-unknown_printer = There is no such printer. Please choose another.
refused-unknown_service = This concern does not exist here any more.
refused-unknown_counter = This counter does not exist here any more.
refused-unknown_reason = This reason does not exist here any more.
refused-forbidden = The reception may not do that.
