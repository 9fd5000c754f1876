# The board's words in German (Leichte Sprache).
# Review: none yet
# Rules of the Netzwerk Leichte Sprache, as in the kiosk's catalogue. A dot (U+00B7) parts a long
# word.

# ---- call ----
call = Nummer { $number }, bitte zu Schalter { $counter }.
recalled = Noch einmal gerufen

# ---- bar and list ----
area = Warte·bereich { $letter }
areas = Warte·bereiche { $letters }
office = Willkommen
counter = Schalter
room = Raum
recent = Zuletzt gerufen
recent-none = Jetzt ist keine Nummer dran

# ---- waiting ----
waiting = { $numbers ->
    [0] Niemand wartet
    [one] { $numbers } Nummer wartet
   *[other] { $numbers } Nummern warten
}
wait-range = Sie warten ungefähr { $from } bis { $to }{ "\u00A0" }Minuten

# ---- nobody is called ----
welcome = Guten Tag
welcome-hint = Hier kommt die nächste Nummer.
quiet = Neue Nummern sehen und hören Sie hier.
quiet-silent = Neue Nummern sehen Sie hier.
quiet-sound = Sie sehen jetzt die Nummern. Sie hören sie nicht.
card = Hier warten Sie

# ---- no word from the server ----
stale = Diese Anzeige geht jetzt nicht richtig.
stale-stand = Das war um { $time }{ "\u00A0" }Uhr
stale-valid = Ihre Nummer gilt.
stale-stay = Bitte bleiben Sie hier.
stale-come = Wir kommen zu Ihnen.
stale-recent = Gerufen bis { $time }{ "\u00A0" }Uhr
stale-recent-never = Gerufen
stale-questions = Haben Sie Fragen? Bitte sprechen Sie mit uns.

# ---- messages to all ----
urgent = Wichtig
closed = Das Amt ist jetzt zu.
opens-today = Heute ist das Amt ab { $time }{ "\u00A0" }Uhr offen.
opens-on = Am { $date } ist das Amt ab { $time }{ "\u00A0" }Uhr offen.
break = Wir machen eine kurze Pause.
break-until = Um { $time }{ "\u00A0" }Uhr geht es weiter.
break-soon = Es geht gleich weiter.
evacuation = Bitte gehen Sie jetzt aus dem Haus.
evacuation-way = Gehen Sie zum nächsten Ausgang.
evacuation-lift = Fahren Sie nicht mit dem Aufzug.

# ---- the sign at a door ----
door-called = Bitte kommen Sie herein
door-serving = Hier sprechen gerade Menschen
door-free = Bitte warten Sie. Wir rufen Sie.

# ---- only said aloud ----
sound-test = Wir testen den Ton.
