# Why a number has not been called yet, in French (Français).
# Review: none yet
#
# Before a colon stands a space at which no line breaks (U+00A0).

# ---- before the wait ----
why-issued = Nous ne savons pas encore si votre ticket est imprimé. Nous le saurons bientôt. Votre temps compte à partir de { $time }.

# ---- waiting ----
why-held-counter = Pour vous, cela continue au guichet { $counter }. Ce guichet vous appelle.
why-held-caseworker = La personne qui s’occupe de vous vous appelle.
why-held-area = Pour vous, cela continue dans l’espace d’attente { $letter }. Veuillez attendre là-bas.
why-triage = Une personne décide bientôt qui est aidé en premier. Veuillez rester ici.
why-nobody-open = Aucun guichet qui peut vous appeler n’est ouvert actuellement. Votre numéro reste valable.
why-ahead = { $people ->
    [one] Dans votre file, { $people } personne est avant vous.
    [many] Dans votre file, { $people } de personnes sont avant vous.
   *[other] Dans votre file, { $people } personnes sont avant vous.
}
why-before = { $minutes ->
    [one] Avant vous, il y a seulement les personnes dont le temps ne compte pas plus tard que le vôtre ou qui ont une avance de { $minutes } minute au plus.
    [many] Avant vous, il y a seulement les personnes dont le temps ne compte pas plus tard que le vôtre ou qui ont une avance de { $minutes } de minutes au plus.
   *[other] Avant vous, il y a seulement les personnes dont le temps ne compte pas plus tard que le vôtre ou qui ont une avance de { $minutes } minutes au plus.
}
why-next = Dans votre file, il n’y a personne avant vous. Nous appelons votre numéro dès qu’un guichet est libre pour vous.
why-counted = Votre temps compte à partir de { $time }.
why-planned = Vous avez plusieurs motifs de visite, l’un après l’autre. Un guichet qui sert seulement un motif suivant ne vous appelle pas encore.
why-any = Vous avez plusieurs motifs de visite. Nous commençons par celui pour lequel un guichet est libre en premier.
why-uncertain = Nous ne savons pas avec certitude si votre ticket est imprimé. Votre numéro est quand même valable.

# ---- interrupted ----
why-parked = Votre visite est interrompue. Quand vous revenez, veuillez nous parler.
why-return = À { $time } au plus tard, votre numéro attend de nouveau l’appel automatiquement.
why-missed = Nous avons appelé votre numéro et nous ne vous avons pas vu. Veuillez nous parler.
why-grace = Jusqu’à { $time }, vous gardez votre place. Ensuite, votre temps compte à partir de votre retour.
why-grace-over = Votre temps compte de nouveau dès votre retour.

# ---- at the counter ----
why-called = Nous appelons votre numéro. Veuillez venir au guichet { $counter }.
why-serving = Le guichet { $counter } est maintenant là pour vous.
why-place = Salle { $room }, { $floor }.

# ---- over ----
why-finished = Votre visite est terminée.
why-cancelled = Ce numéro est rendu. Nous ne l’appelons plus. Si vous avez encore besoin de nous, veuillez nous parler.
why-expired = Ce numéro était valable seulement ce jour-là. Quand vous revenez, veuillez en prendre un nouveau.

why-reason = Raison : { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] { $number } a été appelé à { $time } avant vous : avance de { $minutes } minute au plus.
    [many] { $number } a été appelé à { $time } avant vous : avance de { $minutes } de minutes au plus.
   *[other] { $number } a été appelé à { $time } avant vous : avance de { $minutes } minutes au plus.
}
why-passed-chosen = { $number } a été appelé à { $time } avant vous : une personne a choisi ce numéro à la main.
why-passed-service = { $number } a été appelé à { $time } avant vous : une personne a appelé à la main le numéro suivant d’un motif de visite.
why-passed-missed = { $number } a été appelé à { $time } avant vous : ce numéro est revenu après un appel manqué.
why-passed-resumed = { $number } a été appelé à { $time } avant vous : une visite interrompue a continué.
why-passed = { $number } a été appelé à { $time } avant vous.
why-passed-more = { $passes ->
    [one] Plus tôt, encore { $passes } numéro a été appelé avant vous.
    [many] Plus tôt, encore { $passes } de numéros ont été appelés avant vous.
   *[other] Plus tôt, encore { $passes } numéros ont été appelés avant vous.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Quand on appelle dans l’ordre, cela vaut : aucun guichet qui peut vous servir à ce moment n’appelle ensuite un numéro dont le temps compte plus de { $minutes } minute après le vôtre.
    [many] Quand on appelle dans l’ordre, cela vaut : aucun guichet qui peut vous servir à ce moment n’appelle ensuite un numéro dont le temps compte plus de { $minutes } de minutes après le vôtre.
   *[other] Quand on appelle dans l’ordre, cela vaut : aucun guichet qui peut vous servir à ce moment n’appelle ensuite un numéro dont le temps compte plus de { $minutes } minutes après le vôtre.
}
