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

do-open = Open the counter
do-open-here-note = Then everybody sees that somebody is here again.
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
do-finish-next = After that: { $concern }
automatic-in = { $seconds ->
    [one] calls by itself in 1 second
   *[other] calls by itself in { $seconds } seconds
  }

do-recall = Call again
do-no-show = Did not come
do-put-back = Back into the queue
do-interrupt = Interrupt
do-hand-on = Pass on
do-concerns = Change details
do-end-otherwise = End otherwise
do-choose = All who wait
do-judge = Please assess
do-more = More
do-pause = Pause
do-close = Close the counter
do-call = Call this number
do-park = Interrupt
do-resume = Take up again
do-transfer = Pass on
do-forward = Pass on
do-amend = Change
do-back = Is back
do-back-number = { $number } is back
do-person-number = Look at { $number }
do-readmit = Take back in
do-readmit-number = Take { $number } back in

do-undo = Undo
undo-call-next = Undo the call
undo-start = Undo the beginning
undo-finish = Undo “Done”
undo-no-show = Undo “Did not come”
undo-put-back = Undo “Back into the queue”
undo-readmit = Undo “Take back in”
undo-call = Undo the call
undo-park = Undo the interruption
undo-resume = Undo the return
undo-transfer = Undo passing on
undo-forward = Undo passing on
undo-amend = Undo the change

because-nobody-waiting = Nobody is waiting right now.
because-nobody-called = after the call
because-recall-soon = again in { $time }
because-recall-limit = called often enough
because-conversation = conversation going on
because-after-start = after it has begun
because-counter-paused = is paused already
because-counter-left = after opening
because-counter-closed = is closed
because-ticket-open = after “Done”
because-out-of-touch = no connection
because-out-of-touch-next = It goes on by itself in a moment.
unavailable = { $title }: { $reason }

further-concerns = After that
note = Note
appointment-at = Appointment at { $time }
no-appointment = No appointment
comes-back = Comes back to you
overlong = Has been long
called-for = Called { $time } ago
called-again = call no. { $count }
serving-since = { $minutes ->
    [0] The conversation has just begun
    [one] In conversation for 1 minute
   *[other] In conversation for { $minutes } minutes
  }
people = { $persons ->
    [one] 1 person
   *[other] { $persons } people
  }
people-and-cases = { people }, { $cases ->
    [one] 1 case
   *[other] { $cases } cases
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
why-service = counts from { $time }, first for this concern
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
resting-paused-why = Your counter is paused: { $reason }
resting-left = Your place was taken as left.
resting-left-note = This page was not connected for a while. “Open the counter” and it goes on.
looking = We are asking the server what is true now.

waiting = { $count } waiting
waiting-nobody = Nobody is waiting
longest-wait = longest wait, target
over-target = over the target of { $minutes } minutes
longest = longest { $minutes } min
minutes = { $minutes } min
next-up = Next
missed = Did not come: { $count }
missed-at = called at
parked = Interrupted: { $count }
parked-until = until { $time }

happened-none = Ready.
happened-called = { $number } is called.
happened-recalled = { $number } is called again.
happened-started = The conversation with { $number } has begun.
happened-finished = { $number } is done.
happened-missed = { $number } did not come.
happened-put_back = { $number } is back in the queue.
happened-readmitted = { $number } is waiting again.
happened-undone = Undone: { $number } is as before.
happened-amended = The details of { $number } are changed.
happened-concern_finished = One concern of { $number } is done. The number waits for the next one.
happened-concern_finished-here = One concern of { $number } is done. Go on with: { $concern }.
happened-returned = { $number } is waiting at the first counter again.
happened-parked = { $number } is away for a moment and comes back. Your counter is free.
happened-resumed = { $number } is back and waiting.
happened-transferred = { $number } is passed on.
happened-forwarded = { $number } is passed on.
happened-cancelled = { $number } is deleted.
happened-grace_ended = If { $number } comes now, the time counts anew.
happened-visit_overlong = Is { $number } still here? The conversation has been long.
happened-expired = { $number } ended with the day.
happened-alarm_raised = Your call for help stands.
happened-alarm_cleared = The call for help is ended.
happened-counter_opened = The counter is open.
happened-counter_paused = The counter is paused.
happened-counter_left = The connection is back.
happened-counter_closed = The counter is closed.
happened-called-more = { $service }. { $language }.

happened-automatic = In { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
  } the next number is called. “Esc” stops it.

not-sent = Not sent: no connection.
unanswered = No answer from the server. Please press again: it happens only once.
done-already = This was done at { $time } already. Nothing was done now. Please press again if needed.
refused-nobody_waiting = Nobody is waiting right now.
refused-counter_closed = The counter is closed. Please open it first.
refused-counter_closed-other = Nobody is at that counter right now.
refused-counter_already_open = The counter is open already.
refused-counter_busy = The counter still has a number. Please finish that one first.
refused-not_your_ticket = Another counter called this number.
refused-wrong_state = That cannot be done with this number right now.
refused-same_concern = The number has this concern already.
refused-no_such_concern = The number does not have this concern any more.
refused-last_concern = One concern must stay.
refused-not_served_here = Your counter does not serve this concern.
refused-reason_needed = A reason is needed, because somebody is passed.
refused-caseworker_absent = This person is at no counter right now.
refused-no_triage = Emergencies are not assessed here.
refused-command_id_reused = That did not work. Please load the page again.
refused-forbidden = This counter may not do that.
refused-unknown_reason = This reason is no longer there. Please load the page again.
refused-unknown_outcome = This result is no longer there. Please load the page again.
refused-unknown_service = This concern is no longer there. Please load the page again.
refused-unknown_counter = This counter is no longer there. Please load the page again.
refused-unknown_area = This waiting area is no longer there. Please load the page again.
refused-unknown_language = This language is not offered here.
refused-invalid_body = That could not be sent. Please check the note.
refused-too_many_requests = Those were too many requests. Please wait a little.
refused-internal = Something went wrong at the server. Please try again.
refused-unknown_ticket = This number is no longer there.
refused-recall_too_soon = The last call is too recent. Please wait a little.
refused-recall_limit = This number has been called often enough.
refused-counter_paused = The counter is paused. Please open it first.
refused-caseworker_elsewhere = Your counter { $counter } is still open.
go-to-counter = To counter { $counter }
refused-nothing_to_undo = This can no longer be undone.
refused-undo_too_late = This is too long ago to undo it.
refused-not_your_step = The last step was somebody else’s.
refused = That did not work: { $detail }

sheet-close = Back
sheet-interrupt = Why do you interrupt?
sheet-interrupt-note = { $number } comes back to you. Until then your counter is free.
park-minutes = { $minutes ->
    [one] back in the queue after 1 minute
   *[other] back in the queue after { $minutes } minutes
  }
sheet-end-otherwise = How did it end?
sheet-end-otherwise-note = This ends { $concern } with { $number }.
stay = The next concern stays here: { $concern }
sheet-hand-on = Where do you pass { $number } on to?
sheet-hand-on-note = Number and waiting time stay. One press passes it on.
tab-service = Concern
tab-area = Area
tab-counter = Counter
tab-person = Person
tab-triage = Assessment
none-counter = No other counter is staffed right now.
none-person = Nobody is at another counter right now.
none-triage = Emergencies are not assessed here.
to-area = Area { $letter } · { $name }
to-counter = Counter { $number }
to-counter-note = Room { $room } · { $floor }
to-person = Whoever sits at counter { $number }
to-person-note = also if they move to another counter
to-triage = Somebody is to assess whether it is an emergency
note-label = Note for the next counter
note-hint = No names. { $left } characters left.
come-back = Then back to this counter
sheet-concerns = What do you change for { $number }?
sheet-concerns-now = Now: { $concerns }. { $language }. { $people }.
sheet-concerns-needs = “Needs support” is entered by the reception.
tab-add = Add
tab-change = Instead
tab-drop = Drop
tab-language = Language
tab-persons = People
tab-cases = Cases
none-change = The number has several concerns. Please add one and drop one.
none-drop = One concern must stay.
count-persons = { $count ->
    [one] 1 person
   *[other] { $count } people
  }
count-cases = { $count ->
    [one] 1 case
   *[other] { $count } cases
  }
sheet-choose = All who wait
find-number = Find a number
find-none = This number is not waiting here.
next-of-service = Call the next one for a concern
next-of-service-note = { $count ->
    [one] 1 number is waiting
   *[other] { $count } numbers are waiting
  }
waiting-in-order = In order
missed-all = Did not come
missed-elsewhere = at another counter
sheet-person = { $number }
why-title = Why is this number still waiting?
why-note = This is what the person is told:
why-asking = Asking the server …
why-unknown = The server has no answer right now.
call-this = Call this number
back-to-all = Back to all who wait
sheet-back = { $number } is back
sheet-back-note = Interrupted: { $reason }
back-call = Call now
back-queue = Into the queue, waits for this counter
sheet-judge = Is { $number } an emergency?
sheet-judge-note = The waiting time stays, whatever you decide.
judge-yes = Yes, an emergency: is called soon
judge-no = No. It is about:
sheet-reason = Why do you call out of turn?
sheet-reason-passed = { $number } counts from { $time } and would be passed. Whoever asks can read the reason.
sheet-reason-someone = Somebody counts from { $time } and would be passed. Whoever asks can read the reason.
sheet-pause = Pause
sheet-pause-note = You need not give a reason. Only reception and supervisors read it, until you open again.
pause-plain = Pause without a reason
pause-why = Or with a reason
sheet-leave = Leave counter { $counter }?
leave-is-called = { $number } is called and on the way to you.
leave-is-serving = The conversation with { $number } is still going on.
leave-is-open = This counter is still open.
leave-stay = Stay here
leave-put-back = Back into the queue, then go
leave-finish = Done, then go
leave-hand-on = Pass on
leave-anyway-change = Change the counter all the same
leave-anyway-out = Sign out all the same
leave-anyway-called = The number then stands here. After some minutes it waits again.
leave-anyway-serving = The number stays here until somebody opens this counter. The reception sees that.
leave-anyway-open = After some minutes it is shown as left.
sheet-more = More
more-counter = This counter
change-counter = Change the counter
sign-out = Sign out
still-signed-in = You are still signed in: no answer from the server. Please press again.
more-browser = In this browser
setting-language = Deutsch
setting-shortcuts = Shortcuts
setting-shortcuts-note = single letters of the keyboard
setting-automatic = Go on by itself
setting-automatic-note = the next number is called 4 seconds after “Done”
setting-sound = Sound
setting-sound-note = when somebody comes to an empty queue
setting-notify = Notification on the screen
setting-notify-note = when somebody comes to an empty queue
setting-notify-denied = The browser allows no notifications. You can change that in its settings.
setting-on = on
setting-off = off
notification = Somebody is waiting.

alarm-raise = Call for help
alarm-raise-note = quietly, at neighbours, reception and supervisors
alarm-keys = Ctrl Shift A
alarm-sending = Being reported …
alarm-raised = Reported
alarm-clear = End the call for help
alarm-failed = Your call for help did not get through. Call out or phone.
alarm-unseen = Your call for help stands, but nobody can see it just now. Call out or phone.
alarm-dismiss = Understood

signed-out = This counter is signed out.
signed-out-note = Please sign in again. What you have done is kept.
sign-in = Sign in
