# Signing in, and where somebody works. "Sie", short main clauses; no blame, no "leider".
other-language = English
back = Zurück
or = oder

sign-in = Anmelden
sign-in-question = Bitte melden Sie sich an.
sign-in-for = Danach geht es weiter: { $place }.
sign-in-with = Mit { $provider } anmelden
sign-in-help = Passwort vergessen? Die Verwaltung gibt Ihnen einen neuen Link.
name = Name
password = Passwort
site = Haus
practice = Zur Übersicht
practice-note = Im Übungs-Amt geht es ohne Anmeldung.

welcome-title = Willkommen
welcome-question = Willkommen. Wählen Sie Ihr Passwort.
welcome-note = Nur Sie kennen es. Ihr Name zum Anmelden steht hier.
welcome-begin = Speichern und anmelden
new-password = Neues Passwort
new-password-note = Mindestens { $shortest } Zeichen. Mehrere Wörter sind gut.
new-password-again = Neues Passwort noch einmal
old-password = Bisheriges Passwort
change-password = Passwort ändern
change-password-note = Danach sind Sie an allen anderen Geräten abgemeldet.
change-password-now = Neues Passwort speichern

places-title = Arbeitsorte
places-question = Wo arbeiten Sie jetzt?
at-a-counter = An einem Schalter
counter = Schalter
counter-title = Schalter { $counter }
area = Bereich { $letter } · { $floor }
go-on-at-counter = Weiter an Schalter { $counter }
last-time = Dort waren Sie an diesem Gerät zuletzt.
elsewhere-here = An einem anderen Arbeitsort
your-places = Ihre Arbeitsorte
no-places = Für dieses Konto gibt es hier noch keine Seite.
place-counter = Schalter { $counter }
place-reception = Empfang
place-reception-note = Nummern ausgeben, suchen und ändern
place-supervisor = Leitung
place-supervisor-note = Geräte koppeln und sehen, wer Hilfe braucht
place-administrator = Verwaltung
place-administrator-note = Konten, Geräte und wer was geändert hat
place-observer = Überblick
place-observer-note = Zusehen, ohne etwas zu ändern
account = Ihr Konto
sign-out = Abmelden
sign-out-everywhere = Überall abmelden

you-are-at = Sie arbeiten jetzt an Schalter { $counter }.
one-counter-at-a-time = Das haben Sie in einem anderen Fenster gewählt. Es geht immer nur ein Schalter.
go-to-counter = Weiter an Schalter { $counter }
do-you-work-at = Arbeiten Sie jetzt an Schalter { $counter }?
work-at-counter = An Schalter { $counter } arbeiten
choose-another-place = Einen anderen Arbeitsort wählen

to-places = Zu Ihren Arbeitsorten
to-sign-in = Zur Anmeldung
stop-forbidden = Dieser Arbeitsort gehört nicht zu Ihrem Konto.
stop-forbidden-note = Die Verwaltung kann das ändern.
stop-no-such-counter = Diesen Schalter gibt es hier nicht.
stop-no-such-counter-note = Bitte wählen Sie einen anderen.
stop-used-link = Dieser Link gilt nicht mehr.
stop-used-link-note = Er gilt einen Tag und nur einmal. Die Verwaltung gibt Ihnen einen neuen.
stop-stale-form = Diese Seite ist nicht mehr aktuell.
stop-stale-form-note = Es wurde nichts geändert. Bitte versuchen Sie es noch einmal.
stop-elsewhere = Ihr Passwort ist nicht hier.
stop-elsewhere-note = Sie ändern es bei { $provider }.

goes-on-moment = Einen Moment, bitte.
goes-on-to-provider = Einen Moment, bitte.
goes-on-note = Es geht von selbst weiter.
go-on = Weiter
unavailable-note = Der Server ist gleich wieder da. Diese Seite fragt von selbst noch einmal.

why-signed-out = Sie sind abgemeldet.
why-password-changed = Ihr Passwort ist geändert. Andere Anmeldungen sind beendet.
why-wrong = Name und Passwort passen nicht zusammen.
why-wrong-old = Das bisherige Passwort stimmt nicht.
why-too-soon = { $seconds ->
    [one] Zu viele Versuche. Bitte warten Sie 1 Sekunde.
   *[other] Zu viele Versuche. Bitte warten Sie { $seconds } Sekunden.
  }
why-crowded = Gerade melden sich viele an. Bitte versuchen Sie es gleich noch einmal.
why-foreign-form = Das kam nicht von dieser Seite. Bitte melden Sie sich hier an.
why-too-short = Das Passwort ist zu kurz. Es braucht mindestens { $shortest } Zeichen.
why-too-long = Das Passwort ist zu lang. Es darf höchstens { $longest } Zeichen haben.
why-is-the-name = Ihr Name ist kein Passwort. Bitte wählen Sie ein anderes.
why-too-common = Dieses Passwort wird oft geraten. Bitte wählen Sie ein anderes.
why-differs = Die beiden Eingaben sind verschieden. Bitte schreiben Sie beide noch einmal.
why-no-group = { $provider } kennt Sie. Ihre Gruppe darf hier noch nicht arbeiten. Die Verwaltung kann das ändern.
why-refused-there = { $provider } hat Sie nicht angemeldet. Bitte versuchen Sie es noch einmal.
why-not-begun = Diese Anmeldung gilt nicht mehr. Bitte beginnen Sie noch einmal.
why-provider-away = { $provider } antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.
