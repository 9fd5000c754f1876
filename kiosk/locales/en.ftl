# The kiosk's words in English (English): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Welcome
screen-choose-language = Please choose your language.
screen-step = Step { $step } of { $steps }
screen-concern = How may we help you?
screen-not-sure = Something else. I do not know.
screen-not-sure-note = A person helps you.
screen-back = Back
screen-start-over = Start again
screen-more = More
screen-page = Page { $page } of { $pages }
screen-larger = Larger
screen-contrast = Contrast
screen-access = Reading aids
screen-moment = One moment …
screen-paper-comes = Your ticket is coming.
screen-still-there = Are you still there?
screen-have-time = You have time.
screen-stay = Yes, I am here
screen-take-paper = Please take your ticket.
screen-your-number = Your number
screen-area = Waiting area { $letter }
screen-floor = Floor: { $floor }
screen-people = { $people ->
    [0] Nobody
    [one] { $people } person
   *[other] { $people } people
}
screen-ahead = before you
screen-we-call = We call your number.
screen-we-call-note = You see it on the screen.
screen-print-again = Print again
screen-printed = Ticket is printed
screen-copy-failed = The second ticket did not come. Your number counts.
screen-done = Done
screen-no-paper = The ticket did not come.
screen-no-paper-note = Your number counts all the same.
screen-remember = Please remember your number.
screen-photo = Do you have a phone?
screen-photo-note = Take a photo of your number.
screen-have-it = I have it
screen-give-back = Return number
screen-unavailable = There are no numbers here right now.
screen-offline = No connection right now. Your number counts.
screen-no-look-up = We cannot look it up right now. Your number still counts.
screen-try-again = Try again
screen-no-service = There is no number here for this right now.
screen-speak-to-us = Please speak to us.
screen-closed = We are closed.
screen-opens-again = We open again
screen-opens-at = { $weekday }, { $day }, { $time }
screen-used-up = All numbers for this are taken today.
screen-too-late = There is not enough time left for this today.
screen-another-day = Please come on another day.
screen-come-early = Please come early in the day.
screen-ask-desk = Please ask at the information desk.
screen-ask-desk-note = They also know what works online.
screen-out-of-service = This machine is out of service right now.
screen-out-of-service-note = Please use another machine.
screen-key-closed = Closed
screen-key-stopped = No numbers now
screen-key-used-up = None left today
screen-lost = One moment, please.
screen-lost-note = This machine will be back soon.

# ---- screen: the first question ----
screen-start = Do you have an appointment today?
screen-with = Yes, with an appointment
screen-with-note = Have your letter or your phone ready.
screen-without = No, without an appointment
screen-without-note = You get a number.
screen-have-number = I already have a number
screen-have-number-note = See it, change it or give it back
screen-dont-know = I don’t know
screen-support = I need support
screen-support-note = With children, pregnant, with a disability
screen-support-on = Good, we will take care of that.
screen-elsewhere-note = Then another office helps you.

# ---- screen: the code of an appointment ----
screen-code = Hold your code in front of the reader.
screen-code-type = Or type it here.
screen-code-where = The code is on your letter or in your e-mail.
screen-code-empty = Your code
screen-code-delete = Delete
screen-code-letters = Letters
screen-code-digits = Digits
screen-go-on = Continue
screen-no-code = I have no code
screen-no-code-note = Please tell your name at the information desk.
screen-too-early = You are early.
screen-appointment-at = Your appointment is at { $time }.
screen-from-at = You get your number here from { $time } on.
screen-other-day = Your appointment is on another day.
screen-not-found = We cannot find this code.
screen-not-found-note = Please check the code.
screen-cancelled = This appointment was cancelled.
screen-already = You already have a number.
screen-already-note = Is the slip missing? The information desk prints it again.
screen-other-code = Enter another code
screen-go-without = Continue without an appointment
screen-code-kept = We have noted your code.
screen-appointment-for = What is your appointment for?

# ---- screen: what to bring, and who comes ----
screen-bring = Do you have this with you?
screen-have-all = Yes, I have everything
screen-have-all-note = Continue to the number
screen-missing = No, something is missing
screen-missing-note = Print the list, without a number
screen-list-comes = Your list is coming.
screen-list-failed = The list did not come.
screen-list-photo = Take a photo of the list.
screen-list-again = Come again when you have everything.
screen-number-anyway = A number all the same
screen-party = You will get your number now.
screen-persons = How many people are you?
screen-cases = How many cards or applications?
screen-one-more = One more
screen-one-less = One less
screen-take-number = Take a number

# ---- screen: another office ----
screen-other-office = Another office
screen-elsewhere = What is true for you?
screen-none-of-these = None of these
screen-none-of-these-note = I am in the right place.
screen-address = Another office does this.
screen-no-address = The information desk tells you the address.
screen-print-address = Print the address
screen-address-comes = Your slip with the address is coming.
screen-address-failed = The slip did not come. Take a photo.

# ---- screen: my own number ----
screen-my-number = Hold your slip in front of the reader.
screen-my-number-note = The code on the slip is yours alone.
screen-no-slip = My slip is lost
screen-not-mine = We cannot find this number today.
screen-mine = This is your number.
screen-mine-issued = Your slip is still being printed.
screen-mine-waiting = You are waiting. We will call your number.
screen-mine-called = We have called you. Please go to counter { $counter }.
screen-mine-serving = You are at counter { $counter }.
screen-room = Room { $room }
screen-mine-parked = Your number has a pause. You keep your place.
screen-mine-missed = We have called you. Please ask at the information desk.
screen-mine-ended = This number has ended for today.
screen-change = Change what you came for
screen-change-note = Your time goes on counting.
screen-changed = What you came for has been changed.
screen-change-failed = That does not work now. Please speak to us.
screen-give-back-sure = Do you want to give back your number?
screen-give-back-note = After that we will not call you.
screen-give-back-yes = Yes, give it back
screen-give-back-no = No, keep it
screen-given-back = Your number has been given back. Thank you.

# ---- screen: the ticket ----
screen-counted = Your time counts from { $time }.
screen-late = Your appointment was at { $time }.
screen-wait = { $from } to { $to } minutes
screen-about = about
screen-have-ready = Please have ready
screen-on-phone = Your number on your phone
screen-on-phone-note = Scan the code. No name. Free of charge.
screen-fair = We do not call numbers in order.
screen-fair-note = Your time counts, not the digits.

# ---- screen: closed, and what works without a visit ----
screen-hours = We are here for you
screen-online = This also works online

# ---- screen: reading aids ----
screen-lower = Lower
screen-higher = Higher
screen-lower-note = All keys are at the bottom now.
screen-choices = Choice { $first } to { $last } of { $all }
screen-speak = Read aloud
screen-quiet = Sound off

# ---- voice: what is only spoken ----
speech-hello = This machine reads everything to you.
speech-keys = There are four keys: back, next, choose, repeat.
speech-language = Choose a language
speech-choice = { $place } of { $all }: { $text }
speech-on = on
speech-off = off
speech-unavailable = not available now
speech-press-choose = Press choose.
speech-number = Your number is { $number }.
speech-typed = Entered: { $code }
speech-louder = Louder
speech-quieter = Quieter
speech-end = Stop reading aloud
speech-going = Please wait a moment.

# ---- paper ----
paper-welcome = Welcome
paper-your-number = Your number
paper-floor = Please wait on this floor
paper-ahead = { $ahead ->
    [0] Before you: *nobody*
    [one] Before you: *{ $ahead }{ "\u00A0" }person*
   *[other] Before you: *{ $ahead }{ "\u00A0" }people*
}
paper-counted = Your time counts from *{ $time }*
paper-bring = Please have ready
paper-phone = *See on your phone when it is your turn.*
paper-fair = *Fair:* No counter that could serve you right then gives its next call to a number whose time counts from more than { $minutes } minutes after yours.
paper-privacy = No name. The number is deleted today after closing.
paper-wait = About *{ $from } to { $to }{ "\u00A0" }minutes*
paper-order = We do not call numbers in order. Your time counts.
paper-own-code = With this code you see or change your number at the kiosk.
paper-list = Please bring
paper-list-again = Come again when you have everything.
paper-elsewhere = This office does that
paper-no-number = This slip is not a number.
