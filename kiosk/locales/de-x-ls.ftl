# The kiosk's words in German (Leichte Sprache): the screen first, then the paper.
# Review: none yet
# Rules of the Netzwerk Leichte Sprache: one thought a sentence, no genitive, no subjunctive, common
# words. A dot (U+00B7) parts a long word. A name as it stands on letters and doors stays whole.

# ---- screen ----
screen-welcome = Willkommen
screen-choose-language = Welche Sprache möchten Sie?
screen-step = Schritt { $step } von { $steps }
screen-concern = Was möchten Sie hier machen?
screen-not-sure = Etwas anderes. Ich weiß es nicht.
screen-not-sure-note = Ein Mensch hilft Ihnen.
screen-back = Zurück
screen-start-over = Neu anfangen
screen-more = Mehr
screen-page = Seite { $page } von { $pages }
screen-larger = Größer
screen-contrast = Deutlicher
screen-access = Hilfe beim Lesen
screen-moment = Bitte warten …
screen-paper-comes = Ihr Zettel kommt.
screen-still-there = Sind Sie noch da?
screen-have-time = Sie haben Zeit.
screen-stay = Ja, ich bin da
screen-take-paper = Bitte nehmen Sie Ihren Zettel.
screen-your-number = Ihre Nummer
screen-area = Warte·bereich { $letter }
screen-floor = { $floor }
screen-people = { $people ->
    [0] Niemand
    [one] { $people } Person
   *[other] { $people } Personen
}
screen-ahead = vor Ihnen
screen-we-call = Wir rufen Ihre Nummer.
screen-we-call-note = Die Nummer steht am Bild·schirm.
screen-print-again = Noch einmal drucken
screen-printed = Der Zettel ist gedruckt
screen-copy-failed = Der 2. Zettel ist nicht da. Ihre Nummer gilt.
screen-done = Fertig
screen-no-paper = Der Zettel ist nicht da.
screen-no-paper-note = Ihre Nummer gilt aber.
screen-remember = Merken Sie sich bitte die Nummer.
screen-photo = Haben Sie ein Handy?
screen-photo-note = Machen Sie ein Foto von der Nummer.
screen-have-it = Ich habe sie
screen-give-back = Nummer abgeben
screen-unavailable = Jetzt gibt es hier keine Nummer.
screen-offline = Es gibt jetzt keine Verbindung. Ihre Nummer gilt.
screen-no-look-up = Wir können jetzt nicht nachsehen. Ihre Nummer bleibt gültig.
screen-try-again = Noch einmal versuchen
screen-no-service = Dafür gibt es jetzt keine Nummer.
screen-speak-to-us = Bitte sprechen Sie mit uns.
screen-closed = Das Amt ist jetzt zu.
screen-opens-again = Das Amt ist wieder offen
screen-opens-at = Am { $weekday }, { $day }, um { $time }{ "\u00A0" }Uhr
screen-used-up = Heute gibt es dafür keine Nummer mehr.
screen-too-late = Heute haben wir dafür keine Zeit mehr.
screen-another-day = Kommen Sie bitte an einem anderen Tag.
screen-come-early = Kommen Sie bitte am Morgen.
screen-ask-desk = Bitte fragen Sie an der Information.
screen-ask-desk-note = Manches geht im Internet. Fragen Sie auch danach.
screen-out-of-service = Dieses Gerät geht jetzt nicht.
screen-out-of-service-note = Bitte gehen Sie zu einem anderen Gerät.
screen-key-closed = Jetzt zu
screen-key-stopped = Jetzt keine Nummer
screen-key-used-up = Heute nicht mehr
screen-lost = Bitte warten Sie kurz.
screen-lost-note = Das Gerät geht gleich wieder.

# ---- screen: the first question ----
screen-start = Haben Sie heute einen Termin?
screen-with = Ja, ich habe einen Termin
screen-with-note = Sie brauchen gleich Ihren Brief oder Ihr Handy.
screen-without = Nein, ich habe keinen Termin
screen-without-note = Sie bekommen eine Nummer.
screen-have-number = Ich habe schon eine Nummer
screen-have-number-note = Nummer ansehen, ändern oder abgeben
screen-dont-know = Ich weiß es nicht
screen-support = Ich brauche Hilfe
screen-support-note = Mit Kind, schwanger oder mit Behinderung
screen-support-on = Gut, wir helfen Ihnen.
screen-elsewhere-note = Dann hilft Ihnen ein anderes Amt.

# ---- screen: the code of an appointment ----
screen-code = Halten Sie den Code vor das Lese·gerät.
screen-code-type = Oder schreiben Sie den Code hier.
screen-code-where = Der Code steht im Brief oder in der E-Mail.
screen-code-empty = Ihr Code
screen-code-delete = Löschen
screen-code-letters = Buchstaben
screen-code-digits = Zahlen
screen-go-on = Weiter
screen-no-code = Ich habe keinen Code
screen-no-code-note = Gehen Sie zur Information. Sagen Sie dort Ihren Namen.
screen-too-early = Es ist noch früh.
screen-appointment-at = Ihr Termin ist um { $time }{ "\u00A0" }Uhr.
screen-from-at = Ab { $time }{ "\u00A0" }Uhr bekommen Sie hier Ihre Nummer.
screen-other-day = Ihr Termin ist an einem anderen Tag.
screen-not-found = Wir finden den Code nicht.
screen-not-found-note = Sehen Sie bitte noch einmal nach.
screen-cancelled = Diesen Termin gibt es nicht mehr.
screen-already = Sie haben schon eine Nummer.
screen-already-note = Ist der Zettel weg? Die Information druckt einen neuen Zettel.
screen-other-code = Anderen Code schreiben
screen-go-without = Weiter ohne Termin
screen-code-kept = Wir haben Ihren Code.
screen-appointment-for = Wofür haben Sie einen Termin?

# ---- screen: what to bring, and who comes ----
screen-bring = Haben Sie diese Sachen dabei?
screen-have-all = Ja, ich habe alles
screen-have-all-note = Weiter zur Nummer
screen-missing = Nein, mir fehlt etwas
screen-missing-note = Nur die Liste drucken, keine Nummer
screen-list-comes = Ihre Liste kommt.
screen-list-failed = Die Liste ist nicht da.
screen-list-photo = Machen Sie ein Foto von der Liste.
screen-list-again = Haben Sie alles? Dann kommen Sie wieder.
screen-number-anyway = Nummer trotzdem holen
screen-party = Gleich bekommen Sie Ihre Nummer.
screen-persons = Wie viele Personen sind Sie?
screen-cases = Wie viele Karten oder Anträge sind es?
screen-one-more = 1 mehr
screen-one-less = 1 weniger
screen-take-number = Nummer holen

# ---- screen: another office ----
screen-other-office = Ein anderes Amt
screen-elsewhere = Was passt zu Ihnen?
screen-none-of-these = Nichts davon
screen-none-of-these-note = Ich bin hier richtig.
screen-address = Ein anderes Amt hilft Ihnen dabei.
screen-no-address = Die Information sagt Ihnen die Adresse.
screen-print-address = Adresse drucken
screen-address-comes = Ihr Zettel kommt. Darauf steht die Adresse.
screen-address-failed = Der Zettel ist nicht da. Machen Sie ein Foto.

# ---- screen: my own number ----
screen-my-number = Halten Sie Ihren Zettel vor das Lese·gerät.
screen-my-number-note = Der Code auf dem Zettel ist nur für Sie.
screen-no-slip = Mein Zettel ist weg
screen-not-mine = Wir finden diese Nummer heute nicht.
screen-mine = Das ist Ihre Nummer.
screen-mine-issued = Der Drucker druckt Ihren Zettel.
screen-mine-waiting = Bitte warten Sie. Wir rufen Ihre Nummer.
screen-mine-called = Wir haben Sie gerufen. Gehen Sie bitte zu Schalter { $counter }.
screen-mine-serving = Sie sind an Schalter { $counter }.
screen-room = Raum { $room }
screen-mine-parked = Ihre Nummer hat eine Pause. Ihr Platz bleibt.
screen-mine-missed = Wir haben Sie gerufen. Fragen Sie bitte an der Information.
screen-mine-ended = Diese Nummer gilt heute nicht mehr.
screen-change = Ich brauche etwas anderes
screen-change-note = Ihre Zeit zählt weiter.
screen-changed = Wir haben das geändert.
screen-change-failed = Das geht jetzt nicht. Bitte sprechen Sie mit uns.
screen-give-back-sure = Möchten Sie Ihre Nummer abgeben?
screen-give-back-note = Dann rufen wir Sie nicht mehr.
screen-give-back-yes = Ja, abgeben
screen-give-back-no = Nein, behalten
screen-given-back = Sie haben Ihre Nummer abgegeben. Danke.

# ---- screen: the ticket ----
screen-counted = Ihre Zeit zählt ab { $time }{ "\u00A0" }Uhr.
screen-late = Ihr Termin war um { $time }{ "\u00A0" }Uhr.
screen-wait = { $from } bis { $to } Minuten
screen-about = ungefähr
screen-have-ready = Das brauchen Sie gleich
screen-on-phone = Ihre Nummer auf dem Handy
screen-on-phone-note = Halten Sie das Handy davor. Ohne Name. Ohne Geld.
screen-fair = Die Nummern kommen nicht der Reihe nach.
screen-fair-note = Wichtig ist Ihre Zeit.

# ---- screen: closed, and what works without a visit ----
screen-hours = Dann ist das Amt offen
screen-online = Das geht auch im Internet

# ---- screen: reading aids ----
screen-lower = Tiefer
screen-higher = Höher
screen-lower-note = Alle Tasten sind jetzt unten.
screen-choices = Auswahl { $first } bis { $last } von { $all }
screen-speak = Vorlesen
screen-quiet = Ton aus

# ---- voice: what is only spoken ----
speech-hello = Dieses Gerät liest Ihnen alles vor.
speech-keys = Es gibt 4 Tasten. Sie heißen: Zurück, Weiter, Wählen, Wiederholen.
speech-language = Sprache wählen
speech-choice = { $place } von { $all }: { $text }
speech-on = an
speech-off = aus
speech-unavailable = geht jetzt nicht
speech-press-choose = Drücken Sie die Taste Wählen.
speech-number = Ihre Nummer ist { $number }.
speech-typed = Das haben Sie geschrieben: { $code }
speech-louder = Lauter
speech-quieter = Leiser
speech-end = Nicht mehr vorlesen
speech-going = Bitte warten Sie kurz.

# ---- paper ----
paper-welcome = Willkommen
paper-your-number = Ihre Nummer
paper-floor = Bitte warten Sie in diesem Stock·werk
paper-ahead = { $ahead ->
    [0] Vor Ihnen: *niemand*
    [one] Vor Ihnen: *{ $ahead }{ "\u00A0" }Person*
   *[other] Vor Ihnen: *{ $ahead }{ "\u00A0" }Personen*
}
paper-counted = Ihre Zeit zählt ab *{ $time }{ "\u00A0" }Uhr*
paper-bring = Das brauchen Sie gleich
paper-phone = *Wann bin ich dran? Das sehen Sie auf dem Handy.*
paper-fair = *Fair:* Jede Nummer hat eine Zeit. Kann ein Schalter Ihnen gerade helfen? Dann ruft er als Nächstes keine Nummer, die viel später zählt. Viel später heißt: mehr als { $minutes } Minuten nach Ihrer Zeit.
paper-privacy = Hier steht kein Name. Wir löschen die Nummer heute, wenn das Amt zu ist.
paper-wait = Sie warten ungefähr *{ $from } bis { $to }{ "\u00A0" }Minuten*
paper-order = Die Nummern kommen nicht der Reihe nach. Wichtig ist Ihre Zeit.
paper-own-code = Halten Sie diesen Code vor den Automaten. Dort sehen oder ändern Sie Ihre Nummer.
paper-list = Bitte bringen Sie mit
paper-list-again = Haben Sie alles? Dann kommen Sie wieder.
paper-elsewhere = Dieses Amt hilft Ihnen
paper-no-number = Auf diesem Zettel ist keine Nummer.
