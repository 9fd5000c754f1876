# The board's words in Spanish (Español).
# Review: none yet

# ---- call ----
call = Número { $number }, pase a ventanilla { $counter }.
recalled = Llamada repetida

# ---- bar and list ----
area = Zona de espera { $letter }
areas = Zonas de espera { $letters }
office = Bienvenidos
counter = Ventanilla
room = Sala
recent = Últimas llamadas
recent-none = Ahora no hay ningún número

# ---- waiting ----
waiting = { $numbers ->
    [0] Nadie espera
    [one] { $numbers } número espera
    [many] { $numbers } de números esperan
   *[other] { $numbers } números esperan
}
wait-range = Unos { $from } a { $to }{ "\u00A0" }minutos

# ---- nobody is called ----
welcome = Buenos días
welcome-hint = Aquí aparece el próximo número.
quiet = Aquí ve y oye los números nuevos.
quiet-silent = Aquí ve los números nuevos.
quiet-sound = Ahora los números solo se muestran.
card = Dónde espera usted

# ---- no word from the server ----
stale = Esta pantalla no está actualizada ahora.
stale-stand = Situación a las { $time }
stale-valid = Su número sigue siendo válido.
stale-stay = Por favor, quédese aquí.
stale-come = Nosotros nos acercamos a usted.
stale-recent = Llamados hasta las { $time }
stale-recent-never = Llamados
stale-questions = ¿Tiene preguntas? Por favor, hable con nosotros.

# ---- messages to all ----
urgent = Importante
closed = Ahora está cerrado.
opens-today = Abrimos hoy a las { $time }.
opens-on = Abrimos el { $date } a las { $time }.
break = Hacemos una pausa breve.
break-until = Seguimos a las { $time }.
break-soon = Seguimos enseguida.
evacuation = Por favor, salga del edificio ahora.
evacuation-way = Vaya a la salida más cercana.
evacuation-lift = No use el ascensor.

# ---- the sign at a door ----
door-called = Por favor, entre
door-serving = Aquí hay una conversación
door-free = Por favor, espere su llamada

# ---- only said aloud ----
sound-test = Esto es una prueba de sonido.
