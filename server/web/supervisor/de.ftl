# The supervisor's page in German. "Sie", present, short sentences.
title = Leitung
parts = Bereiche dieser Seite
devices = Geräte
way-back = Arbeitsorte
other-language = English
sign-out = Abmelden
still-signed-in = Sie sind noch angemeldet: keine Antwort vom Server. Bitte drücken Sie noch einmal.
loading = Moment …
in-touch = aktuell
out-of-touch = Keine Verbindung. Stand { $time }
out-of-touch-before = Keine Verbindung
no-devices = Hier ist noch kein Gerät.
all-in-order = Alle Geräte sind in Ordnung.
some-not = { $count ->
    [one] 1 Gerät braucht Hilfe.
   *[other] { $count } Geräte brauchen Hilfe.
  }
some-unpaired = { $count ->
    [one] 1 Gerät ist noch nicht gekoppelt.
   *[other] { $count } Geräte sind noch nicht gekoppelt.
  }
some-out = { $count ->
    [one] 1 Gerät ist außer Betrieb genommen.
   *[other] { $count } Geräte sind außer Betrieb genommen.
  }
some-arriving = { $count ->
    [one] 1 Gerät meldet sich gleich.
   *[other] { $count } Geräte melden sich gleich.
  }
seen = Letzte Meldung: { $time }
version = Version { $version }
areas = Bereich { $areas }
counter = Schalter { $counter }

pair = Gerät koppeln
out-of-service = Außer Betrieb
out-of-service-name = { $name } außer Betrieb nehmen
into-service = In Betrieb
into-service-name = { $name } wieder in Betrieb nehmen
is-out = { $name } ist außer Betrieb genommen. Er gibt keine Nummern, bis Sie ihn wieder in Betrieb nehmen.
is-back = { $name } ist wieder in Betrieb.
revoke = Entkoppeln
revoke-name = { $name } entkoppeln
close = Schließen
cancel = Abbrechen
done = Fertig

pair-title = Gerät koppeln
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
pair-taken = Dieser Name ist vergeben. Das andere Gerät wird entkoppelt.
pair-no-names = Für diese Art Gerät steht nichts in der Datei des Hauses.
pair-confirm = Koppeln
pair-refuse = Ablehnen
pair-done = { $name } ist gekoppelt. Das Gerät macht in wenigen Sekunden weiter.
pair-refused = Das Gerät ist abgelehnt.

refused-forbidden = Das darf die Leitung nicht.
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

revoke-title = { $name } entkoppeln?
revoke-kiosk = Der Kiosk gibt dann keine Nummern mehr.
revoke-display = Die Anzeige zeigt dann keine Aufrufe mehr.
revoke-other = Das Gerät kann dann nichts mehr tun.
revoke-again = Das Gerät zeigt einen Code. Damit koppeln Sie es wieder.
revoke-again-other = Mit einem neuen Schlüssel geht es wieder.
revoked = { $name } ist entkoppelt.

signed-out = Sie sind abgemeldet.
signed-out-note = Bitte melden Sie sich noch einmal an.
sign-in = Zur Anmeldung
