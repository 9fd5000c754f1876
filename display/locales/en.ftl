# The board's words in English (English).
# Review: none yet

# ---- call ----
call = Number { $number }, please go to counter { $counter }.
recalled = Called again

# ---- bar and list ----
area = Waiting area { $letter }
areas = Waiting areas { $letters }
office = Welcome
counter = Counter
room = Room
recent = Called recently
recent-none = No number right now

# ---- waiting ----
waiting = { $numbers ->
    [0] Nobody is waiting
    [one] { $numbers } number is waiting
   *[other] { $numbers } numbers are waiting
}
wait-range = About { $from } to { $to }{ "\u00A0" }minutes

# ---- nobody is called ----
welcome = Good day
welcome-hint = The next number appears here.
quiet = New numbers are shown and spoken here.
quiet-silent = New numbers are shown here.
quiet-sound = Numbers are only shown right now.
card = Where you wait

# ---- no word from the server ----
stale = This screen is not up to date right now.
stale-stand = As of { $time }
stale-valid = Your number stays valid.
stale-stay = Please stay here.
stale-come = We will come to you.
stale-recent = Called until { $time }
stale-recent-never = Called
stale-questions = Questions? Please speak to us.

# ---- messages to all ----
urgent = Important
closed = We are closed.
opens-today = We open today at { $time }.
opens-on = We open on { $date } at { $time }.
break = We are taking a short break.
break-until = We go on at { $time }.
break-soon = We go on soon.
evacuation = Please leave the building now.
evacuation-way = Go to the nearest exit.
evacuation-lift = Do not use the lift.

# ---- the sign at a door ----
door-called = Please come in
door-serving = There is a conversation in here
door-free = Please wait for your call

# ---- only said aloud ----
sound-test = This is a sound test.
