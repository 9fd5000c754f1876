# The kiosk's words in French (Français): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Bienvenue
screen-choose-language = Veuillez choisir votre langue.
screen-step = Étape { $step } sur { $steps }
screen-concern = Comment pouvons-nous vous aider{ "\u00A0" }?
screen-not-sure = Autre chose. Je ne sais pas.
screen-not-sure-note = Une personne vous aide.
screen-back = Retour
screen-start-over = Recommencer
screen-more = Plus
screen-page = Page { $page } sur { $pages }
screen-larger = Plus grand
screen-contrast = Contraste
screen-access = Aides à la lecture
screen-moment = Un instant …
screen-paper-comes = Votre ticket arrive.
screen-still-there = Êtes-vous encore là{ "\u00A0" }?
screen-have-time = Vous avez le temps.
screen-stay = Oui, je suis là
screen-take-paper = Veuillez prendre votre ticket.
screen-your-number = Votre numéro
screen-area = Espace d’attente { $letter }
screen-floor = Étage{ "\u00A0" }: { $floor }
screen-people = { $people ->
    [0] Personne
    [one] { $people } personne
    [many] { $people } de personnes
   *[other] { $people } personnes
}
screen-ahead = avant vous
screen-we-call = Nous appelons votre numéro.
screen-we-call-note = Vous le voyez sur l’écran.
screen-print-again = Imprimer encore
screen-printed = Ticket imprimé
screen-copy-failed = Le deuxième ticket n’est pas sorti. Votre numéro est valable.
screen-done = Terminé
screen-no-paper = Le ticket n’est pas sorti.
screen-no-paper-note = Votre numéro est quand même valable.
screen-remember = Veuillez retenir votre numéro.
screen-photo = Avez-vous un téléphone{ "\u00A0" }?
screen-photo-note = Prenez votre numéro en photo.
screen-have-it = Je l’ai
screen-give-back = Rendre le numéro
screen-unavailable = Il n’y a pas de numéro ici actuellement.
screen-offline = Pas de connexion actuellement. Votre numéro est valable.
screen-no-look-up = Nous ne pouvons pas vérifier maintenant. Votre numéro reste valable.
screen-try-again = Essayer encore
screen-no-service = Il n’y a pas de numéro pour cela actuellement.
screen-speak-to-us = Veuillez nous parler.
screen-closed = Nous sommes fermés.
screen-opens-again = Nous ouvrons de nouveau
screen-opens-at = { $weekday }, { $day }, à { $time }
screen-used-up = Aujourd’hui, tous les numéros pour cela sont donnés.
screen-too-late = Aujourd’hui, il n’y a plus assez de temps pour cela.
screen-another-day = Veuillez venir un autre jour.
screen-come-early = Veuillez venir tôt le matin.
screen-ask-desk = Veuillez demander à l’accueil.
screen-ask-desk-note = On vous y dit aussi ce qui marche en ligne.
screen-out-of-service = Cet appareil est hors service actuellement.
screen-out-of-service-note = Veuillez utiliser un autre appareil.
screen-key-closed = Fermé
screen-key-stopped = Pas de numéro
screen-key-used-up = Plus de numéro
screen-lost = Un instant, s’il vous plaît.
screen-lost-note = Cet appareil fonctionne bientôt de nouveau.

# ---- screen: the first question ----
screen-start = Avez-vous un rendez-vous aujourd’hui{ "\u00A0" }?
screen-with = Oui, avec rendez-vous
screen-with-note = Préparez votre lettre ou votre téléphone.
screen-without = Non, sans rendez-vous
screen-without-note = Vous recevez un numéro.
screen-have-number = J’ai déjà un numéro
screen-have-number-note = Le voir, le changer ou le rendre
screen-dont-know = Je ne sais pas
screen-support = J’ai besoin d’aide
screen-support-note = Avec enfants, enceinte, en situation de handicap
screen-support-on = Bien, nous en tenons compte.
screen-elsewhere-note = Alors un autre bureau vous aide.

# ---- screen: the code of an appointment ----
screen-code = Placez votre code devant le lecteur.
screen-code-type = Ou tapez-le ici.
screen-code-where = Le code est sur votre lettre ou dans votre e-mail.
screen-code-empty = Votre code
screen-code-delete = Effacer
screen-code-letters = Lettres
screen-code-digits = Chiffres
screen-go-on = Continuer
screen-no-code = Je n’ai pas de code
screen-no-code-note = Veuillez dire votre nom à l’accueil.
screen-too-early = Vous êtes en avance.
screen-appointment-at = Votre rendez-vous est à { $time }.
screen-from-at = Vous recevez votre numéro ici à partir de { $time }.
screen-other-day = Votre rendez-vous est un autre jour.
screen-not-found = Nous ne trouvons pas ce code.
screen-not-found-note = Veuillez vérifier le code.
screen-cancelled = Ce rendez-vous est annulé.
screen-already = Vous avez déjà un numéro.
screen-already-note = Le ticket manque{ "\u00A0" }? L’accueil l’imprime de nouveau.
screen-other-code = Taper un autre code
screen-go-without = Continuer sans rendez-vous
screen-code-kept = Votre code est noté.
screen-appointment-for = Quel est l’objet de votre rendez-vous{ "\u00A0" }?

# ---- screen: what to bring, and who comes ----
screen-bring = Avez-vous tout cela avec vous{ "\u00A0" }?
screen-have-all = Oui, j’ai tout
screen-have-all-note = Continuer vers le numéro
screen-missing = Non, je n’ai pas tout
screen-missing-note = Imprimer la liste, sans numéro
screen-list-comes = Votre liste arrive.
screen-list-failed = La liste n’est pas sortie.
screen-list-photo = Prenez la liste en photo.
screen-list-again = Revenez quand vous avez tout.
screen-number-anyway = Un numéro quand même
screen-party = Vous recevez bientôt votre numéro.
screen-persons = Combien de personnes êtes-vous{ "\u00A0" }?
screen-cases = Combien de cartes ou de demandes{ "\u00A0" }?
screen-one-more = Un de plus
screen-one-less = Un de moins
screen-take-number = Prendre un numéro

# ---- screen: another office ----
screen-other-office = Un autre bureau
screen-elsewhere = Quelle est votre situation{ "\u00A0" }?
screen-none-of-these = Rien de cela
screen-none-of-these-note = Je suis au bon endroit.
screen-address = Un autre bureau s’occupe de cela.
screen-no-address = L’accueil vous donne l’adresse.
screen-print-address = Imprimer l’adresse
screen-address-comes = Votre ticket avec l’adresse arrive.
screen-address-failed = Le ticket n’est pas sorti. Prenez une photo.

# ---- screen: my own number ----
screen-my-number = Placez votre ticket devant le lecteur.
screen-my-number-note = Le code du ticket est seulement pour vous.
screen-no-slip = Je n’ai plus mon ticket
screen-not-mine = Nous ne trouvons pas ce numéro aujourd’hui.
screen-mine = C’est votre numéro.
screen-mine-issued = Votre ticket est encore en impression.
screen-mine-waiting = Vous attendez. Nous appelons votre numéro.
screen-mine-called = Votre numéro a été appelé. Veuillez aller au guichet { $counter }.
screen-mine-serving = Vous êtes au guichet { $counter }.
screen-room = Bureau { $room }
screen-mine-parked = Votre numéro est en pause. Vous gardez votre place.
screen-mine-missed = Votre numéro a été appelé. Veuillez demander à l’accueil.
screen-mine-ended = Ce numéro est terminé pour aujourd’hui.
screen-change = Changer le motif de visite
screen-change-note = Votre temps continue de compter.
screen-changed = Le motif de visite est changé.
screen-change-failed = Cela ne marche pas maintenant. Veuillez nous parler.
screen-give-back-sure = Voulez-vous rendre votre numéro{ "\u00A0" }?
screen-give-back-note = Ensuite, nous ne vous appelons plus.
screen-give-back-yes = Oui, le rendre
screen-give-back-no = Non, le garder
screen-given-back = Votre numéro est rendu. Merci.

# ---- screen: the ticket ----
screen-counted = Votre temps compte à partir de { $time }.
screen-late = Votre rendez-vous était à { $time }.
screen-wait = { $from } à { $to } minutes
screen-about = environ
screen-have-ready = Veuillez préparer
screen-on-phone = Votre numéro sur le téléphone
screen-on-phone-note = Scannez le code. Pas de nom. Gratuit.
screen-fair = Nous n’appelons pas dans l’ordre.
screen-fair-note = Votre temps compte, pas le chiffre.

# ---- screen: closed, and what works without a visit ----
screen-hours = Nous sommes là pour vous
screen-online = Cela marche aussi en ligne

# ---- screen: reading aids ----
screen-lower = Plus bas
screen-higher = Plus haut
screen-lower-note = Toutes les touches sont maintenant en bas.
screen-choices = Choix { $first } à { $last } sur { $all }
screen-speak = Écouter
screen-quiet = Sans son

# ---- voice: what is only spoken ----
speech-hello = Cet appareil vous lit tout.
speech-keys = Il y a quatre touches{ "\u00A0" }: Retour, Continuer, Choisir, Répéter.
speech-language = Choisir la langue
speech-choice = { $place } sur { $all }{ "\u00A0" }: { $text }
speech-on = activé
speech-off = désactivé
speech-unavailable = impossible maintenant
speech-press-choose = Appuyez sur Choisir.
speech-number = Votre numéro est { $number }.
speech-typed = Saisi{ "\u00A0" }: { $code }
speech-louder = Plus fort
speech-quieter = Moins fort
speech-end = Arrêter la lecture
speech-going = Veuillez attendre un instant.

# ---- paper ----
paper-welcome = Bienvenue
paper-your-number = Votre numéro
paper-floor = Veuillez attendre à cet étage
paper-ahead = { $ahead ->
    [0] Avant vous{ "\u00A0" }: *personne*
    [one] Avant vous{ "\u00A0" }: *{ $ahead }{ "\u00A0" }personne*
    [many] Avant vous{ "\u00A0" }: *{ $ahead }{ "\u00A0" }de{ "\u00A0" }personnes*
   *[other] Avant vous{ "\u00A0" }: *{ $ahead }{ "\u00A0" }personnes*
}
paper-counted = Votre temps compte à partir de *{ $time }*
paper-bring = Veuillez préparer
paper-phone = *Voyez sur votre téléphone quand c’est votre tour.*
paper-fair = *Équitable{ "\u00A0" }:* Aucun guichet qui peut vous servir à ce moment n’appelle ensuite un numéro dont le temps compte plus de { $minutes } minutes après le vôtre.
paper-privacy = Pas de nom. Le numéro est effacé aujourd’hui après la fermeture.
paper-wait = Environ *{ $from } à { $to }{ "\u00A0" }minutes*
paper-order = Nous n’appelons pas dans l’ordre. Votre temps compte.
paper-own-code = Avec ce code, vous voyez ou changez votre numéro à la borne.
paper-list = Veuillez apporter
paper-list-again = Revenez quand vous avez tout.
paper-elsewhere = Ce bureau s’occupe de cela
paper-no-number = Ce ticket n’est pas un numéro.
