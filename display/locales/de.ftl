# The board of a waiting room. German stands behind every other language.
# Short main clauses, "Sie", nothing that is not true. { $number } is spelt: "K 2 1 4".

# What is said and shown when a number is called.
call = Nummer { $number }, bitte zu Schalter { $counter }.

# The bar.
area = Wartebereich { $letter }
areas = Wartebereiche { $letters }
office = Willkommen

# The call and the list.
counter = Schalter
room = Raum
recent = Zuletzt aufgerufen
recent-none = Gerade keine Nummer

# Nobody is called.
welcome = Guten Tag
welcome-hint = Hier steht die nächste Nummer.
quiet = Neue Nummern sehen und hören Sie hier.
quiet-silent = Neue Nummern sehen Sie hier.

# The board has lost touch. { $time } is "10:42".
stale = Diese Anzeige ist gerade nicht aktuell.
stale-stand = Stand { $time }
stale-valid = Ihre Nummer bleibt gültig.
stale-stay = Bitte bleiben Sie hier.
stale-come = Wir kommen zu Ihnen.
stale-recent = Aufgerufen bis { $time }
stale-recent-never = Aufgerufen
stale-questions = Fragen? Bitte sprechen Sie uns an.

# The card in the corner: which letter waits on which floor.
card = Wo Sie warten
