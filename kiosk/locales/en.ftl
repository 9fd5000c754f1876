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
screen-key-closed = Closed
screen-key-stopped = No numbers now
screen-key-used-up = None left today
screen-lost = One moment, please.
screen-lost-note = This machine will be back soon.

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
