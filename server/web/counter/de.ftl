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

# The large key: always the next step
do-open = Schalter öffnen
do-open-here-note = Dann sehen alle, dass wieder jemand hier ist.
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
do-finish-next = Danach noch: { $concern }
automatic-in = { $seconds ->
    [one] ruft in 1 Sekunde von selbst
   *[other] ruft in { $seconds } Sekunden von selbst
  }

# The keys beside it
do-recall = Noch einmal rufen
do-no-show = Nicht da
do-put-back = Zurück in die Reihe
do-interrupt = Unterbrechen
do-hand-on = Weitergeben
do-concerns = Angaben ändern
do-end-otherwise = Anders beenden
do-choose = Alle Wartenden
do-judge = Bitte einschätzen
do-more = Mehr
do-pause = Pause
do-close = Schalter schließen
do-call = Diese Nummer rufen
do-park = Unterbrechen
do-resume = Wieder aufnehmen
do-transfer = Weitergeben
do-forward = Weitergeben
do-amend = Ändern
do-back = Ist zurück
do-back-number = { $number } ist zurück
do-person-number = { $number } ansehen
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
undo-call = Aufruf rückgängig
undo-park = Unterbrechung rückgängig
undo-resume = Rückkehr rückgängig
undo-transfer = Weitergabe rückgängig
undo-forward = Weitergabe rückgängig
undo-amend = Änderung rückgängig

# Why a key cannot be pressed now
because-nobody-waiting = Gerade wartet niemand.
because-nobody-called = nach dem Aufruf
because-recall-soon = in { $time } wieder
because-recall-limit = oft genug gerufen
because-conversation = Gespräch läuft
because-after-start = nach dem Beginn
because-counter-paused = ist schon Pause
because-counter-closed = ist geschlossen
because-counter-left = nach dem Öffnen
because-ticket-open = nach „Fertig“
because-out-of-touch = ohne Verbindung
because-out-of-touch-next = Es geht gleich von selbst weiter.
unavailable = { $title }: { $reason }

# The ticket
further-concerns = Danach noch
note = Notiz
appointment-at = Termin um { $time }
no-appointment = Ohne Termin
comes-back = Kommt zurück zu Ihnen
overlong = Dauert schon lange
called-for = Aufgerufen vor { $time }
called-again = { $count }. Aufruf
serving-since = { $minutes ->
    [0] Das Gespräch hat gerade begonnen
    [one] Im Gespräch seit 1 Minute
   *[other] Im Gespräch seit { $minutes } Minuten
  }
people = { $persons ->
    [one] 1 Person
   *[other] { $persons } Personen
  }
people-and-cases = { people }, { $cases ->
    [one] 1 Vorgang
   *[other] { $cases } Vorgänge
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
resting-paused-why = Ihr Schalter macht Pause: { $reason }
resting-left = Ihr Platz galt als verlassen.
resting-left-note = Diese Seite war eine Weile nicht verbunden. Mit „Schalter öffnen“ geht es weiter.
looking = Wir fragen den Server, was gerade ist.

# The right column
waiting = Es warten { $count }
waiting-nobody = Es wartet niemand
longest-wait = längste Wartezeit, Ziel
over-target = über dem Ziel von { $minutes } Minuten
longest = längste { $minutes } min
minutes = { $minutes } min
next-up = Als Nächstes
missed = Nicht gekommen { $count }
missed-at = gerufen um
parked = Unterbrochen { $count }
parked-until = bis { $time }

# What just happened
happened-none = Bereit.
happened-called = { $number } ist aufgerufen.
happened-recalled = { $number } ist noch einmal aufgerufen.
happened-started = Gespräch mit { $number } hat begonnen.
happened-finished = { $number } ist fertig.
happened-missed = { $number } ist nicht gekommen.
happened-put_back = { $number } ist zurück in der Reihe.
happened-readmitted = { $number } wartet wieder.
happened-undone = Rückgängig gemacht: { $number } steht wieder wie vorher.
happened-amended = Die Angaben zu { $number } sind geändert.
happened-concern_finished = Ein Anliegen von { $number } ist fertig. Die Nummer wartet auf das nächste.
happened-concern_finished-here = Ein Anliegen von { $number } ist fertig. Weiter mit: { $concern }.
happened-returned = { $number } wartet wieder am ersten Schalter.
happened-parked = { $number } ist kurz weg und kommt wieder. Ihr Platz ist frei.
happened-resumed = { $number } ist zurück und wartet.
happened-transferred = { $number } ist weitergegeben.
happened-forwarded = { $number } ist weitergegeben.
happened-cancelled = { $number } ist gelöscht.
happened-grace_ended = Wenn { $number } jetzt kommt, zählt die Zeit neu.
happened-visit_overlong = Ist { $number } noch da? Das Gespräch dauert schon lange.
happened-expired = { $number } ist mit dem Tag zu Ende gegangen.
happened-alarm_raised = Ihr Hilferuf steht.
happened-alarm_cleared = Der Hilferuf ist beendet.
happened-counter_opened = Der Schalter ist offen.
happened-counter_paused = Der Schalter macht Pause.
happened-counter_left = Die Verbindung ist wieder da.
happened-counter_closed = Der Schalter ist geschlossen.
happened-called-more = { $service }. { $language }.

happened-automatic = In { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
  } wird die nächste Nummer gerufen. „Esc“ hält es an.

# What did not work
not-sent = Nicht gesendet: keine Verbindung.
unanswered = Keine Antwort vom Server. Bitte drücken Sie noch einmal: Es geschieht nur einmal.
done-already = Das war schon um { $time } geschehen. Jetzt ist nichts geschehen. Bitte drücken Sie noch einmal, falls nötig.
refused-nobody_waiting = Gerade wartet niemand.
refused-counter_closed = Der Schalter ist geschlossen. Bitte öffnen Sie ihn zuerst.
refused-counter_closed-other = An diesem Schalter ist gerade niemand.
refused-counter_already_open = Der Schalter ist schon offen.
refused-counter_busy = Der Schalter hat noch eine Nummer. Bitte beenden Sie diese zuerst.
refused-not_your_ticket = Diese Nummer hat ein anderer Schalter gerufen.
refused-wrong_state = Das geht bei dieser Nummer gerade nicht.
refused-same_concern = Dieses Anliegen hat die Nummer schon.
refused-no_such_concern = Dieses Anliegen hat die Nummer nicht mehr.
refused-last_concern = Ein Anliegen muss bleiben.
refused-not_served_here = Dieses Anliegen bedient Ihr Schalter nicht.
refused-reason_needed = Dafür ist ein Grund nötig, weil jemand übergangen wird.
refused-caseworker_absent = Diese Person ist gerade an keinem Schalter.
refused-no_triage = Hier gibt es keine Einschätzung von Notfällen.
refused-command_id_reused = Das ging nicht. Bitte laden Sie die Seite neu.
refused-forbidden = Das darf dieser Schalter nicht.
refused-unknown_reason = Diesen Grund gibt es nicht mehr. Bitte laden Sie die Seite neu.
refused-unknown_outcome = Dieses Ergebnis gibt es nicht mehr. Bitte laden Sie die Seite neu.
refused-unknown_service = Dieses Anliegen gibt es nicht mehr. Bitte laden Sie die Seite neu.
refused-unknown_counter = Diesen Schalter gibt es nicht mehr. Bitte laden Sie die Seite neu.
refused-unknown_area = Diesen Wartebereich gibt es nicht mehr. Bitte laden Sie die Seite neu.
refused-unknown_language = Diese Sprache gibt es hier nicht.
refused-invalid_body = Das ließ sich so nicht senden. Bitte prüfen Sie die Notiz.
refused-too_many_requests = Das waren zu viele Anfragen. Bitte warten Sie etwas.
refused-internal = Beim Server ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.
refused-unknown_ticket = Diese Nummer gibt es nicht mehr.
refused-recall_too_soon = Der letzte Aufruf ist noch zu neu. Bitte warten Sie etwas.
refused-recall_limit = Diese Nummer ist oft genug aufgerufen.
refused-counter_paused = Der Schalter macht Pause. Bitte öffnen Sie ihn zuerst.
refused-caseworker_elsewhere = Ihr Schalter { $counter } ist noch offen.
go-to-counter = Zu Schalter { $counter }
refused-nothing_to_undo = Das lässt sich nicht mehr rückgängig machen.
refused-undo_too_late = Das ist zu lange her, um es rückgängig zu machen.
refused-not_your_step = Den letzten Schritt hat jemand anderes gemacht.
refused = Das ging nicht: { $detail }

# The sheets
sheet-close = Zurück
sheet-interrupt = Warum unterbrechen Sie?
sheet-interrupt-note = { $number } kommt wieder zu Ihnen. Ihr Platz ist so lange frei.
park-minutes = { $minutes ->
    [one] nach 1 Minute wieder in der Reihe
   *[other] nach { $minutes } Minuten wieder in der Reihe
  }
sheet-end-otherwise = Wie ist es ausgegangen?
sheet-end-otherwise-note = Das beendet { $concern } mit { $number }.
stay = Das nächste Anliegen bleibt hier: { $concern }
sheet-hand-on = Wohin geben Sie { $number }?
sheet-hand-on-note = Nummer und Wartezeit bleiben. Ein Druck gibt weiter.
tab-service = Anliegen
tab-area = Bereich
tab-counter = Schalter
tab-person = Person
tab-triage = Einschätzung
none-counter = Gerade ist kein anderer Schalter besetzt.
none-person = Gerade ist niemand an einem anderen Schalter.
none-triage = Hier gibt es keine Einschätzung von Notfällen.
to-area = Bereich { $letter } · { $name }
to-counter = Schalter { $number }
to-counter-note = Raum { $room } · { $floor }
to-person = Wer an Schalter { $number } sitzt
to-person-note = auch wenn die Person den Schalter wechselt
to-triage = Jemand soll einschätzen, ob es ein Notfall ist
note-label = Notiz für den nächsten Schalter
note-hint = Ohne Namen. Noch { $left } Zeichen.
come-back = Danach zurück zu diesem Schalter
sheet-concerns = Was ändern Sie bei { $number }?
sheet-concerns-now = Jetzt: { $concerns }. { $language }. { $people }.
sheet-concerns-needs = „Braucht Unterstützung“ trägt der Empfang ein.
tab-add = Dazu
tab-change = Statt dessen
tab-drop = Weg
tab-language = Sprache
tab-persons = Personen
tab-cases = Vorgänge
none-change = Die Nummer hat mehrere Anliegen. Bitte fügen Sie eines hinzu und nehmen Sie eines weg.
none-drop = Ein Anliegen muss bleiben.
count-persons = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
  }
count-cases = { $count ->
    [one] 1 Vorgang
   *[other] { $count } Vorgänge
  }
sheet-choose = Alle Wartenden
find-number = Nummer suchen
find-none = Diese Nummer wartet hier nicht.
next-of-service = Die Nächste für ein Anliegen rufen
next-of-service-note = { $count ->
    [one] 1 Nummer wartet
   *[other] { $count } Nummern warten
  }
waiting-in-order = Der Reihe nach
missed-all = Nicht gekommen
missed-elsewhere = an einem anderen Schalter
sheet-person = { $number }
why-title = Warum wartet diese Nummer noch?
why-note = So lautet die Auskunft an die Person:
why-asking = Der Server wird gefragt …
why-unknown = Der Server hat gerade keine Antwort.
call-this = Diese Nummer rufen
back-to-all = Zurück zu allen Wartenden
sheet-back = { $number } ist zurück
sheet-back-note = Unterbrochen: { $reason }
back-call = Jetzt rufen
back-queue = In die Reihe, wartet auf diesen Schalter
sheet-judge = Ist { $number } ein Notfall?
sheet-judge-note = Die Wartezeit bleibt, wie auch immer Sie entscheiden.
judge-yes = Ja, ein Notfall: kommt bald an die Reihe
judge-no = Nein. Es geht um:
sheet-reason = Warum rufen Sie außer der Reihe?
sheet-reason-passed = { $number } zählt ab { $time } und würde übergangen. Den Grund kann lesen, wer nachfragt.
sheet-reason-someone = Jemand zählt ab { $time } und würde übergangen. Den Grund kann lesen, wer nachfragt.
sheet-pause = Pause
sheet-pause-note = Sie müssen keinen Grund nennen. Nur Empfang und Leitung lesen ihn, bis Sie wieder öffnen.
pause-plain = Pause ohne Angabe
pause-why = Oder mit Grund
sheet-leave = Schalter { $counter } verlassen?
leave-is-called = { $number } ist gerufen und kommt zu Ihnen.
leave-is-serving = Das Gespräch mit { $number } läuft noch.
leave-is-open = Dieser Schalter ist noch offen.
leave-stay = Hier bleiben
leave-put-back = Zurück in die Reihe, dann gehen
leave-finish = Fertig, dann gehen
leave-hand-on = Weitergeben
leave-anyway-change = Trotzdem den Schalter wechseln
leave-anyway-out = Trotzdem abmelden
leave-anyway-called = Die Nummer steht dann hier. Nach einigen Minuten wartet sie wieder.
leave-anyway-serving = Die Nummer bleibt hier, bis jemand diesen Schalter öffnet. Der Empfang sieht das.
leave-anyway-open = Nach einigen Minuten steht dort „verlassen“.
sheet-more = Mehr
more-counter = Dieser Schalter
change-counter = Schalter wechseln
sign-out = Abmelden
still-signed-in = Sie sind noch angemeldet: keine Antwort vom Server. Bitte drücken Sie noch einmal.
more-browser = In diesem Browser
setting-language = English
setting-shortcuts = Kurztasten
setting-shortcuts-note = einzelne Buchstaben auf der Tastatur
setting-automatic = Von selbst weiterrufen
setting-automatic-note = 4 Sekunden nach „Fertig“ wird die nächste Nummer gerufen
setting-sound = Ton
setting-sound-note = wenn jemand in die leere Reihe kommt
setting-notify = Mitteilung auf dem Bildschirm
setting-notify-note = wenn jemand in die leere Reihe kommt
setting-notify-denied = Der Browser erlaubt keine Mitteilungen. Das ändern Sie in seinen Einstellungen.
setting-on = an
setting-off = aus
notification = Jemand wartet.

alarm-raise = Hilfe rufen
alarm-raise-note = leise, bei Nachbarn, Empfang und Leitung
alarm-keys = Strg Umschalt A
alarm-sending = Wird gemeldet …
alarm-raised = Gemeldet
alarm-clear = Hilferuf beenden
alarm-failed = Ihr Hilferuf kam nicht an. Rufen Sie laut oder telefonieren Sie.
alarm-unseen = Ihr Hilferuf steht, aber gerade sieht ihn niemand. Rufen Sie laut oder telefonieren Sie.
alarm-dismiss = Verstanden

signed-out = Dieser Schalter ist abgemeldet.
signed-out-note = Bitte melden Sie sich wieder an. Was Sie getan haben, ist gespeichert.
sign-in = Anmelden
