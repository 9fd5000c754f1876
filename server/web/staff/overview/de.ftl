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
