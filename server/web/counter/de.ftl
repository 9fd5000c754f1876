# The counter page in German. "Sie", present, short sentences.
title = Schalter { $counter }
title-with-number = { $number } · Schalter { $counter }
open = Offen
paused = Pause
left = Galt als verlassen
closed = Geschlossen
place = Raum { $room } · { $floor }
loading = Moment …
out-of-touch = Keine Verbindung. Stand { $time }
out-of-touch-before = Keine Verbindung
shortcuts-on = Kurztasten an
shortcuts-off = Kurztasten aus
other-language = English

# The large key: always the next step
do-open = Schalter öffnen
do-open-note = Dann können Sie jemanden rufen.
do-call-next = Nächste Person rufen
waiting-for = { $minutes ->
    [0] gerade gekommen
    [one] wartet seit 1 Minute
   *[other] wartet seit { $minutes } Minuten
  }
do-start = Gespräch beginnen
do-start-note = { $number } ist da
do-finish = Fertig
do-finish-note = Das Gespräch mit { $number } ist zu Ende

# The keys beside it
do-recall = Noch einmal rufen
do-no-show = Nicht da
do-put-back = Zurück in die Reihe
do-close = Schalter schließen
do-readmit = Wieder aufnehmen
do-readmit-number = { $number } wieder aufnehmen

# The last own step, taken back
do-undo = Rückgängig
undo-call-next = Aufruf rückgängig
undo-start = Beginn rückgängig
undo-finish = Abschließen rückgängig
undo-no-show = „Nicht da“ rückgängig
undo-put-back = Zurückstellen rückgängig
undo-readmit = Aufnahme rückgängig

# Why a key cannot be pressed now
because-nobody-waiting = Gerade wartet niemand.
because-nobody-called = nach dem Aufruf
because-recall-soon = in { $time } wieder
because-recall-limit = oft genug gerufen
because-conversation = Gespräch läuft
because-counter-closed = ist geschlossen
because-ticket-open = nach „Fertig“
because-out-of-touch = ohne Verbindung
because-out-of-touch-next = Es geht gleich von selbst weiter.
unavailable = { $title }: { $reason }

# The ticket
called-for = Aufgerufen vor { $time }
called-again = { $count }. Aufruf
serving-since = Im Gespräch seit { $time }
people = { $persons ->
    [one] 1 Person
   *[other] { $persons } Personen
  }
people-and-cases = { people }, { $cases ->
    [one] 1 Anliegen
   *[other] { $cases } Anliegen
  }
needs-help = Braucht Unterstützung
held = für Sie
triage = Bitte einschätzen
uncertain = Zettel vielleicht nicht gedruckt
readmitted = Kommt noch einmal
waits-since = Wartet seit
waits-since-value = { $time } · { $minutes ->
    [0] gerade gekommen
    [one] 1 Minute
   *[other] { $minutes } Minuten
  }
why-now = Warum jetzt
why-first = zählt ab { $time }, wartet am längsten
why-head-start = zählt ab { $time }, Vorsprung { $minutes } min
why-chosen = zählt ab { $time }, einzeln gerufen
why-service = zählt ab { $time }, vorn bei diesem Anliegen
why-missed = zählt ab { $time }, war beim Aufruf nicht da
why-resumed = zählt ab { $time }, kommt zurück
why-passed = { $reason }, vor { $number }
free = Ihr Platz ist frei.
free-waiting = { $count ->
    [0] Gerade wartet niemand.
    [one] 1 Nummer wartet auf Sie und Ihr Team.
   *[other] { $count } Nummern warten auf Sie und Ihr Team.
  }
resting-closed = Ihr Schalter ist geschlossen.
resting-paused = Ihr Schalter macht Pause.
resting-left = Ihr Platz galt als verlassen.
resting-left-note = Diese Seite war eine Weile nicht verbunden. Mit „Schalter öffnen“ geht es weiter.
looking = Wir fragen den Server, was gerade ist.

# The right column
waiting = Es warten { $count }
waiting-nobody = Es wartet niemand
longest-wait = längste Wartezeit
longest = längste { $minutes } min
minutes = { $minutes } min
next-up = Als Nächstes
missed = Nicht gekommen { $count }
missed-at = gerufen um
show-waiting = Liste zeigen
hide-waiting = Liste schließen

# What just happened
happened-none = Bereit.
happened-called = { $number } ist aufgerufen.
happened-recalled = { $number } ist noch einmal aufgerufen.
happened-started = Gespräch mit { $number } hat begonnen.
happened-finished = { $number } ist fertig.
happened-missed = { $number } ist nicht gekommen.
happened-put_back = { $number } ist zurück in der Reihe.
happened-readmitted = { $number } wartet wieder.
happened-undone = Zurückgenommen: { $number } steht wieder wie vorher.
happened-amended = Die Angaben zu { $number } sind geändert.
happened-concern_finished = Ein Anliegen von { $number } ist fertig.
happened-returned = { $number } wartet wieder am ersten Schalter.
happened-parked = { $number } ist kurz weg und kommt wieder.
happened-resumed = { $number } ist zurück und wartet.
happened-transferred = { $number } ist weitergegeben.
happened-forwarded = { $number } ist weitergegeben.
happened-cancelled = { $number } ist gelöscht.
happened-grace_ended = Wenn { $number } jetzt kommt, zählt die Zeit neu.
happened-visit_overlong = Ist { $number } noch da? Das Gespräch dauert schon lange.
happened-expired = { $number } ist mit dem Tag zu Ende gegangen.
happened-counter_opened = Der Schalter ist offen.
happened-counter_paused = Der Schalter macht Pause.
happened-counter_left = Die Verbindung ist wieder da.
happened-counter_closed = Der Schalter ist geschlossen.
happened-called-more = { $service }. { $language }.

# What did not work
not-sent = Nicht gesendet: keine Verbindung.
unanswered = Keine Antwort vom Server. Bitte drücken Sie noch einmal: Es geschieht nur einmal.
refused-nobody_waiting = Gerade wartet niemand.
refused-counter_closed = Der Schalter ist geschlossen. Bitte öffnen Sie ihn zuerst.
refused-counter_already_open = Der Schalter ist schon offen.
refused-counter_busy = Der Schalter hat noch eine Nummer. Bitte beenden Sie diese zuerst.
refused-not_your_ticket = Diese Nummer hat ein anderer Schalter gerufen.
refused-wrong_state = Das geht bei dieser Nummer gerade nicht.
refused-unknown_ticket = Diese Nummer gibt es nicht mehr.
refused-recall_too_soon = Der letzte Aufruf ist noch zu neu. Bitte warten Sie etwas.
refused-recall_limit = Diese Nummer ist oft genug aufgerufen.
refused-counter_paused = Der Schalter macht Pause. Bitte öffnen Sie ihn zuerst.
refused-caseworker_elsewhere = Sie haben noch einen anderen Schalter offen. Bitte schließen Sie ihn zuerst.
refused-nothing_to_undo = Das lässt sich nicht mehr zurücknehmen.
refused-undo_too_late = Das ist zu lange her, um es zurückzunehmen.
refused-not_your_step = Den letzten Schritt hat jemand anderes gemacht.
refused = Das ging nicht: { $detail }

signed-out = Dieser Schalter ist abgemeldet.
signed-out-note = Bitte öffnen Sie den Link, den „wartemarke“ ausgegeben hat.

language-de = Deutsch
language-de-x-ls = Leichte Sprache
language-en = Englisch
language-uk = Ukrainisch
language-ar = Arabisch
language-tr = Türkisch
language-fa = Persisch
language-prs = Dari
language-kmr = Kurmandschi
language-ckb = Sorani
language-ru = Russisch
language-pl = Polnisch
language-ro = Rumänisch
language-bg = Bulgarisch
language-sr = Serbisch
language-sq = Albanisch
language-vi = Vietnamesisch
language-fr = Französisch
language-es = Spanisch
language-ti = Tigrinya
language-ps = Paschto
