# The board's words in German (Deutsch). German stands behind every other language.
# Short main clauses, "Sie", nothing that is not true, no exclamation mark. One word for one thing, and
# the kiosk's words for what the kiosk has too: Nummer, Schalter, Wartebereich.
#
# Other languages have the same keys in the same order. The second line of their files says when a
# native reader last read them: `# Review: none yet`, or `# Review: 2026-12-24`. Until then each of
# them wants one.

# ---- call ----
# Said aloud and shown. $number: spelt, "K 2 1 4". As short as it can be: with the chime and the
# German sentence it takes less than 8 seconds. $counter: the counter's number
call = Nummer { $number }, bitte zu Schalter { $counter }.
# Above a number that is called once more
recalled = Erneuter Aufruf

# ---- bar and list ----
area = Wartebereich { $letter }
areas = Wartebereiche { $letters }
office = Willkommen
counter = Schalter
room = Raum
recent = Zuletzt aufgerufen
recent-none = Gerade keine Nummer

# ---- waiting ----
waiting = { $numbers ->
    [0] Niemand wartet
    [one] { $numbers } Nummer wartet
   *[other] { $numbers } Nummern warten
}
# $from and $to: minutes
wait-range = Ungefähr { $from } bis { $to }{ "\u00A0" }Minuten

# ---- nobody is called ----
welcome = Guten Tag
welcome-hint = Hier steht die nächste Nummer.
quiet = Neue Nummern sehen und hören Sie hier.
quiet-silent = Neue Nummern sehen Sie hier.
# Somebody has switched the voice off for a while
quiet-sound = Nummern werden gerade nur gezeigt.
# Where people with which letter wait: above the letters and floors of the house
card = Wo Sie warten

# ---- no word from the server ----
# $time: HH:MM, up to which the board is true
stale = Diese Anzeige ist gerade nicht aktuell.
stale-stand = Stand { $time }
stale-valid = Ihre Nummer bleibt gültig.
stale-stay = Bitte bleiben Sie hier.
stale-come = Wir kommen zu Ihnen.
stale-recent = Aufgerufen bis { $time }
stale-recent-never = Aufgerufen
stale-questions = Fragen? Bitte sprechen Sie uns an.

# ---- messages to all ----
# Above a message that somebody of the office has put up
urgent = Wichtig
closed = Wir haben geschlossen.
# $time: HH:MM, $date: 30.11.
opens-today = Heute ab { $time }{ "\u00A0" }Uhr.
opens-on = Am { $date } ab { $time }{ "\u00A0" }Uhr.
break = Wir machen kurz Pause.
break-until = Um { $time }{ "\u00A0" }Uhr geht es weiter.
break-soon = Es geht gleich weiter.
evacuation = Bitte verlassen Sie jetzt das Haus.
evacuation-way = Gehen Sie zum nächsten Ausgang.
evacuation-lift = Benutzen Sie keinen Aufzug.

# ---- the sign at a door ----
door-called = Bitte eintreten
door-serving = Hier läuft ein Gespräch
door-free = Bitte warten Sie auf Ihren Aufruf

# ---- only said aloud ----
sound-test = Dies ist eine Tonprobe.
