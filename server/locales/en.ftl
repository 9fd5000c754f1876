# Why a number has not been called yet, in English (English).
# Review: none yet

# ---- before the wait ----
why-issued = We do not know yet whether your ticket was printed. We shall know in a moment. Your time counts from { $time }.

# ---- waiting ----
why-held-counter = For you it goes on at counter { $counter }. This counter calls you.
why-held-caseworker = The person who takes care of your concern calls you.
why-held-area = For you it goes on in waiting area { $letter }. Please wait there.
why-triage = A person decides soon who is helped first. Please stay here.
why-nobody-open = No counter that can call you is open right now. Your number still counts.
why-ahead = { $people ->
    [one] In your line { $people } person is before you.
   *[other] In your line { $people } people are before you.
}
why-before = { $minutes ->
    [one] Before you are only those whose time counts no later than yours or who have a head start of at most { $minutes } minute.
   *[other] Before you are only those whose time counts no later than yours or who have a head start of at most { $minutes } minutes.
}
why-next = In your line nobody is before you. We call your number as soon as a counter is free for you.
why-counted = Your time counts from { $time }.
why-planned = You have several concerns, one after the other. A counter that serves only a later one does not call you yet.
why-any = You have several concerns. We begin with the one for which a counter is free first.
why-uncertain = We do not know for sure whether your ticket was printed. Your number counts all the same.

# ---- interrupted ----
why-parked = Your visit is interrupted. When you are back, please speak to us.
why-return = At { $time } at the latest your number waits by itself to be called again.
why-missed = We called your number and did not see you. Please speak to us.
why-grace = Until { $time } you keep your place. After that your time counts from your return.
why-grace-over = Your time counts anew as soon as you are back.

# ---- at the counter ----
why-called = We call your number. Please come to counter { $counter }.
why-serving = Counter { $counter } is there for you now.
why-place = Room { $room }, { $floor }.

# ---- over ----
why-finished = Your visit is complete.
why-cancelled = This number was handed back. We no longer call it. If you still need us, please speak to us.
why-expired = This number counted on its own day only. When you come again, please take a new one.

why-reason = Reason: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] { $number } was called at { $time } before you: head start of at most { $minutes } minute.
   *[other] { $number } was called at { $time } before you: head start of at most { $minutes } minutes.
}
why-passed-chosen = { $number } was called at { $time } before you: a person chose this number by hand.
why-passed-service = { $number } was called at { $time } before you: a person called the next number of one concern by hand.
why-passed-missed = { $number } was called at { $time } before you: this number came back after a missed call.
why-passed-resumed = { $number } was called at { $time } before you: an interrupted visit went on.
why-passed = { $number } was called at { $time } before you.
why-passed-more = { $passes ->
    [one] Earlier { $passes } more number was called before you.
   *[other] Earlier { $passes } more numbers were called before you.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] When numbers are called in order, this holds: no counter that could serve you right then gives its next call to a number whose time counts from more than { $minutes } minute after yours.
   *[other] When numbers are called in order, this holds: no counter that could serve you right then gives its next call to a number whose time counts from more than { $minutes } minutes after yours.
}
