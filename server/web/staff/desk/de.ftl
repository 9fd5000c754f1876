# What every desk that sends commands says of them, in German.
choose = Bitte wählen
happened-none = Bereit.
take-back = Rückgängig
not-sent = Nicht gesendet: keine Verbindung.
unanswered = Keine Antwort vom Server. Bitte drücken Sie noch einmal: Es geschieht nur einmal.
left-open = Der letzte Befehl blieb ohne Antwort. Bitte sehen Sie nach, ob er ausgeführt ist.
refused = Das ging nicht: { $detail }
refused-invalid_body = Eine Angabe passt nicht. Bitte sehen Sie noch einmal nach.
refused-command_id_reused = Das wurde schon anders gesendet. Bitte laden Sie die Seite neu.
refused-unknown_language = Diese Sprache gibt es hier nicht mehr.
refused-internal = Beim Server ging etwas schief. Bitte versuchen Sie es noch einmal.
