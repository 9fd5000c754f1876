# The counter page in English.
title = Counter { $counter }
title-with-number = { $number } · Counter { $counter }
open = Open
paused = Paused
left = Taken as left
closed = Closed
place = Room { $room } · { $floor }
loading = One moment …
out-of-touch = No connection. As of { $time }
out-of-touch-before = No connection
shortcuts-on = Shortcuts on
shortcuts-off = Shortcuts off
other-language = Deutsch

do-open = Open the counter
do-open-note = Then you can call the next person.
do-call-next = Call the next person
waiting-for = { $minutes ->
    [0] has just come
    [one] waiting for 1 minute
   *[other] waiting for { $minutes } minutes
  }
do-start = Begin the conversation
do-start-note = { $number } is here
do-finish = Done
do-finish-note = The conversation with { $number } is over

do-recall = Call again
do-no-show = Did not come
do-put-back = Back into the queue
do-close = Close the counter
do-readmit = Take back in
do-readmit-number = Take { $number } back in

do-undo = Undo
undo-call-next = Undo the call
undo-start = Undo the beginning
undo-finish = Undo “Done”
undo-no-show = Undo “Did not come”
undo-put-back = Undo “Back into the queue”
undo-readmit = Undo “Take back in”

because-nobody-waiting = Nobody is waiting right now.
because-nobody-called = after the call
because-recall-soon = again in { $time }
because-recall-limit = called often enough
because-conversation = conversation going on
because-counter-closed = is closed
because-ticket-open = after “Done”
because-out-of-touch = no connection
because-out-of-touch-next = It goes on by itself in a moment.
unavailable = { $title }: { $reason }

called-for = Called { $time } ago
called-again = call no. { $count }
serving-since = In conversation since { $time }
people = { $persons ->
    [one] 1 person
   *[other] { $persons } persons
  }
people-and-cases = { people }, { $cases ->
    [one] 1 matter
   *[other] { $cases } matters
  }
needs-help = Needs support
held = for you
triage = Please assess
uncertain = Paper perhaps not printed
readmitted = Comes a second time
waits-since = Waiting since
waits-since-value = { $time } · { $minutes ->
    [0] has just come
    [one] 1 minute
   *[other] { $minutes } minutes
  }
why-now = Why now
why-first = counts from { $time }, waits longest
why-head-start = counts from { $time }, head start { $minutes } min
why-chosen = counts from { $time }, called singly
why-service = counts from { $time }, first for this matter
why-missed = counts from { $time }, was not there when called
why-resumed = counts from { $time }, comes back
why-passed = { $reason }, before { $number }
free = Your counter is free.
free-waiting = { $count ->
    [0] Nobody is waiting right now.
    [one] 1 number is waiting for you and your team.
   *[other] { $count } numbers are waiting for you and your team.
  }
resting-closed = Your counter is closed.
resting-paused = Your counter is paused.
resting-left = Your place was taken as left.
resting-left-note = This page was not connected for a while. “Open the counter” and it goes on.
looking = We are asking the server what is true now.

waiting = { $count } waiting
waiting-nobody = Nobody is waiting
longest-wait = longest wait
longest = longest { $minutes } min
minutes = { $minutes } min
next-up = Next
missed = Did not come: { $count }
missed-at = called at
show-waiting = Show the list
hide-waiting = Close the list

happened-none = Ready.
happened-called = { $number } is called.
happened-recalled = { $number } is called again.
happened-started = The conversation with { $number } has begun.
happened-finished = { $number } is done.
happened-missed = { $number } did not come.
happened-put_back = { $number } is back in the queue.
happened-readmitted = { $number } is waiting again.
happened-undone = Taken back: { $number } is as it was before.
happened-amended = The details of { $number } are changed.
happened-concern_finished = One matter of { $number } is done.
happened-returned = { $number } is waiting at the first counter again.
happened-parked = { $number } is away for a moment and comes back.
happened-resumed = { $number } is back and waiting.
happened-transferred = { $number } is passed on.
happened-forwarded = { $number } is passed on.
happened-cancelled = { $number } is deleted.
happened-grace_ended = If { $number } comes now, the time counts anew.
happened-visit_overlong = Is { $number } still here? The conversation has been long.
happened-expired = { $number } ended with the day.
happened-counter_opened = The counter is open.
happened-counter_paused = The counter is paused.
happened-counter_left = The connection is back.
happened-counter_closed = The counter is closed.
happened-called-more = { $service }. { $language }.

not-sent = Not sent: no connection.
unanswered = No answer from the server. Please press again: it happens only once.
refused-nobody_waiting = Nobody is waiting right now.
refused-counter_closed = The counter is closed. Please open it first.
refused-counter_already_open = The counter is open already.
refused-counter_busy = The counter still has a number. Please finish that one first.
refused-not_your_ticket = Another counter called this number.
refused-wrong_state = That cannot be done with this number right now.
refused-unknown_ticket = This number is no longer there.
refused-recall_too_soon = The last call is too recent. Please wait a little.
refused-recall_limit = This number has been called often enough.
refused-counter_paused = The counter is paused. Please open it first.
refused-caseworker_elsewhere = You have another counter open. Please close that one first.
refused-nothing_to_undo = That can no longer be taken back.
refused-undo_too_late = That is too long ago to take it back.
refused-not_your_step = Somebody else took the last step.
refused = That did not work: { $detail }

signed-out = This counter is signed out.
signed-out-note = Please open the link that “wartemarke” printed.

language-de = German
language-de-x-ls = Easy German
language-en = English
language-uk = Ukrainian
language-ar = Arabic
language-tr = Turkish
language-fa = Persian
language-prs = Dari
language-kmr = Kurmanji
language-ckb = Sorani
language-ru = Russian
language-pl = Polish
language-ro = Romanian
language-bg = Bulgarian
language-sr = Serbian
language-sq = Albanian
language-vi = Vietnamese
language-fr = French
language-es = Spanish
language-ti = Tigrinya
language-ps = Pashto
