call = Number { $number }, please go to counter { $counter }.

area = Waiting area { $letter }
areas = Waiting areas { $letters }
office = Welcome

counter = Counter
room = Room
recent = Called recently
recent-none = No number right now

welcome = Good day
welcome-hint = The next number appears here.
quiet = New numbers are shown and spoken here.
quiet-silent = New numbers are shown here.

stale = This screen is not up to date right now.
stale-stand = As of { $time }
stale-valid = Your number stays valid.
stale-stay = Please stay here.
stale-come = We will come to you.
stale-recent = Called until { $time }
stale-recent-never = Called
stale-questions = Questions? Please ask our staff.

card = Where you wait
