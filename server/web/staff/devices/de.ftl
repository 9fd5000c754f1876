# How devices are, in German; the same words on every page of staff.
device-kind-kiosk = Kiosk
device-kind-display = Anzeige
device-kind-counter = Gerät am Schalter
device-kind-reception = Programm am Empfang
device-kind-supervisor = Programm der Leitung
device-kind-observer = Programm zum Mitlesen
device-kind-other = Gerät

device-state-in_order = In Ordnung
device-state-soon = Bitte bald nachsehen
device-state-broken = Braucht jetzt Hilfe
device-state-unseen = Nicht erreichbar seit { $time }
device-state-never = Noch nie gehört
device-state-arriving = Gerade angemeldet
device-state-paired = Angemeldet
device-state-unpaired = Nicht angemeldet
device-never-seen = noch nie
device-seen-yesterday = gestern, { $time }
device-seen-day = { $day }, { $time }

device-because-no_paper = Kein Papier
device-because-cover_open = Klappe offen
device-because-printer_away = Drucker antwortet nicht
device-because-printer_fault = Drucker gestört
device-because-page_closed = Bildschirm zeigt nichts
device-because-paper_low = Papier geht zu Ende
device-because-owes = Meldungen stehen aus
device-because-clock_off = Uhr geht falsch
device-because-no_sound = Kein Ton
device-because-other = Etwas stimmt nicht

device-do-no_paper = Bitte legen Sie eine neue Rolle ein.
device-do-cover_open = Bitte schließen Sie die Klappe des Druckers.
device-do-printer_away = Bitte prüfen Sie Strom und Kabel des Druckers.
device-do-printer_fault = Bitte schalten Sie den Drucker aus und wieder ein.
device-do-page_closed = Bitte schalten Sie den Bildschirm oder das Gerät aus und wieder ein.
device-do-paper_low = Bitte legen Sie bald eine neue Rolle bereit.
device-do-owes = Das Gerät meldet nach, sobald es kann. Bleibt es so, prüfen Sie das Netz.
device-do-clock_off = Bitte lassen Sie die Uhr des Geräts stellen.
device-do-no_sound = Bitte prüfen Sie den Lautsprecher.
device-do-unseen = Bitte prüfen Sie Strom und Netz des Geräts.
device-do-arriving = Meldet sich gleich.
device-do-unpaired = Das Gerät zeigt einen Code. Damit melden Sie es an.
device-do-other = Bitte sehen Sie am Gerät nach.
