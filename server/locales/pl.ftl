# Why a number has not been called yet, in Polish (Polski).
# Review: none yet

# ---- before the wait ----
why-issued = Jeszcze nie wiemy, czy Państwa bilet się wydrukował. Zaraz się to wyjaśni. Państwa czas liczy się od { $time }.

# ---- waiting ----
why-held-counter = Ciąg dalszy przy stanowisku { $counter }. To stanowisko Państwa wywoła.
why-held-caseworker = Wywoła Państwa osoba, która zajmuje się Państwa sprawą.
why-held-area = Ciąg dalszy w poczekalni { $letter }. Proszę tam czekać.
why-triage = Pracownik wkrótce zdecyduje, komu pomóc najpierw. Proszę tu zostać.
why-nobody-open = Teraz nie jest otwarte żadne stanowisko, które może Państwa wywołać. Państwa numer jest nadal ważny.
why-ahead = { $people ->
    [one] W Państwa kolejce jest przed Państwem { $people } osoba.
    [few] W Państwa kolejce są przed Państwem { $people } osoby.
    [many] W Państwa kolejce jest przed Państwem { $people } osób.
   *[other] W Państwa kolejce jest przed Państwem { $people } osoby.
}
why-before = { $minutes ->
    [one] Przed Państwem są tylko osoby, których czas liczy się nie później niż Państwa lub które mają przewagę najwyżej { $minutes } minuty.
    [few] Przed Państwem są tylko osoby, których czas liczy się nie później niż Państwa lub które mają przewagę najwyżej { $minutes } minut.
    [many] Przed Państwem są tylko osoby, których czas liczy się nie później niż Państwa lub które mają przewagę najwyżej { $minutes } minut.
   *[other] Przed Państwem są tylko osoby, których czas liczy się nie później niż Państwa lub które mają przewagę najwyżej { $minutes } minuty.
}
why-next = W Państwa kolejce nie ma przed Państwem nikogo. Wywołamy Państwa numer, gdy tylko zwolni się stanowisko dla Państwa.
why-counted = Państwa czas liczy się od { $time }.
why-planned = Mają Państwo kilka spraw, jedną po drugiej. Stanowisko, które obsługuje tylko późniejszą sprawę, jeszcze Państwa nie wywołuje.
why-any = Mają Państwo kilka spraw. Zaczniemy od tej, dla której najpierw zwolni się stanowisko.
why-uncertain = Nie wiemy na pewno, czy Państwa bilet się wydrukował. Państwa numer i tak jest ważny.

# ---- interrupted ----
why-parked = Państwa wizyta jest przerwana. Po powrocie proszę zwrócić się do nas.
why-return = Najpóźniej o { $time } Państwa numer sam znów będzie czekał na wywołanie.
why-missed = Wywołaliśmy Państwa numer, ale Państwa nie widzieliśmy. Proszę zwrócić się do nas.
why-grace = Do { $time } Państwa miejsce jest zachowane. Potem Państwa czas liczy się od Państwa powrotu.
why-grace-over = Państwa czas będzie się liczyć od nowa, gdy tylko Państwo wrócą.

# ---- at the counter ----
why-called = Wywołujemy Państwa numer. Proszę podejść do stanowiska { $counter }.
why-serving = Stanowisko { $counter } jest teraz dla Państwa.
why-place = Pokój { $room }, { $floor }.

# ---- over ----
why-finished = Państwa wizyta jest zakończona.
why-cancelled = Ten numer jest oddany. Już go nie wywołujemy. Jeśli nadal nas Państwo potrzebują, proszę zwrócić się do nas.
why-expired = Ten numer był ważny tylko w swoim dniu. Przy następnej wizycie proszę wziąć nowy.

why-reason = Powód: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] Numer { $number } wywołano o { $time } przed Państwem: przewaga najwyżej { $minutes } minuty.
    [few] Numer { $number } wywołano o { $time } przed Państwem: przewaga najwyżej { $minutes } minut.
    [many] Numer { $number } wywołano o { $time } przed Państwem: przewaga najwyżej { $minutes } minut.
   *[other] Numer { $number } wywołano o { $time } przed Państwem: przewaga najwyżej { $minutes } minuty.
}
why-passed-chosen = Numer { $number } wywołano o { $time } przed Państwem: pracownik wybrał ten numer ręcznie.
why-passed-service = Numer { $number } wywołano o { $time } przed Państwem: pracownik ręcznie wywołał następny numer jednej sprawy.
why-passed-missed = Numer { $number } wywołano o { $time } przed Państwem: ten numer wrócił po wywołaniu bez odpowiedzi.
why-passed-resumed = Numer { $number } wywołano o { $time } przed Państwem: przerwana wizyta trwała dalej.
why-passed = Numer { $number } wywołano o { $time } przed Państwem.
why-passed-more = { $passes ->
    [one] Wcześniej przed Państwem wywołano jeszcze { $passes } numer.
    [few] Wcześniej przed Państwem wywołano jeszcze { $passes } numery.
    [many] Wcześniej przed Państwem wywołano jeszcze { $passes } numerów.
   *[other] Wcześniej przed Państwem wywołano jeszcze { $passes } numeru.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Gdy wywołujemy według kolejności, obowiązuje zasada: żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minutę później niż Państwa.
    [few] Gdy wywołujemy według kolejności, obowiązuje zasada: żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minuty później niż Państwa.
    [many] Gdy wywołujemy według kolejności, obowiązuje zasada: żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minut później niż Państwa.
   *[other] Gdy wywołujemy według kolejności, obowiązuje zasada: żadne stanowisko, które może Państwa wtedy obsłużyć, nie wywoła jako następnego numeru, którego czas liczy się ponad { $minutes } minuty później niż Państwa.
}
