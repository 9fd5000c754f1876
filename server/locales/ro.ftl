# Why a number has not been called yet, in Romanian (Română).
# Review: none yet

# ---- before the wait ----
why-issued = Nu știm încă dacă bonul dumneavoastră este tipărit. Aflăm imediat. Timpul dumneavoastră se socotește de la ora { $time }.

# ---- waiting ----
why-held-counter = Pentru dumneavoastră se continuă la ghișeul { $counter }. Acest ghișeu vă cheamă.
why-held-caseworker = Persoana care se ocupă de dumneavoastră vă cheamă.
why-held-area = Pentru dumneavoastră se continuă în zona de așteptare { $letter }. Vă rugăm să așteptați acolo.
why-triage = O persoană hotărăște în curând cine este ajutat mai întâi. Vă rugăm să rămâneți aici.
why-nobody-open = Acum nu este deschis niciun ghișeu care vă poate chema. Numărul dumneavoastră rămâne valabil.
why-ahead = { $people ->
    [one] În rândul dumneavoastră este { $people } persoană înainte.
    [few] În rândul dumneavoastră sunt { $people } persoane înainte.
   *[other] În rândul dumneavoastră sunt { $people } de persoane înainte.
}
why-before = { $minutes ->
    [one] Înaintea dumneavoastră este numai cine are un timp care nu se socotește mai târziu decât al dumneavoastră sau un avans de cel mult { $minutes } minut.
    [few] Înaintea dumneavoastră este numai cine are un timp care nu se socotește mai târziu decât al dumneavoastră sau un avans de cel mult { $minutes } minute.
   *[other] Înaintea dumneavoastră este numai cine are un timp care nu se socotește mai târziu decât al dumneavoastră sau un avans de cel mult { $minutes } de minute.
}
why-next = În rândul dumneavoastră nu este nimeni înainte. Vă chemăm numărul când un ghișeu este liber pentru dumneavoastră.
why-counted = Timpul dumneavoastră se socotește de la ora { $time }.
why-planned = Aveți mai multe motive de vizită, unul după altul. Un ghișeu doar pentru unul de mai târziu nu vă cheamă încă.
why-any = Aveți mai multe motive de vizită. Începem cu cel pentru care este liber mai întâi un ghișeu.
why-uncertain = Nu știm sigur dacă bonul dumneavoastră este tipărit. Numărul dumneavoastră este totuși valabil.

# ---- interrupted ----
why-parked = Vizita dumneavoastră este întreruptă. Când reveniți, vă rugăm să vorbiți cu noi.
why-return = Cel târziu la ora { $time } numărul dumneavoastră așteaptă singur din nou chemarea.
why-missed = V-am chemat numărul și nu v-am văzut. Vă rugăm să vorbiți cu noi.
why-grace = Până la ora { $time } vă păstrați locul. Apoi timpul dumneavoastră se socotește de la revenire.
why-grace-over = Timpul dumneavoastră se socotește din nou când reveniți.

# ---- at the counter ----
why-called = Vă chemăm numărul. Vă rugăm să veniți la ghișeul { $counter }.
why-serving = Ghișeul { $counter } este acum pentru dumneavoastră.
why-place = Camera { $room }, { $floor }.

# ---- over ----
why-finished = Vizita dumneavoastră este încheiată.
why-cancelled = Acest număr a fost dat înapoi. Nu îl mai chemăm. Dacă mai aveți nevoie de noi, vă rugăm să vorbiți cu noi.
why-expired = Acest număr a fost valabil numai în ziua lui. Când veniți din nou, vă rugăm să luați unul nou.

why-reason = Motiv: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] { $number } a fost chemat la ora { $time } înaintea dumneavoastră: avans de cel mult { $minutes } minut.
    [few] { $number } a fost chemat la ora { $time } înaintea dumneavoastră: avans de cel mult { $minutes } minute.
   *[other] { $number } a fost chemat la ora { $time } înaintea dumneavoastră: avans de cel mult { $minutes } de minute.
}
why-passed-chosen = { $number } a fost chemat la ora { $time } înaintea dumneavoastră: o persoană a ales acest număr manual.
why-passed-service = { $number } a fost chemat la ora { $time } înaintea dumneavoastră: o persoană a chemat manual numărul următor al unui motiv de vizită.
why-passed-missed = { $number } a fost chemat la ora { $time } înaintea dumneavoastră: acest număr s-a întors după o chemare ratată.
why-passed-resumed = { $number } a fost chemat la ora { $time } înaintea dumneavoastră: o vizită întreruptă a continuat.
why-passed = { $number } a fost chemat la ora { $time } înaintea dumneavoastră.
why-passed-more = { $passes ->
    [one] Mai devreme a fost chemat încă { $passes } număr înaintea dumneavoastră.
    [few] Mai devreme au fost chemate încă { $passes } numere înaintea dumneavoastră.
   *[other] Mai devreme au fost chemate încă { $passes } de numere înaintea dumneavoastră.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Când numerele se cheamă pe rând, este valabil: niciun ghișeu care vă poate servi în acel moment nu cheamă ca următor un număr al cărui timp se socotește cu mai mult de { $minutes } minut după al dumneavoastră.
    [few] Când numerele se cheamă pe rând, este valabil: niciun ghișeu care vă poate servi în acel moment nu cheamă ca următor un număr al cărui timp se socotește cu mai mult de { $minutes } minute după al dumneavoastră.
   *[other] Când numerele se cheamă pe rând, este valabil: niciun ghișeu care vă poate servi în acel moment nu cheamă ca următor un număr al cărui timp se socotește cu mai mult de { $minutes } de minute după al dumneavoastră.
}
