# The board's words in Romanian (Română).
# Review: none yet

# ---- call ----
call = Numărul { $number }, la ghișeul { $counter }.
recalled = Chemare repetată

# ---- bar and list ----
area = Zona de așteptare { $letter }
areas = Zonele de așteptare { $letters }
office = Bun venit
counter = Ghișeul
room = Camera
recent = Chemate recent
recent-none = Acum nu este niciun număr

# ---- waiting ----
waiting = { $numbers ->
    [0] Nu așteaptă nimeni
    [one] { $numbers } număr așteaptă
    [few] { $numbers } numere așteaptă
   *[other] { $numbers } de numere așteaptă
}
wait-range = { $to ->
    [one] Cam { $from } până la { $to }{ "\u00A0" }minut
    [few] Cam { $from } până la { $to }{ "\u00A0" }minute
   *[other] Cam { $from } până la { $to }{ "\u00A0" }de{ "\u00A0" }minute
}

# ---- nobody is called ----
welcome = Bună ziua
welcome-hint = Aici apare numărul următor.
quiet = Numerele noi le vedeți și le auziți aici.
quiet-silent = Numerele noi le vedeți aici.
quiet-sound = Acum numerele apar doar pe ecran.
card = Unde așteptați

# ---- no word from the server ----
stale = Acest ecran nu este actualizat acum.
stale-stand = Situația la ora { $time }
stale-valid = Numărul rămâne valabil.
stale-stay = Vă rugăm să rămâneți aici.
stale-come = Venim noi la dumneavoastră.
stale-recent = Chemate până la ora { $time }
stale-recent-never = Chemate
stale-questions = Aveți întrebări? Vă rugăm să vorbiți cu noi.

# ---- messages to all ----
urgent = Important
closed = Acum este închis.
opens-today = Deschidem astăzi la ora { $time }.
opens-on = Deschidem pe { $date } la ora { $time }.
break = Facem o pauză scurtă.
break-until = Continuăm la ora { $time }.
break-soon = Continuăm în curând.
evacuation = Vă rugăm să ieșiți acum din clădire.
evacuation-way = Mergeți la cea mai apropiată ieșire.
evacuation-lift = Nu folosiți liftul.

# ---- the sign at a door ----
door-called = Vă rugăm să intrați
door-serving = Aici are loc o discuție
door-free = Vă rugăm să așteptați chemarea

# ---- only said aloud ----
sound-test = Aceasta este o probă de sunet.
