# The kiosk's words in German (Deutsch): the screen first, then the paper.
# Short main clauses, at most 12 words, "Sie", active. One word for one thing:
# Nummer, Zettel, Schalter, Wartebereich, Termin. No exclamation mark, no blame.
#
# Other languages have the same keys in the same order. The second line of their files says when a
# native reader last read them: `# Review: none yet`, or `# Review: 2026-12-24`.

# ---- screen ----
screen-welcome = Willkommen
screen-choose-language = Bitte wählen Sie Ihre Sprache.
screen-step = Schritt { $step } von { $steps }
screen-concern = Wobei dürfen wir Ihnen helfen?
screen-not-sure = Etwas anderes. Ich weiß es nicht.
screen-not-sure-note = Ein Mensch hilft Ihnen.
screen-back = Zurück
screen-start-over = Von vorn
screen-more = Mehr
screen-page = Seite { $page } von { $pages }
screen-larger = Größer
screen-contrast = Kontrast
screen-access = Lesehilfen
screen-moment = Moment …
screen-paper-comes = Ihr Zettel kommt.
screen-still-there = Sind Sie noch da?
screen-have-time = Sie haben Zeit.
screen-stay = Ja, ich bin da
screen-take-paper = Bitte nehmen Sie Ihren Zettel.
screen-your-number = Ihre Nummer
screen-area = Wartebereich { $letter }
screen-floor = { $floor }
screen-people = { $people ->
    [0] Niemand
    [one] { $people } Person
   *[other] { $people } Personen
}
screen-ahead = vor Ihnen
screen-we-call = Wir rufen Ihre Nummer.
screen-we-call-note = Sie sehen sie auf der Anzeige.
screen-print-again = Noch einmal drucken
screen-printed = Zettel ist gedruckt
screen-copy-failed = Der zweite Zettel kam nicht. Ihre Nummer gilt.
screen-done = Fertig
screen-no-paper = Der Zettel kam nicht.
screen-no-paper-note = Ihre Nummer gilt trotzdem.
screen-remember = Bitte merken Sie sich Ihre Nummer.
screen-photo = Haben Sie ein Handy?
screen-photo-note = Machen Sie ein Foto von Ihrer Nummer.
screen-have-it = Ich habe sie
screen-give-back = Nummer abgeben
screen-unavailable = Hier gibt es gerade keine Nummer.
screen-offline = Gerade ohne Verbindung. Ihre Nummer gilt.
screen-no-look-up = Wir können jetzt nicht nachsehen. Ihre Nummer gilt weiter.
screen-try-again = Noch einmal versuchen
screen-no-service = Dafür gibt es hier gerade keine Nummer.
screen-speak-to-us = Bitte sprechen Sie uns an.
screen-closed = Wir haben geschlossen.
screen-opens-again = Wir öffnen wieder
# Weekday, day of the month and time of the next opening
screen-opens-at = { $weekday }, { $day }, { $time }{ "\u00A0" }Uhr
screen-used-up = Heute sind alle Nummern dafür vergeben.
screen-too-late = Heute reicht die Zeit dafür nicht mehr.
screen-another-day = Bitte kommen Sie an einem anderen Tag.
screen-come-early = Kommen Sie bitte früh am Tag.
screen-ask-desk = Bitte fragen Sie an der Information.
screen-ask-desk-note = Dort hören Sie auch, was online geht.
screen-out-of-service = Dieses Gerät ist gerade außer Betrieb.
screen-out-of-service-note = Bitte nehmen Sie ein anderes Gerät.
# One line of a key, at most 18 characters
screen-key-closed = Geschlossen
screen-key-stopped = Gerade keine
screen-key-used-up = Heute vergeben
screen-lost = Einen Moment, bitte.
screen-lost-note = Dieses Gerät ist gleich wieder da.

# ---- screen: the first question ----
screen-start = Haben Sie heute einen Termin?
screen-with = Ja, mit Termin
screen-with-note = Halten Sie Ihren Brief oder Ihr Handy bereit.
screen-without = Nein, ohne Termin
screen-without-note = Sie bekommen eine Nummer.
screen-have-number = Ich habe schon eine Nummer
screen-have-number-note = Ansehen, ändern oder abgeben
screen-dont-know = Ich weiß es nicht
screen-support = Ich brauche Unterstützung
screen-support-note = Mit Kindern, schwanger, mit Behinderung
screen-support-on = Gut, wir nehmen Rücksicht.
screen-elsewhere-note = Dann hilft Ihnen ein anderes Amt.

# ---- screen: the code of an appointment ----
screen-code = Halten Sie Ihren Code vor den Leser.
screen-code-type = Oder tippen Sie ihn hier ein.
screen-code-where = Der Code steht auf Ihrem Brief oder in Ihrer E-Mail.
screen-code-empty = Ihr Code
screen-code-delete = Löschen
screen-code-letters = Buchstaben
screen-code-digits = Ziffern
screen-go-on = Weiter
screen-no-code = Ich habe keinen Code
screen-no-code-note = Bitte sagen Sie an der Information Ihren Namen.
screen-too-early = Sie sind früh da.
# $time: HH:MM
screen-appointment-at = Ihr Termin ist um { $time }{ "\u00A0" }Uhr.
screen-from-at = Ihre Nummer bekommen Sie hier ab { $time }{ "\u00A0" }Uhr.
screen-other-day = Ihr Termin ist an einem anderen Tag.
screen-not-found = Wir finden diesen Code nicht.
screen-not-found-note = Bitte prüfen Sie den Code.
screen-cancelled = Dieser Termin ist abgesagt.
screen-already = Sie haben schon eine Nummer.
screen-already-note = Fehlt der Zettel? An der Information drucken wir ihn neu.
screen-other-code = Anderen Code eingeben
screen-go-without = Weiter ohne Termin
screen-code-kept = Ihr Code ist notiert.
screen-appointment-for = Wofür ist Ihr Termin?

# ---- screen: what to bring, and who comes ----
screen-bring = Haben Sie das dabei?
screen-have-all = Ja, ich habe alles
screen-have-all-note = Weiter zur Nummer
screen-missing = Nein, mir fehlt etwas
screen-missing-note = Liste drucken, ohne Nummer
screen-list-comes = Ihre Liste kommt.
screen-list-failed = Die Liste kam nicht.
screen-list-photo = Machen Sie ein Foto von der Liste.
screen-list-again = Kommen Sie wieder, wenn Sie alles haben.
screen-number-anyway = Trotzdem eine Nummer
screen-party = Gleich bekommen Sie Ihre Nummer.
screen-persons = Wie viele Personen sind Sie?
screen-cases = Wie viele Karten oder Anträge?
screen-one-more = Eins mehr
screen-one-less = Eins weniger
screen-take-number = Nummer ziehen

# ---- screen: another office ----
screen-other-office = Ein anderes Amt
screen-elsewhere = Was trifft auf Sie zu?
screen-none-of-these = Nichts davon
screen-none-of-these-note = Ich bin hier richtig.
screen-address = Dafür ist ein anderes Amt da.
screen-no-address = Die Adresse sagen wir Ihnen an der Information.
screen-print-address = Adresse drucken
screen-address-comes = Ihr Zettel mit der Adresse kommt.
screen-address-failed = Der Zettel kam nicht. Machen Sie ein Foto.

# ---- screen: my own number ----
screen-my-number = Halten Sie Ihren Zettel vor den Leser.
screen-my-number-note = Der Code auf dem Zettel gehört nur Ihnen.
screen-no-slip = Mein Zettel ist weg
screen-not-mine = Wir finden diese Nummer heute nicht.
screen-mine = Das ist Ihre Nummer.
screen-mine-issued = Ihr Zettel wird noch gedruckt.
screen-mine-waiting = Sie warten. Wir rufen Ihre Nummer.
# $counter: the counter's number
screen-mine-called = Wir haben Sie gerufen. Bitte zu Schalter { $counter }.
screen-mine-serving = Sie sind an Schalter { $counter }.
# Below it, as it stands beside the counter's door; $room: such as 1.14
screen-room = Raum { $room }
screen-mine-parked = Ihre Nummer macht eine Pause. Sie behalten Ihren Platz.
screen-mine-missed = Wir haben Sie gerufen. Bitte fragen Sie an der Information.
screen-mine-ended = Diese Nummer ist für heute zu Ende.
screen-change = Anliegen ändern
screen-change-note = Ihre Zeit zählt weiter.
screen-changed = Ihr Anliegen ist geändert.
screen-change-failed = Das geht gerade nicht. Bitte sprechen Sie uns an.
screen-give-back-sure = Möchten Sie Ihre Nummer abgeben?
screen-give-back-note = Danach rufen wir Sie nicht mehr.
screen-give-back-yes = Ja, abgeben
screen-give-back-no = Nein, behalten
screen-given-back = Ihre Nummer ist abgegeben. Danke.

# ---- screen: the ticket ----
screen-counted = Ihre Zeit zählt ab { $time }{ "\u00A0" }Uhr.
screen-late = Ihr Termin war um { $time }{ "\u00A0" }Uhr.
screen-wait = { $from } bis { $to } Minuten
screen-about = ungefähr
screen-have-ready = Bitte bereithalten
screen-on-phone = Ihre Nummer auf dem Handy
screen-on-phone-note = Scannen Sie den Code. Kein Name. Kostenlos.
screen-fair = Wir rufen nicht der Reihe nach.
screen-fair-note = Es zählt Ihre Zeit, nicht die Zahl.

# ---- screen: closed, and what works without a visit ----
screen-hours = Wir sind für Sie da
screen-online = Das geht auch online

# ---- screen: reading aids ----
screen-lower = Tiefer
screen-higher = Höher
screen-lower-note = Alle Tasten sind jetzt unten.
screen-choices = Auswahl { $first } bis { $last } von { $all }
screen-speak = Vorlesen
screen-quiet = Ton aus

# ---- voice: what is only spoken ----
speech-hello = Dieses Gerät liest Ihnen alles vor.
speech-keys = Es gibt vier Tasten: Zurück, Weiter, Wählen, Wiederholen.
speech-language = Sprache wählen
# $place and $all: numbers; $text: what a key says
speech-choice = { $place } von { $all }: { $text }
speech-on = eingeschaltet
speech-off = ausgeschaltet
speech-unavailable = geht gerade nicht
speech-press-choose = Drücken Sie Wählen.
speech-number = Ihre Nummer ist { $number }.
speech-typed = Eingegeben: { $code }
speech-louder = Lauter
speech-quieter = Leiser
speech-end = Vorlesen beenden
speech-going = Bitte warten Sie einen Moment.

# ---- paper ----
# A part between two asterisks is bold. A letter, number or time is always a placeable: Fluent puts
# it into a bidi isolate. { "\u00A0" } is a space at which no line breaks.
paper-welcome = Willkommen
paper-your-number = Ihre Nummer
# Below the floor as the house's own signs name it, in languages other than German.
paper-floor = Bitte warten Sie auf diesem Stockwerk
# $ahead: how many people of the same line are ranked before this ticket
paper-ahead = { $ahead ->
    [0] Vor Ihnen: *niemand*
    [one] Vor Ihnen: *{ $ahead }{ "\u00A0" }Person*
   *[other] Vor Ihnen: *{ $ahead }{ "\u00A0" }Personen*
}
# $time: HH:MM, from which this ticket's time counts
paper-counted = Ihre Zeit zählt ab *{ $time }*
paper-bring = Bitte bereithalten
paper-phone = *Auf dem Handy sehen, wann Sie dran sind.*
# The promise that the ledger keeps and the tests prove; $minutes is the site's H. Its words count.
paper-fair = *Fair:* Kein Schalter, der gerade für Sie da sein kann, ruft als Nächstes eine Nummer, deren Zeit mehr als { $minutes } Minuten nach Ihrer zählt.
paper-privacy = Kein Name. Die Nummer wird heute nach Schließung gelöscht.
# $from and $to: minutes
paper-wait = Ungefähr *{ $from } bis { $to }{ "\u00A0" }Minuten*
paper-order = Wir rufen nicht der Reihe nach. Es zählt Ihre Zeit.
paper-own-code = Mit diesem Code sehen oder ändern Sie Ihre Nummer am Automaten.
paper-list = Bitte bringen Sie mit
paper-list-again = Kommen Sie wieder, wenn Sie alles haben.
paper-elsewhere = Dafür ist dieses Amt da
paper-no-number = Dieser Zettel ist keine Nummer.
