# Why a number has not been called yet, in Albanian (Shqip).
# Review: none yet

# ---- before the wait ----
why-issued = Nuk e dimë ende nëse fleta juaj u printua. Kjo sqarohet menjëherë. Koha juaj numërohet nga ora { $time }.

# ---- waiting ----
why-held-counter = Për ju vazhdon te sporteli { $counter }. Ky sportel ju thërret.
why-held-caseworker = Personi që merret me çështjen tuaj ju thërret.
why-held-area = Për ju vazhdon në zonën e pritjes { $letter }. Ju lutemi prisni atje.
why-triage = Një person vendos së shpejti kush ndihmohet i pari. Ju lutemi qëndroni këtu.
why-nobody-open = Tani nuk është hapur asnjë sportel që mund t’ju thërrasë. Numri juaj vlen ende.
why-ahead = { $people ->
    [one] Në radhën tuaj është { $people } person para jush.
   *[other] Në radhën tuaj janë { $people } persona para jush.
}
why-before = { $minutes ->
    [one] Para jush janë vetëm ata, koha e të cilëve nuk numërohet më vonë se e juaja ose që kanë përparësi më së shumti { $minutes } minutë.
   *[other] Para jush janë vetëm ata, koha e të cilëve nuk numërohet më vonë se e juaja ose që kanë përparësi më së shumti { $minutes } minuta.
}
why-next = Në radhën tuaj nuk ka njeri para jush. Ne e thërrasim numrin tuaj kur një sportel lirohet për ju.
why-counted = Koha juaj numërohet nga ora { $time }.
why-planned = Ju keni disa çështje, njëra pas tjetrës. Një sportel vetëm për një çështje të mëvonshme nuk ju thërret ende.
why-any = Ju keni disa çështje. Fillojmë me atë për të cilën lirohet i pari një sportel.
why-uncertain = Nuk e dimë me siguri nëse fleta juaj u printua. Numri juaj vlen gjithsesi.

# ---- interrupted ----
why-parked = Vizita juaj është ndërprerë. Kur të ktheheni, ju lutemi flisni me ne.
why-return = Më së voni në orën { $time } numri juaj pret vetë përsëri thirrjen.
why-missed = E thirrëm numrin tuaj dhe nuk ju pamë. Ju lutemi flisni me ne.
why-grace = Deri në orën { $time } e mbani vendin tuaj. Pas kësaj koha juaj numërohet nga kthimi juaj.
why-grace-over = Koha juaj numërohet nga e para kur të ktheheni.

# ---- at the counter ----
why-called = Ne e thërrasim numrin tuaj. Ju lutemi ejani te sporteli { $counter }.
why-serving = Sporteli { $counter } është tani për ju.
why-place = Dhoma { $room }, { $floor }.

# ---- over ----
why-finished = Vizita juaj ka përfunduar.
why-cancelled = Ky numër është kthyer. Nuk e thërrasim më. Nëse keni ende nevojë për ne, ju lutemi flisni me ne.
why-expired = Ky numër vlente vetëm në ditën e vet. Kur të vini përsëri, ju lutemi merrni një të ri.

why-reason = Arsyeja: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] { $number } u thirr në orën { $time } para jush: përparësi më së shumti { $minutes } minutë.
   *[other] { $number } u thirr në orën { $time } para jush: përparësi më së shumti { $minutes } minuta.
}
why-passed-chosen = { $number } u thirr në orën { $time } para jush: një person e zgjodhi këtë numër me dorë.
why-passed-service = { $number } u thirr në orën { $time } para jush: një person thirri me dorë numrin e radhës të një çështjeje.
why-passed-missed = { $number } u thirr në orën { $time } para jush: ky numër u kthye pas një thirrjeje të humbur.
why-passed-resumed = { $number } u thirr në orën { $time } para jush: një vizitë e ndërprerë vazhdoi.
why-passed = { $number } u thirr në orën { $time } para jush.
why-passed-more = { $passes ->
    [one] Më herët u thirr edhe { $passes } numër tjetër para jush.
   *[other] Më herët u thirrën edhe { $passes } numra të tjerë para jush.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Kur thirret me radhë, vlen: asnjë sportel që mund t’ju shërbejë në atë çast nuk thërret si tjetër një numër, koha e të cilit numërohet më shumë se { $minutes } minutë pas kohës suaj.
   *[other] Kur thirret me radhë, vlen: asnjë sportel që mund t’ju shërbejë në atë çast nuk thërret si tjetër një numër, koha e të cilit numërohet më shumë se { $minutes } minuta pas kohës suaj.
}
