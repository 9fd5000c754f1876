# The page of a device that is not let in yet. Whoever sets it up reads it; visitors see it too.
title = Dieses Gerät ist noch nicht gekoppelt
kind-kiosk = Kiosk
kind-display = Anzeige
step-open = Öffnen Sie die Seite der Leitung: „Geräte“, dann „Gerät koppeln“.
step-type = Geben Sie diesen Code ein.
step-name = Wählen Sie den Namen dieses Geräts und bestätigen Sie.
after = Danach geht es hier von selbst weiter.
terminal = Oder auf dem Server: wartemarke pair { $code }
asking = Einen Moment: Der Code kommt.
code = Ein Code gilt 10 Minuten. Danach steht hier ein neuer.
away = Der Server antwortet gerade nicht. Wir fragen weiter nach, ein Code kommt dann von selbst.
refused = Dieses Gerät wurde abgelehnt. In einer Minute steht hier ein neuer Code.
revoked = Dieses Gerät wurde entkoppelt.
kiosk-help = Hier gibt es gerade keine Nummern. Bitte fragen Sie am Empfang.
display-help = Hier stehen gerade keine Aufrufe. Bitte fragen Sie am Empfang.
