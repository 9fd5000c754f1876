# The board's words in Kurmanji (Kurmancî).
# Review: none yet

# ---- call ----
call = Hejmara { $number }, ji kerema xwe gîşe { $counter }.
recalled = Dîsa gazî

# ---- bar and list ----
area = Cihê bendewariyê { $letter }
areas = Cihên bendewariyê { $letters }
office = Bi xêr hatin
counter = Gîşe
room = Ode
recent = Hejmarên dawî
recent-none = Niha hejmar tune

# ---- waiting ----
waiting = { $numbers ->
    [0] Kes ne li bendê ye
    [one] { $numbers } hejmar li bendê ye
   *[other] { $numbers } hejmar li bendê ne
}
wait-range = Nêzîkî { $from } heta { $to }{ "\u00A0" }deqeyan

# ---- nobody is called ----
welcome = Rojbaş
welcome-hint = Hejmara nû li vir xuya dibe.
quiet = Hûn hejmarên nû li vir dibînin û dibihîzin.
quiet-silent = Hûn hejmarên nû li vir dibînin.
quiet-sound = Niha hejmar tenê tên nîşandan.
card = Hûn li ku li bendê ne

# ---- no word from the server ----
stale = Ev ekran niha ne nûjen e.
stale-stand = Heta saet { $time }
stale-valid = Hejmara we derbasdar dimîne.
stale-stay = Ji kerema xwe li vir bimînin.
stale-come = Em ê werin ba we.
stale-recent = Heta saet { $time } hatin gazîkirin
stale-recent-never = Hatin gazîkirin
stale-questions = Pirsa we heye? Ji kerema xwe bi me re biaxivin.

# ---- messages to all ----
urgent = Girîng
closed = Niha em girtî ne.
opens-today = Em îro saet { $time } vedikin.
opens-on = Em di { $date } de saet { $time } vedikin.
break = Em bêhnvedaneke kurt didin.
break-until = Em saet { $time } didomînin.
break-soon = Em zû didomînin.
evacuation = Ji kerema xwe niha ji avahiyê derkevin.
evacuation-way = Biçin deriyê derketinê yê herî nêzîk.
evacuation-lift = Asansorê bi kar neynin.

# ---- the sign at a door ----
door-called = Ji kerema xwe werin hundir
door-serving = Li vir axaftin heye
door-free = Ji kerema xwe li benda gazîkirinê bin

# ---- only said aloud ----
sound-test = Ev ceribandina deng e.
