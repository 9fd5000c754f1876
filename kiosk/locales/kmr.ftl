# The kiosk's words in Kurmanji (Kurmancî): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Bi xêr hatin
screen-choose-language = Ji kerema xwe zimanê xwe hilbijêrin.
screen-step = Gav { $step } ji { $steps }
screen-concern = Em dikarin çawa alîkariya we bikin?
screen-not-sure = Tiştekî din. Ez nizanim.
screen-not-sure-note = Kesek alîkariya we dike.
screen-back = Paşve
screen-start-over = Ji serî ve
screen-more = Zêdetir
screen-page = Rûpel { $page } ji { $pages }
screen-larger = Mezintir
screen-contrast = Kontrast
screen-access = Alîkariya xwendinê
screen-moment = Kêliyekê …
screen-paper-comes = Kaxeza we tê.
screen-still-there = Hûn hîn li vir in?
screen-have-time = Wexta we heye.
screen-stay = Erê, ez li vir im
screen-take-paper = Ji kerema xwe kaxeza xwe hildin.
screen-your-number = Hejmara we
screen-area = Cihê bendewariyê { $letter }
screen-floor = Qat: { $floor }
screen-people = { $people ->
    [0] Kes tune
    [one] { $people } kes
   *[other] { $people } kes
}
screen-ahead = li pêşiya we
screen-we-call = Em gazî hejmara we dikin.
screen-we-call-note = Hûn wê li ser ekranê dibînin.
screen-print-again = Dîsa çap bikin
screen-printed = Kaxez hat çapkirin
screen-copy-failed = Kaxeza duyem nehat. Hejmara we derbasdar e.
screen-done = Temam
screen-no-paper = Kaxez nehat.
screen-no-paper-note = Hejmara we dîsa jî derbasdar e.
screen-remember = Ji kerema xwe hejmara xwe ji bîr nekin.
screen-photo = Telefona we heye?
screen-photo-note = Wêneyê hejmara xwe bikişînin.
screen-have-it = Hejmara min heye
screen-give-back = Hejmarê vegerînin
screen-unavailable = Niha li vir hejmar tune.
screen-offline = Niha girêdan tune. Hejmara we derbasdar e.
screen-no-look-up = Em niha nikarin lê binêrin. Hejmara we derbasdar dimîne.
screen-try-again = Dîsa biceribînin
screen-no-service = Niha li vir ji bo vî karî hejmar tune.
screen-speak-to-us = Ji kerema xwe bi me re biaxivin.
screen-closed = Niha em girtî ne.
screen-opens-again = Em dîsa vedikin
screen-opens-at = { $weekday }, { $day }, saet { $time }
screen-used-up = Îro hemû hejmarên vî karî hatin dayîn.
screen-too-late = Îro ji bo vî karî wext têrê nake.
screen-another-day = Ji kerema xwe rojeke din werin.
screen-come-early = Ji kerema xwe serê sibê werin.
screen-ask-desk = Ji kerema xwe li beşa agahiyê bipirsin.
screen-ask-desk-note = Li wir dibêjin çi bi înternetê dibe.
screen-out-of-service = Ev makîne niha naxebite.
screen-out-of-service-note = Ji kerema xwe makîneyeke din bi kar bînin.
screen-key-closed = Girtî
screen-key-stopped = Niha hejmar tune
screen-key-used-up = Îro qediyan
screen-lost = Ji kerema xwe kêliyekê.
screen-lost-note = Ev makîne zû dîsa dixebite.

# ---- screen: the first question ----
screen-start = Îro randevûya we heye?
screen-with = Erê, randevûya min heye
screen-with-note = Nameya xwe an telefona xwe amade bikin.
screen-without = Na, randevûya min tune
screen-without-note = Hûn hejmarekê digirin.
screen-have-number = Jixwe hejmara min heye
screen-have-number-note = Dîtin, guhertin an vegerandin
screen-dont-know = Ez nizanim
screen-support = Ji min re alîkarî divê
screen-support-note = Bi zarokan re, ducanî, kêmendam
screen-support-on = Baş e, em ê li ber çavan bigirin.
screen-elsewhere-note = Hingê fermangeheke din alîkariya we dike.

# ---- screen: the code of an appointment ----
screen-code = Koda xwe bigirin ber skanerê.
screen-code-type = An jî wê li vir binivîsin.
screen-code-where = Kod di nameya we an e-maila we de ye.
screen-code-empty = Koda we
screen-code-delete = Jê bibin
screen-code-letters = Tîp
screen-code-digits = Reqem
screen-go-on = Pêşve
screen-no-code = Koda min tune
screen-no-code-note = Ji kerema xwe li beşa agahiyê navê xwe bibêjin.
screen-too-early = Hûn zû hatine.
screen-appointment-at = Randevûya we saet { $time } e.
screen-from-at = Hûn hejmara xwe li vir ji saet { $time } ve digirin.
screen-other-day = Randevûya we rojeke din e.
screen-not-found = Em vê kodê nabînin.
screen-not-found-note = Ji kerema xwe dîsa li kodê binêrin.
screen-cancelled = Ev randevû hat betalkirin.
screen-already = Jixwe hejmara we heye.
screen-already-note = Kaxez tune? Li beşa agahiyê em wê dîsa çap dikin.
screen-other-code = Kodeke din binivîsin
screen-go-without = Bê randevû dewam bikin
screen-code-kept = Koda we hat tomarkirin.
screen-appointment-for = Randevûya we ji bo çi ye?

# ---- screen: what to bring, and who comes ----
screen-bring = Ev tişt li gel we ne?
screen-have-all = Erê, hemû li gel min in
screen-have-all-note = Pêşve ber bi hejmarê
screen-missing = Na, tiştek kêm e
screen-missing-note = Lîsteyê çap bikin, bê hejmar
screen-list-comes = Lîsteya we tê.
screen-list-failed = Lîste nehat.
screen-list-photo = Wêneyê lîsteyê bikişînin.
screen-list-again = Gava her tişt li gel we be, dîsa werin.
screen-number-anyway = Dîsa jî hejmarekê dixwazim
screen-party = Niha hûn hejmara xwe digirin.
screen-persons = Hûn çend kes in?
screen-cases = Çend kart an serlêdan?
screen-one-more = Yek zêdetir
screen-one-less = Yek kêmtir
screen-take-number = Hejmarê bigirin

# ---- screen: another office ----
screen-other-office = Fermangeheke din
screen-elsewhere = Ji bo we kîjan rast e?
screen-none-of-these = Ji van yek jî na
screen-none-of-these-note = Ez li cihê rast im.
screen-address = Fermangeheke din vî karî dike.
screen-no-address = Li beşa agahiyê em navnîşanê ji we re dibêjin.
screen-print-address = Navnîşanê çap bikin
screen-address-comes = Kaxeza we ya navnîşanê tê.
screen-address-failed = Kaxez nehat. Wêneyekî bikişînin.

# ---- screen: my own number ----
screen-my-number = Kaxeza xwe bigirin ber skanerê.
screen-my-number-note = Koda li ser kaxezê tenê ya we ye.
screen-no-slip = Kaxeza min winda bû
screen-not-mine = Îro em vê hejmarê nabînin.
screen-mine = Ev hejmara we ye.
screen-mine-issued = Kaxeza we hîn tê çapkirin.
screen-mine-waiting = Hûn li bendê ne. Em gazî hejmara we dikin.
screen-mine-called = Me gazî we kir. Ji kerema xwe biçin gîşeya { $counter }.
screen-mine-serving = Hûn li gîşeya { $counter } ne.
screen-room = Ode { $room }
screen-mine-parked = Hejmara we hat rawestandin. Cihê we ji we re dimîne.
screen-mine-missed = Me gazî we kir. Ji kerema xwe li beşa agahiyê bipirsin.
screen-mine-ended = Ev hejmar ji bo îro qediya.
screen-change = Karê xwe biguherin
screen-change-note = Wexta we her tê hesibandin.
screen-changed = Karê we hat guhertin.
screen-change-failed = Ev niha nabe. Ji kerema xwe bi me re biaxivin.
screen-give-back-sure = Hûn dixwazin hejmara xwe vegerînin?
screen-give-back-note = Piştî wê em êdî gazî we nakin.
screen-give-back-yes = Erê, vedigerînim
screen-give-back-no = Na, bila bimîne
screen-given-back = Hejmara we hat vegerandin. Spas.

# ---- screen: the ticket ----
screen-counted = Wexta we ji saet { $time } ve tê hesibandin.
screen-late = Randevûya we saet { $time } bû.
screen-wait = { $from } heta { $to } deqe
screen-about = nêzîkî
screen-have-ready = Amade bikin
screen-on-phone = Hejmara we li ser telefonê
screen-on-phone-note = Kodê skan bikin. Nav tune. Belaş e.
screen-fair = Em bi rêza hejmaran gazî nakin.
screen-fair-note = Wexta we tê hesibandin, ne reqem.

# ---- screen: closed, and what works without a visit ----
screen-hours = Em li vir ji bo we ne
screen-online = Ev bi înternetê jî dibe

# ---- screen: reading aids ----
screen-lower = Jêrtir
screen-higher = Jortir
screen-lower-note = Niha hemû bişkok li jêr in.
screen-choices = Hilbijartin { $first } heta { $last } ji { $all }
screen-speak = Bixwînin
screen-quiet = Bêdeng

# ---- voice: what is only spoken ----
speech-hello = Ev makîne her tiştî ji we re dixwîne.
speech-keys = Çar bişkok hene: Paşve, Pêşve, Hilbijêrin, Dubare.
speech-language = Ziman hilbijêrin
speech-choice = { $place } ji { $all }: { $text }
speech-on = vekirî
speech-off = girtî
speech-unavailable = niha nabe
speech-press-choose = Bişkoka Hilbijêrin bişidînin.
speech-number = Hejmara we { $number } e.
speech-typed = Hat nivîsandin: { $code }
speech-louder = Bilindtir
speech-quieter = Nizmtir
speech-end = Xwendinê rawestînin
speech-going = Ji kerema xwe kêliyekê bisekinin.

# ---- paper ----
paper-welcome = Bi xêr hatin
paper-your-number = Hejmara we
paper-floor = Ji kerema xwe li vî qatî bisekinin
paper-ahead = { $ahead ->
    [0] Li pêşiya we: *kes tune*
    [one] Li pêşiya we: *{ $ahead }{ "\u00A0" }kes*
   *[other] Li pêşiya we: *{ $ahead }{ "\u00A0" }kes*
}
paper-counted = Wexta we ji saet *{ $time }* ve tê hesibandin
paper-bring = Van tiştan amade bikin
paper-phone = *Li ser telefonê bibînin kengî dora we ye.*
paper-fair = *Adil:* Tu gîşeya ku wê demê dikare ji we re xizmetê bike, wek hejmara din gazî hejmareke wisa nake ku wexta wê ji ya we zêdetirî { $minutes } deqeyan paştir tê hesibandin.
paper-privacy = Nav tune. Hejmar îro piştî girtinê tê jêbirin.
paper-wait = Nêzîkî *{ $from } heta { $to }{ "\u00A0" }deqeyan*
paper-order = Em bi rêza hejmaran gazî nakin. Wexta we tê hesibandin.
paper-own-code = Bi vê kodê hûn li makîneyê hejmara xwe dibînin an diguherin.
paper-list = Van tiştan bi xwe re bînin
paper-list-again = Gava her tişt li gel we be, dîsa werin.
paper-elsewhere = Ev fermangeh vî karî dike
paper-no-number = Ev kaxez ne hejmar e.
