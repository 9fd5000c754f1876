# The board's words in French (Français).
# Review: none yet

# ---- call ----
call = Numéro { $number }, guichet { $counter }, s’il vous plaît.
recalled = Appel répété

# ---- bar and list ----
area = Espace d’attente { $letter }
areas = Espaces d’attente { $letters }
office = Bienvenue
counter = Guichet
room = Bureau
recent = Appelés récemment
recent-none = Aucun numéro actuellement

# ---- waiting ----
waiting = { $numbers ->
    [0] Personne n’attend
    [one] { $numbers } numéro attend
    [many] { $numbers } de numéros attendent
   *[other] { $numbers } numéros attendent
}
wait-range = Environ { $from } à { $to }{ "\u00A0" }minutes

# ---- nobody is called ----
welcome = Bonjour
welcome-hint = Le prochain numéro s’affiche ici.
quiet = Ici, vous voyez et entendez les nouveaux numéros.
quiet-silent = Ici, vous voyez les nouveaux numéros.
quiet-sound = Les numéros sont seulement affichés actuellement.
card = Où vous attendez

# ---- no word from the server ----
stale = Cet écran n’est pas à jour actuellement.
stale-stand = Situation à { $time }
stale-valid = Votre numéro reste valable.
stale-stay = Veuillez rester ici.
stale-come = Nous venons vers vous.
stale-recent = Appelés jusqu’à { $time }
stale-recent-never = Appelés
stale-questions = Des questions{ "\u00A0" }? Veuillez nous parler.

# ---- messages to all ----
urgent = Important
closed = Nous sommes fermés.
opens-today = Nous ouvrons aujourd’hui à { $time }.
opens-on = Nous ouvrons le { $date } à { $time }.
break = Nous faisons une courte pause.
break-until = Nous reprenons à { $time }.
break-soon = Nous reprenons bientôt.
evacuation = Veuillez quitter le bâtiment maintenant.
evacuation-way = Allez vers la sortie la plus proche.
evacuation-lift = N’utilisez pas l’ascenseur.

# ---- the sign at a door ----
door-called = Veuillez entrer
door-serving = Un entretien est en cours ici
door-free = Veuillez attendre votre appel

# ---- only said aloud ----
sound-test = Ceci est un essai sonore.
