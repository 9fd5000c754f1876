# Why a number has not been called yet, in Kurmanji (Kurmancî).
# Review: none yet

# ---- before the wait ----
why-issued = Em hîn nizanin ka kaxeza we hatiye çapkirin. Ev ê zû diyar bibe. Wexta we ji saet { $time } ve tê hesibandin.

# ---- waiting ----
why-held-counter = Karê we li gîşeya { $counter } dewam dike. Ev gîşe gazî we dike.
why-held-caseworker = Kesê ku li karê we dinêre gazî we dike.
why-held-area = Karê we li cihê bendewariyê { $letter } dewam dike. Ji kerema xwe li wir bisekinin.
why-triage = Kesek zû biryar dide ku pêşî alîkariya kê were kirin. Ji kerema xwe li vir bimînin.
why-nobody-open = Niha tu gîşeya ku dikare gazî we bike vekirî nîne. Hejmara we hîn derbasdar e.
why-ahead = { $people ->
    [one] Di rêza we de { $people } kes li pêşiya we ye.
   *[other] Di rêza we de { $people } kes li pêşiya we ne.
}
why-before = { $minutes ->
    [one] Li pêşiya we tenê ew kes in ku wexta wan ji ya we derengtir nayê hesibandin an herî zêde { $minutes } deqe pêşînî hene.
   *[other] Li pêşiya we tenê ew kes in ku wexta wan ji ya we derengtir nayê hesibandin an herî zêde { $minutes } deqe pêşînî hene.
}
why-next = Di rêza we de kes li pêşiya we tune. Gava gîşeyek ji bo we vala be, em gazî hejmara we dikin.
why-counted = Wexta we ji saet { $time } ve tê hesibandin.
why-planned = Çend karên we hene, yek li pey yekê. Gîşeya ku tenê ji bo karekî paştir e hîn gazî we nake.
why-any = Çend karên we hene. Em bi karê ku pêşî gîşeya wî vala dibe dest pê dikin.
why-uncertain = Em baş nizanin ka kaxeza we hatiye çapkirin. Hejmara we dîsa jî derbasdar e.

# ---- interrupted ----
why-parked = Serdana we hatiye rawestandin. Gava hûn vegerin, ji kerema xwe bi me re biaxivin.
why-return = Herî dereng saet { $time } hejmara we bi xwe dîsa li benda gazîkirinê ye.
why-missed = Me gazî hejmara we kir û me hûn nedîtin. Ji kerema xwe bi me re biaxivin.
why-grace = Heta saet { $time } cihê we ji we re dimîne. Piştî wê wexta we ji vegera we ve tê hesibandin.
why-grace-over = Gava hûn vegerin, wexta we ji nû ve tê hesibandin.

# ---- at the counter ----
why-called = Em gazî hejmara we dikin. Ji kerema xwe werin gîşeya { $counter }.
why-serving = Gîşeya { $counter } niha ji bo we ye.
why-place = Ode { $room }, { $floor }.

# ---- over ----
why-finished = Serdana we qediya.
why-cancelled = Ev hejmar hat vegerandin. Em êdî gazî wê nakin. Eger hîn jî hewcedariya we bi me hebe, ji kerema xwe bi me re biaxivin.
why-expired = Ev hejmar tenê di roja xwe de derbasdar bû. Gava hûn dîsa werin, ji kerema xwe hejmareke nû bigirin.

why-reason = Sedem: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] Saet { $time } berî we gazî { $number } hat kirin: herî zêde { $minutes } deqe pêşînî.
   *[other] Saet { $time } berî we gazî { $number } hat kirin: herî zêde { $minutes } deqe pêşînî.
}
why-passed-chosen = Saet { $time } berî we gazî { $number } hat kirin: kesekî ev hejmar bi destan hilbijart.
why-passed-service = Saet { $time } berî we gazî { $number } hat kirin: kesekî bi destan gazî hejmara din a celebekî kar kir.
why-passed-missed = Saet { $time } berî we gazî { $number } hat kirin: ev hejmar piştî gazîkirineke windabûyî vegeriya.
why-passed-resumed = Saet { $time } berî we gazî { $number } hat kirin: serdaneke rawestandî dewam kir.
why-passed = Saet { $time } berî we gazî { $number } hat kirin.
why-passed-more = { $passes ->
    [one] Berî wê gazî { $passes } hejmara din jî berî we hat kirin.
   *[other] Berî wê gazî { $passes } hejmarên din jî berî we hat kirin.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Gava bi rêzê gazî tê kirin, ev rast e: tu gîşeya ku wê demê dikare ji we re xizmetê bike, wek hejmara din gazî hejmareke wisa nake ku wexta wê ji ya we zêdetirî { $minutes } deqeyê paştir tê hesibandin.
   *[other] Gava bi rêzê gazî tê kirin, ev rast e: tu gîşeya ku wê demê dikare ji we re xizmetê bike, wek hejmara din gazî hejmareke wisa nake ku wexta wê ji ya we zêdetirî { $minutes } deqeyan paştir tê hesibandin.
}
