# Das Haus auf einen Blick
waiting = Es warten { $count }
waiting-nobody = Es wartet niemand
longest-and-target = längste Wartezeit, Ziel │
area-longest = längste { $minutes } min
area-nobody = Niemand wartet.
wait-of-target = { $minutes } / { $target } min
over-target = über dem Ziel
counters = Schalter
counter-open = offen
counter-paused = macht Pause
counter-left = verlassen
counter-closed = geschlossen
left-behind-called = Niemand ist an Schalter { $counter }. { $number } ist dort noch gerufen.
left-behind-serving = Niemand ist an Schalter { $counter }. Das Gespräch mit { $number } ist dort noch nicht beendet.
left-behind-show = Zu { $number }
