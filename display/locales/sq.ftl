# The board's words in Albanian (Shqip).
# Review: none yet

# ---- call ----
call = Numri { $number }, te sporteli { $counter }.
recalled = Thirrje e përsëritur

# ---- bar and list ----
area = Zona e pritjes { $letter }
areas = Zonat e pritjes { $letters }
office = Mirë se vini
counter = Sporteli
room = Dhoma
recent = Thirrjet e fundit
recent-none = Tani nuk ka numër

# ---- waiting ----
waiting = { $numbers ->
    [0] Askush nuk pret
    [one] { $numbers } numër pret
   *[other] { $numbers } numra presin
}
wait-range = Rreth { $from } deri në { $to }{ "\u00A0" }minuta

# ---- nobody is called ----
welcome = Mirëdita
welcome-hint = Këtu shfaqet numri tjetër.
quiet = Numrat e rinj i shihni dhe i dëgjoni këtu.
quiet-silent = Numrat e rinj i shihni këtu.
quiet-sound = Tani numrat shfaqen vetëm në ekran.
card = Ku prisni

# ---- no word from the server ----
stale = Ky ekran tani nuk është i përditësuar.
stale-stand = Gjendja në orën { $time }
stale-valid = Numri juaj vlen ende.
stale-stay = Ju lutemi qëndroni këtu.
stale-come = Ne vijmë te ju.
stale-recent = Të thirrur deri në orën { $time }
stale-recent-never = Të thirrur
stale-questions = Keni pyetje? Ju lutemi flisni me ne.

# ---- messages to all ----
urgent = E rëndësishme
closed = Tani jemi mbyllur.
opens-today = Hapemi sot në orën { $time }.
opens-on = Hapemi më { $date } në orën { $time }.
break = Bëjmë një pushim të shkurtër.
break-until = Vazhdojmë në orën { $time }.
break-soon = Vazhdojmë së shpejti.
evacuation = Ju lutemi dilni tani nga ndërtesa.
evacuation-way = Shkoni te dalja më e afërt.
evacuation-lift = Mos e përdorni ashensorin.

# ---- the sign at a door ----
door-called = Ju lutemi hyni
door-serving = Këtu ka një bisedë
door-free = Ju lutemi prisni thirrjen

# ---- only said aloud ----
sound-test = Kjo është një provë e zërit.
