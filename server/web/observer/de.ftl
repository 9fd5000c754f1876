# Der Überblick: zusehen, ohne etwas zu ändern
title = Überblick
loading = Moment …
in-touch = aktuell
out-of-touch = Keine Verbindung. Stand { $time }
other-language = English
way-back = Arbeitsorte
signed-out = Der Überblick ist abgemeldet.
signed-out-note = Bitte melden Sie sich noch einmal an.
sign-out = Abmelden
still-signed-in = Sie sind noch angemeldet: keine Antwort vom Server. Bitte drücken Sie noch einmal.
sign-in = Zur Anmeldung
