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
# One line of a key, at most 18 characters
screen-key-closed = Geschlossen
screen-key-stopped = Gerade keine
screen-key-used-up = Heute vergeben
screen-lost = Einen Moment, bitte.
screen-lost-note = Dieses Gerät ist gleich wieder da.

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
