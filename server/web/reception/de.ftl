# The reception's page in German. "Sie", present, short sentences.
title = Empfang
loading = Moment …
in-touch = aktuell
out-of-touch = Keine Verbindung. Stand { $time }
other-language = English
way-back = Arbeitsorte
signed-out = Der Empfang ist abgemeldet.
signed-out-note = Bitte melden Sie sich noch einmal an.
sign-out = Abmelden
still-signed-in = Sie sind noch angemeldet: keine Antwort vom Server. Bitte drücken Sie noch einmal.
sign-in = Zur Anmeldung

# What can be begun
ways = Was möchten Sie tun?
search = Nummer oder Termincode
way-issue = Nummer ausgeben
way-check-in = Termin anmelden
way-find = Nummer suchen
way-stop = Ausgabe stoppen
way-messages = Mitteilungen
back = Zurück
change = Ändern

# A number for the person at the desk
step-language = Sprache
step-concern = Anliegen
step-finish = Zettel
issue-language = Welche Sprache spricht die Person?
issue-concern = Worum geht es?
issue-further = Worum geht es noch?
issue-finish = Passt alles?
find-language = Sprache suchen
find-concern = Anliegen suchen
found-none = Dazu passt nichts. Bitte versuchen Sie ein anderes Wort.
by-appointment = meist mit Termin
support = Person braucht Unterstützung
persons = Personen
persons-less = Eine Person weniger
persons-more = Eine Person mehr
cases = Vorgänge
cases-less = Ein Vorgang weniger
cases-more = Ein Vorgang mehr
add-concern = Weiteres Anliegen
drop-concern = { $concern } entfernen
any-order = Die Reihenfolge ist egal
printer = Drucken an
issue-now = Nummer ausgeben und drucken
issue-anyway = Trotzdem ausgeben und drucken
anyway-note = Sie können trotzdem eine Nummer ausgeben.
none-closed = Gerade geschlossen.
none-closed-until = Geschlossen bis { $time }.
none-stopped = Gerade gestoppt: { $reason }
none-used-up = Heute sind alle Nummern vergeben.
none-too-late = Heute wird es dafür zu spät.
none-too-late-until = Heute wird es dafür zu spät.

# The number that was just handed out
new-number = Neue Nummer
ahead = { $count ->
    [0] Niemand ist davor.
    [one] 1 Person ist davor.
   *[other] { $count } Personen sind davor.
  }
paper-coming = Der Zettel kommt an { $printer }.
paper-on-screen = An { $printer } kam kein Zettel. Die Nummer steht dort auf dem Bildschirm.
paper-came = Der Zettel ist da.
paper-noted = Die Person hat die Nummer notiert.
paper-failed = An { $printer } kam kein Zettel. Die Nummer gilt nicht.
paper-uncertain = Ob der Zettel kam, ist nicht sicher. Die Nummer gilt.
paper-taken-back = Die Nummer gilt nicht mehr.
paper-gone-on = Die Nummer ist schon weiter.
copy-ordered = Ein zweiter Zettel ist an { $printer } bestellt.
issue-again = Neue Nummer ausgeben
issue-again-note = mit denselben Angaben
next-person = Nächste Person

# Numbers without paper
paperless = Ohne Zettel
paperless-on-screen = steht an { $kiosk } auf dem Bildschirm
paperless-unsure = stand an { $kiosk } auf dem Bildschirm; ob sie notiert ist, ist nicht sicher
paperless-noted = hat die Person an { $kiosk } notiert
paperless-ordered = Zettel bestellt an { $printer }
paperless-print = Zettel an { $printer }

# An appointment
check-in-title = Termin anmelden
check-in-note = Ab { $early } Minuten vorher. Wer mehr als { $late } Minuten zu spät ist, bekommt eine Nummer wie ohne Termin.
code = Termincode
code-hint = Tippen oder scannen
code-too-long = Das ist zu lang für einen Termincode. Er hat höchstens { $most } Zeichen. Bitte leeren Sie das Feld, und scannen Sie den Code im Brief.
check-in-now = Anmelden und drucken
show-number = Diese Nummer zeigen
issue-walk-in = Nummer ohne Termin ausgeben
check-in-unknown_appointment = { $code }: Diesen Termin gibt es hier nicht.
check-in-unknown_appointment-advice = Bitte vergleichen Sie den Code mit dem Brief. Ohne Termin hilft eine Nummer.
check-in-appointment_cancelled = Dieser Termin ist abgesagt.
check-in-appointment_cancelled-advice = Die Person kann eine Nummer ohne Termin bekommen.
check-in-other_day = Der Termin ist an einem anderen Tag: { $slot }.
check-in-other_day-advice = Bitte nennen Sie der Person den Tag. Eilt es, hilft eine Nummer ohne Termin.
check-in-too_early = Der Termin ist erst um { $slot }. Anmelden geht ab { $from }.
check-in-too_early-advice = Die Person kann ab { $from } wiederkommen. Früher anmelden bringt keinen Vorteil.
check-in-already_checked_in = Dieser Termin ist schon angemeldet: { $number }.
check-in-already_checked_in-advice = Fehlt der Zettel, drucken Sie ihn bei dieser Nummer noch einmal.
check-in-numbers_stopped = Gerade werden keine Nummern ausgegeben: { $reason }
check-in-numbers_stopped-advice = Öffnen Sie die Ausgabe, oder geben Sie trotzdem eine Nummer aus.
check-in-invalid_body = { $code } ist kein Termincode.
check-in-invalid_body-advice = Ein Code hat mindestens vier Zeichen, Buchstaben und Ziffern.

# Find a number
find-title = Nummer suchen
number = Nummer
number-hint = zum Beispiel K 214
unknown-number = { $typed }: Diese Nummer gibt es heute nicht.
unknown-slip = Die Nummer auf diesem Zettel gibt es heute nicht.
unknown-number-advice = Bitte sehen Sie auf dem Zettel nach: Gilt er für heute?
as-code = Als Termincode anmelden
attention-none = Niemand braucht gerade einen Blick.
attention-paperless = Ohne Zettel { $count }
attention-undelivered = Zettel noch nicht da { $count }
attention-uncertain = Zettel nicht sicher { $count }
attention-missed = Nicht gekommen { $count }
attention-parked = Kurz weg { $count }
and-more = und { $count } mehr
ticket-gone = Diese Nummer gibt es nicht mehr.

# One number
state-issued = wird gerade gedruckt
state-on-screen = ohne Zettel, steht auf dem Bildschirm
state-paperless = wartet, ohne Zettel
state-waiting = wartet
state-triage = wartet, ein Mensch schätzt ein
state-uncertain = wartet, Zettel nicht sicher
state-called = aufgerufen an Schalter { $counter }
state-serving = im Gespräch an Schalter { $counter }
state-parked = kurz weg
state-missed = nicht gekommen
state-finished = fertig
state-cancelled = abgegeben
state-expired = verfallen
go-to-counter = Bitte zu Schalter { $counter }, Raum { $room }, { $floor }
is-at-counter = Schalter { $counter }, Raum { $room }, { $floor }
at-kiosk = Bei { $kiosk }
away = { $reason ->
    [none] Kommt wieder.
   *[other] Kommt wieder. Grund: { $reason }
  }
whereabouts-missed = Wir haben gerufen, und niemand kam.
whereabouts-finished = Der Besuch ist zu Ende.
whereabouts-cancelled = Wir rufen diese Nummer nicht mehr.
whereabouts-expired = Der Tag dieser Nummer ist zu Ende.
waits-in = { $area }, { $floor }
here-since = Im Haus seit
here-since-value = { $time } · { $minutes ->
    [0] gerade gekommen
    [one] 1 Minute
   *[other] { $minutes } Minuten
  }
counts-from = Zeit zählt ab
appointment-at = Termin { $time }
to-tell = Für die Person
note = Hinweis
in-their-language = Ausführlich, auch in der Sprache der Person
in-full = Ausführlich
people = { $persons ->
    [one] 1 Person
   *[other] { $persons } Personen
  }
case-count = { $cases } Vorgänge
needs-help = Braucht Unterstützung
triage = Bitte einschätzen
held-at = für Schalter { $counter }
readmitted = Kommt noch einmal

# What can be done for it
do-call = An einen Schalter rufen
do-readmit = Wieder aufnehmen
do-resume = Ist zurück
do-amend = Angaben ändern
do-reprint = Noch einmal drucken
do-transfer = Weitergeben
do-forward = An einen Schalter geben
do-cancel = Nummer abgeben
do-deliver-paper = Der Zettel ist da
do-deliver-screen = Person hat die Nummer notiert
because-at-counter = geht jetzt nur am Schalter
because-waiting = wartet schon
because-missed = nach „Wieder aufnehmen“
because-parked = nach „Ist zurück“
because-nothing-changed = Noch ist nichts geändert.
because-choose = Bitte wählen Sie zuerst ein Ziel.
because-reason = Bitte schreiben Sie zuerst den Grund.
because-code-long = Der Code ist zu lang.
because-code = Bitte geben Sie zuerst den Code ein.
counter = Schalter { $counter }
counters-none = Gerade ist kein Schalter offen.
counters-closed = Geschlossen sind die Schalter { $counters }.
serves-it = macht dieses Anliegen
serves-it-not = macht dieses Anliegen sonst nicht
passes = { $number } wartet schon viel länger. Warum geht diese Person vor?
passes-somebody = Jemand wartet schon viel länger. Warum geht diese Person vor?
concern = Anliegen
concerns-now = Anliegen jetzt
language = Sprache
area = Wartebereich
save = Speichern
time-stays = Nummer und Zeit bleiben.
print = Zettel drucken
print-note = Die Nummer bleibt dieselbe.
transfer-to = Wohin?
forward-to = An welchen Schalter?
to-triage = Ein Mensch soll einschätzen
triage-yes = Dringend
triage-yes-note = Die Person geht ein Stück vor.
triage-no = Nicht dringend
triage-no-note = Die Person wartet an ihrem Platz.
note-hint = Eine Zeile für den Schalter. Kein Name.
cancel-left = Person ist gegangen
cancel-mistake = Aus Versehen ausgegeben
cancel-no_paper = Kein Zettel kam
cancel-note = Die Nummer wird nicht mehr gerufen.
resume-queue = Wartet wieder
resume-queue-note = Der Schalter von vorher ruft. Ist er geschlossen, ruft ein anderer.
resume-call = Gleich an den Schalter
resume-call-note = Der Schalter von vorher, wenn er frei ist
readmit-in-time = Platz und Zeit bleiben.
readmit-late = Die Zeit zählt ab jetzt.

# Stop and open services
stop-title = Ausgabe von Nummern
stops-none = Für alles werden Nummern ausgegeben.
stop-new = Ausgabe stoppen
stop-what = Wofür?
stop-ready = Sätze des Hauses
everything = Alles
reason-german = Grund auf Deutsch
reason-others = Grund in anderen Sprachen
stop = Ausgabe stoppen
stop-sure = { $what }: Ab jetzt keine Nummern mehr? Wer eine hat, wird weiter gerufen.
stop-yes = Ja, stoppen
stop-no = Nein
stopped-since = gestoppt seit { $time }
stopped-before = gestoppt
stopped-now = Gestoppt
allow = Wieder öffnen
look = Ansehen

# The house at a glance
overview = Das Haus auf einen Blick
show-overview = Überblick zeigen
hide-overview = Überblick schließen
area-next = als Nächstes
devices = Geräte
devices-as-of = Stand { $time }
minutes = { $minutes } min

# What just happened
happened-issued = { $number } ist ausgegeben.
happened-delivered = { $number } wartet.
happened-cancelled = { $number } ist abgegeben und gilt nicht mehr.
happened-amended = Die Angaben zu { $number } sind geändert.
happened-called = { $number } ist an Schalter { $counter } gerufen.
happened-readmitted = { $number } wartet wieder.
happened-resumed = { $number } ist zurück und wartet.
happened-transferred = { $number } ist weitergegeben.
happened-forwarded = { $number } wartet auf einen bestimmten Schalter.
happened-undone = Rückgängig gemacht: { $number } steht wieder wie vorher.
happened-reprint_ordered = Der Zettel von { $number } kommt noch einmal.
happened-alarm_cleared = An Schalter { $counter } ist Hilfe da.
happened-numbers_stopped = Die Ausgabe ist gestoppt.
happened-numbers_allowed = Nummern werden wieder ausgegeben.

# The last own step, taken back
undo-amend = Änderung an { $number }
undo-cancel = { $number } gilt dann wieder
undo-call = Aufruf von { $number }
undo-readmit = Aufnahme von { $number }
undo-resume = Rückkehr von { $number }
undo-transfer = Weitergabe von { $number }
undo-forward = Weitergabe von { $number }

# What did not work
as-before = Diese Nummer war schon da, mit den Angaben von vorher. Bitte prüfen Sie die Angaben.
refused-office_closed = Das Amt gibt gerade keine Nummern aus.
refused-numbers_stopped = Dafür werden gerade keine Nummern ausgegeben.
refused-quota_used = Heute sind dafür alle Nummern vergeben.
refused-too_late_today = Wer jetzt kommt, kommt heute nicht mehr dran.
refused-unknown_ticket = Diese Nummer gibt es nicht mehr.
refused-wrong_state = Das geht bei dieser Nummer gerade nicht. Sie ist schon weiter.
refused-reprint-wrong_state = Ihr erster Zettel ist noch unterwegs, oder sie wartet nicht mehr.
refused-not_your_kiosk = Diese Nummer kommt von einem anderen Kiosk.
refused-not_your_ticket = Diese Nummer ist gerade an einem Schalter.
refused-counter_closed = Dieser Schalter ist geschlossen. Bitte wählen Sie einen anderen.
refused-counter_paused = Dieser Schalter macht Pause. Bitte wählen Sie einen anderen.
refused-counter_busy = Dieser Schalter hat schon jemanden. Bitte warten Sie, oder wählen Sie einen anderen.
refused-resume-counter_closed = Der Schalter von vorher ist nicht offen. Bitte lassen Sie die Person wieder warten.
refused-resume-counter_paused = Der Schalter von vorher macht Pause. Bitte lassen Sie die Person wieder warten.
refused-resume-counter_busy = Am Schalter von vorher ist schon jemand. Bitte lassen Sie die Person wieder warten.
refused-not_served_here = Dieser Schalter macht dieses Anliegen nicht.
refused-reason_needed = Jemand wartet schon viel länger. Bitte wählen Sie einen Grund.
refused-caseworker_absent = Diese Person hat keinen Schalter offen.
refused-nobody_waiting = Gerade wartet niemand.
refused-same_concern = Dieses Anliegen hat die Nummer schon.
refused-no_such_concern = Dieses Anliegen hat die Nummer nicht mehr.
refused-last_concern = Das ist das einzige Anliegen. Geht die Person, geben Sie die Nummer ab.
refused-no_triage = Hier schätzt niemand Notfälle ein.
refused-nothing_to_undo = Das lässt sich nicht mehr rückgängig machen.
refused-undo_too_late = Das ist zu lange her, um es rückgängig zu machen.
refused-not_your_step = Den letzten Schritt hat jemand anderes gemacht.
refused-no_alarm = Dort braucht gerade niemand mehr Hilfe.
refused-nothing_stopped = Dafür werden schon Nummern ausgegeben.
refused-unknown_appointment = Diesen Termin gibt es nicht.
refused-appointment_cancelled = Dieser Termin ist abgesagt.
refused-other_day = Dieser Termin ist an einem anderen Tag.
refused-too_early = Für diesen Termin ist es noch zu früh.
refused-already_checked_in = Dieser Termin ist schon angemeldet.
refused-unknown_printer = Diesen Drucker gibt es nicht. Bitte wählen Sie einen anderen.
refused-unknown_service = Dieses Anliegen gibt es hier nicht mehr.
refused-unknown_counter = Diesen Schalter gibt es hier nicht mehr.
refused-unknown_reason = Diesen Grund gibt es hier nicht mehr.
refused-forbidden = Das darf der Empfang nicht.
