# The kiosk's words in Albanian (Shqip): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Mirë se vini
screen-choose-language = Ju lutemi zgjidhni gjuhën tuaj.
screen-step = Hapi { $step } nga { $steps }
screen-concern = Si mund t’ju ndihmojmë?
screen-not-sure = Diçka tjetër. Nuk e di.
screen-not-sure-note = Një person ju ndihmon.
screen-back = Prapa
screen-start-over = Nga fillimi
screen-more = Më shumë
screen-page = Faqja { $page } nga { $pages }
screen-larger = Më i madh
screen-contrast = Kontrast
screen-access = Ndihmë për lexim
screen-moment = Një moment …
screen-paper-comes = Fleta juaj po vjen.
screen-still-there = A jeni ende këtu?
screen-have-time = Keni kohë.
screen-stay = Po, jam këtu
screen-take-paper = Ju lutemi merrni fletën tuaj.
screen-your-number = Numri juaj
screen-area = Zona e pritjes { $letter }
screen-floor = Kati: { $floor }
screen-people = { $people ->
    [0] Askush
    [one] { $people } person
   *[other] { $people } persona
}
screen-ahead = para jush
screen-we-call = Ne e thërrasim numrin tuaj.
screen-we-call-note = Ju e shihni në ekran.
screen-print-again = Printo përsëri
screen-printed = Fleta u printua
screen-copy-failed = Fleta e dytë nuk erdhi. Numri juaj vlen.
screen-done = Gati
screen-no-paper = Fleta nuk erdhi.
screen-no-paper-note = Numri juaj vlen gjithsesi.
screen-remember = Ju lutemi mbani mend numrin tuaj.
screen-photo = A keni telefon?
screen-photo-note = Bëni një foto të numrit tuaj.
screen-have-it = E kam numrin
screen-give-back = Kthej numrin
screen-unavailable = Tani këtu nuk ka numra.
screen-offline = Tani nuk ka lidhje. Numri juaj vlen.
screen-no-look-up = Tani nuk mund ta kontrollojmë. Numri juaj vlen ende.
screen-try-again = Provoni përsëri
screen-no-service = Tani këtu nuk ka numër për këtë.
screen-speak-to-us = Ju lutemi flisni me ne.
screen-closed = Tani jemi mbyllur.
screen-opens-again = Hapemi përsëri
screen-opens-at = { $weekday }, { $day }, ora { $time }
screen-used-up = Sot të gjithë numrat për këtë janë dhënë.
screen-too-late = Sot nuk mjafton koha për këtë.
screen-another-day = Ju lutemi ejani një ditë tjetër.
screen-come-early = Ju lutemi ejani herët në mëngjes.
screen-ask-desk = Ju lutemi pyetni te informacioni.
screen-ask-desk-note = Atje ju thonë edhe çfarë bëhet online.
screen-out-of-service = Kjo pajisje tani nuk punon.
screen-out-of-service-note = Ju lutemi përdorni një pajisje tjetër.
screen-key-closed = Mbyllur
screen-key-stopped = Tani nuk ka
screen-key-used-up = Sot nuk ka më
screen-lost = Një moment, ju lutemi.
screen-lost-note = Kjo pajisje punon përsëri së shpejti.

# ---- screen: the first question ----
screen-start = A keni sot një termin?
screen-with = Po, kam termin
screen-with-note = Bëni gati letrën ose telefonin tuaj.
screen-without = Jo, nuk kam termin
screen-without-note = Ju merrni një numër.
screen-have-number = Kam tashmë një numër
screen-have-number-note = Shikoj, ndryshoj ose kthej
screen-dont-know = Nuk e di
screen-support = Kam nevojë për mbështetje
screen-support-note = Me fëmijë, shtatzënë, me aftësi të kufizuar
screen-support-on = Mirë, ne e marrim parasysh.
screen-elsewhere-note = Atëherë ju ndihmon një zyrë tjetër.

# ---- screen: the code of an appointment ----
screen-code = Mbajeni kodin përpara lexuesit.
screen-code-type = Ose shkruajeni këtu.
screen-code-where = Kodi është në letrën ose në e-mailin tuaj.
screen-code-empty = Kodi juaj
screen-code-delete = Fshi
screen-code-letters = Shkronja
screen-code-digits = Shifra
screen-go-on = Vazhdo
screen-no-code = Nuk kam kod
screen-no-code-note = Ju lutemi thoni emrin tuaj te informacioni.
screen-too-early = Keni ardhur herët.
screen-appointment-at = Termini juaj është në orën { $time }.
screen-from-at = Numrin tuaj e merrni këtu nga ora { $time }.
screen-other-day = Termini juaj është një ditë tjetër.
screen-not-found = Nuk e gjejmë këtë kod.
screen-not-found-note = Ju lutemi kontrolloni kodin.
screen-cancelled = Ky termin është anuluar.
screen-already = Ju keni tashmë një numër.
screen-already-note = A mungon fleta? Informacioni e printon përsëri.
screen-other-code = Shkruaj kod tjetër
screen-go-without = Vazhdo pa termin
screen-code-kept = Kodi juaj u shënua.
screen-appointment-for = Për çfarë është termini juaj?

# ---- screen: what to bring, and who comes ----
screen-bring = A i keni këto me vete?
screen-have-all = Po, i kam të gjitha
screen-have-all-note = Vazhdo te numri
screen-missing = Jo, më mungon diçka
screen-missing-note = Printo listën, pa numër
screen-list-comes = Lista juaj po vjen.
screen-list-failed = Lista nuk erdhi.
screen-list-photo = Bëni një foto të listës.
screen-list-again = Ejani përsëri kur t’i keni të gjitha.
screen-number-anyway = Dua gjithsesi një numër
screen-party = Tani e merrni numrin tuaj.
screen-persons = Sa persona jeni?
screen-cases = Sa karta ose kërkesa?
screen-one-more = Një më shumë
screen-one-less = Një më pak
screen-take-number = Merr numrin

# ---- screen: another office ----
screen-other-office = Një zyrë tjetër
screen-elsewhere = Çfarë vlen për ju?
screen-none-of-these = Asnjë nga këto
screen-none-of-these-note = Jam në vendin e duhur.
screen-address = Këtë e bën një zyrë tjetër.
screen-no-address = Adresën jua themi te informacioni.
screen-print-address = Printo adresën
screen-address-comes = Fleta juaj me adresën po vjen.
screen-address-failed = Fleta nuk erdhi. Bëni një foto.

# ---- screen: my own number ----
screen-my-number = Mbajeni fletën përpara lexuesit.
screen-my-number-note = Kodi në fletë është vetëm i juaji.
screen-no-slip = E kam humbur fletën
screen-not-mine = Nuk e gjejmë këtë numër sot.
screen-mine = Ky është numri juaj.
screen-mine-issued = Fleta juaj ende po printohet.
screen-mine-waiting = Ju po prisni. Ne e thërrasim numrin tuaj.
screen-mine-called = Ju kemi thirrur. Ju lutemi shkoni te sporteli { $counter }.
screen-mine-serving = Ju jeni te sporteli { $counter }.
screen-room = Dhoma { $room }
screen-mine-parked = Numri juaj ka një pauzë. Vendi juaj ruhet.
screen-mine-missed = Ju kemi thirrur. Ju lutemi pyetni te informacioni.
screen-mine-ended = Ky numër ka mbaruar për sot.
screen-change = Ndrysho arsyen e vizitës
screen-change-note = Koha juaj vazhdon të numërohet.
screen-changed = Arsyeja e vizitës u ndryshua.
screen-change-failed = Kjo tani nuk bëhet. Ju lutemi flisni me ne.
screen-give-back-sure = A doni ta ktheni numrin tuaj?
screen-give-back-note = Pas kësaj nuk ju thërrasim më.
screen-give-back-yes = Po, e kthej
screen-give-back-no = Jo, e mbaj
screen-given-back = Numri juaj u kthye. Faleminderit.

# ---- screen: the ticket ----
screen-counted = Koha juaj numërohet nga ora { $time }.
screen-late = Termini juaj ishte në orën { $time }.
screen-wait = { $from } deri në { $to } minuta
screen-about = rreth
screen-have-ready = Ju lutemi bëni gati
screen-on-phone = Numri juaj në telefon
screen-on-phone-note = Skanoni kodin. Pa emër. Falas.
screen-fair = Ne nuk i thërrasim numrat me radhë.
screen-fair-note = Vlen koha juaj, jo shifra.

# ---- screen: closed, and what works without a visit ----
screen-hours = Jemi këtu për ju
screen-online = Kjo bëhet edhe online

# ---- screen: reading aids ----
screen-lower = Më poshtë
screen-higher = Më lart
screen-lower-note = Të gjithë butonat janë tani poshtë.
screen-choices = Zgjedhja { $first } deri { $last } nga { $all }
screen-speak = Lexo me zë
screen-quiet = Pa zë

# ---- voice: what is only spoken ----
speech-hello = Kjo pajisje ju lexon gjithçka.
speech-keys = Ka katër butona: Prapa, Vazhdo, Zgjidh, Përsërit.
speech-language = Zgjidhni gjuhën
speech-choice = { $place } nga { $all }: { $text }
speech-on = e ndezur
speech-off = e fikur
speech-unavailable = tani nuk bëhet
speech-press-choose = Shtypni butonin Zgjidh.
speech-number = Numri juaj është { $number }.
speech-typed = Keni shkruar: { $code }
speech-louder = Më fort
speech-quieter = Më ulët
speech-end = Ndal leximin
speech-going = Ju lutemi prisni një moment.

# ---- paper ----
paper-welcome = Mirë se vini
paper-your-number = Numri juaj
paper-floor = Ju lutemi prisni në këtë kat
paper-ahead = { $ahead ->
    [0] Para jush: *askush*
    [one] Para jush: *{ $ahead }{ "\u00A0" }person*
   *[other] Para jush: *{ $ahead }{ "\u00A0" }persona*
}
paper-counted = Koha juaj numërohet nga ora *{ $time }*
paper-bring = Bëni gati, ju lutemi
paper-phone = *Shihni në telefon kur vjen radha juaj.*
paper-fair = *E drejtë:* Asnjë sportel që mund t’ju shërbejë në atë çast nuk thërret si tjetër një numër, koha e të cilit numërohet më shumë se { $minutes } minuta pas kohës suaj.
paper-privacy = Pa emër. Numri fshihet sot pas mbylljes.
paper-wait = Rreth *{ $from } deri në { $to }{ "\u00A0" }minuta*
paper-order = Ne nuk i thërrasim numrat me radhë. Vlen koha juaj.
paper-own-code = Me këtë kod e shihni ose e ndryshoni numrin te pajisja.
paper-list = Sillni me vete, ju lutemi
paper-list-again = Ejani përsëri kur t’i keni të gjitha.
paper-elsewhere = Këtë e bën kjo zyrë
paper-no-number = Kjo fletë nuk është numër.
