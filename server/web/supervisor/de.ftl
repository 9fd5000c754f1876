# The supervisor's page in German. "Sie", present, short sentences.
title = Leitung
devices = Geräte
way-back = Arbeitsorte
other-language = English
sign-out = Abmelden
loading = Moment …
in-touch = Verbunden
out-of-touch = Keine Verbindung. Stand { $time }
out-of-touch-before = Keine Verbindung
no-devices = Hier ist noch kein Gerät.
all-in-order = Alle Geräte sind in Ordnung.
some-not = { $count ->
    [one] 1 Gerät braucht Hilfe.
   *[other] { $count } Geräte brauchen Hilfe.
  }
some-unpaired = { $count ->
    [one] 1 Gerät ist noch nicht angemeldet.
   *[other] { $count } Geräte sind noch nicht angemeldet.
  }
some-arriving = { $count ->
    [one] 1 Gerät meldet sich gleich.
   *[other] { $count } Geräte melden sich gleich.
  }
seen = Zuletzt gehört: { $time }
version = Version { $version }
areas = Bereich { $areas }
counter = Schalter { $counter }

pair = Gerät anmelden
revoke = Abmelden
revoke-name = { $name } abmelden
close = Schließen
cancel = Abbrechen
done = Fertig

pair-title = Gerät anmelden
pair-code = Code, der auf dem Gerät steht
pair-code-note = 8 Buchstaben. Groß oder klein ist gleich.
pair-next = Weiter
pair-who = Dieses Gerät fragt an
pair-kind = Art
pair-address = Adresse
pair-here = dieser Rechner
pair-host = Name des Rechners
pair-since = Fragt seit
pair-version = Version
pair-check = Steht genau dieses Gerät vor Ihnen? Sonst lehnen Sie ab.
pair-name = Welches Gerät ist es?
pair-taken = Dieser Name ist vergeben. Das andere Gerät wird abgemeldet.
pair-no-names = Für diese Art Gerät steht nichts in der Datei des Hauses.
pair-confirm = Anmelden
pair-refuse = Ablehnen
pair-done = { $name } ist angemeldet. Das Gerät macht in wenigen Sekunden weiter.
pair-refused = Das Gerät ist abgelehnt.

problem-unknown_code = Diesen Code zeigt gerade kein Gerät. Bitte vergleichen Sie jeden Buchstaben.
problem-code_used = Über diesen Code hat schon jemand entschieden.
problem-unknown_device = Diesen Namen gibt es hier nicht.
problem-too_many_requests = { $minutes ->
    [one] Das waren zu viele falsche Codes. In 1 Minute geht es weiter. Die Geräte zeigen dann neue Codes.
   *[other] Das waren zu viele falsche Codes. In { $minutes } Minuten geht es weiter. Die Geräte zeigen dann neue Codes.
  }
problem-invalid_body = Das ist kein Code. Er hat 8 Buchstaben.
problem-unanswered = Keine Antwort vom Server. Bitte drücken Sie noch einmal.
problem-other = Das ging nicht.

revoke-title = { $name } abmelden?
revoke-kiosk = Der Kiosk gibt dann keine Nummern mehr.
revoke-display = Die Anzeige zeigt dann keine Aufrufe mehr.
revoke-other = Das Gerät kann dann nichts mehr tun.
revoke-again = Das Gerät zeigt einen Code. Damit melden Sie es wieder an.
revoke-again-other = Mit einer neuen Anmeldung geht es wieder.
revoked = { $name } ist abgemeldet.

signed-out = Sie sind abgemeldet.
signed-out-note = Bitte melden Sie sich neu an.
sign-in = Anmelden
