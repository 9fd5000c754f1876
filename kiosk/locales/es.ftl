# The kiosk's words in Spanish (Español): the screen first, then the paper.
# Review: none yet

# ---- screen ----
screen-welcome = Bienvenidos
screen-choose-language = Por favor, elija su idioma.
screen-step = Paso { $step } de { $steps }
screen-concern = ¿En qué podemos ayudarle?
screen-not-sure = Otra cosa. No lo sé.
screen-not-sure-note = Una persona le ayuda.
screen-back = Atrás
screen-start-over = Al inicio
screen-more = Más
screen-page = Página { $page } de { $pages }
screen-larger = Más grande
screen-contrast = Contraste
screen-access = Ayudas de lectura
screen-moment = Un momento …
screen-paper-comes = Su papel ya viene.
screen-still-there = ¿Sigue usted ahí?
screen-have-time = Tiene tiempo.
screen-stay = Sí, estoy aquí
screen-take-paper = Por favor, tome su papel.
screen-your-number = Su número
screen-area = Zona de espera { $letter }
screen-floor = Piso: { $floor }
screen-people = { $people ->
    [0] Nadie
    [one] { $people } persona
    [many] { $people } de personas
   *[other] { $people } personas
}
screen-ahead = antes de usted
screen-we-call = Llamaremos su número.
screen-we-call-note = Lo ve en la pantalla.
screen-print-again = Imprimir otra vez
screen-printed = El papel está impreso
screen-copy-failed = El segundo papel no salió. Su número es válido.
screen-done = Listo
screen-no-paper = El papel no salió.
screen-no-paper-note = Su número es válido de todos modos.
screen-remember = Por favor, recuerde su número.
screen-photo = ¿Tiene un teléfono?
screen-photo-note = Haga una foto de su número.
screen-have-it = Lo tengo
screen-give-back = Devolver número
screen-unavailable = Ahora mismo no hay números aquí.
screen-offline = Ahora no hay conexión. Su número es válido.
screen-no-look-up = Ahora no podemos consultarlo. Su número sigue siendo válido.
screen-try-again = Intentar otra vez
screen-no-service = Ahora mismo no hay números para esto.
screen-speak-to-us = Por favor, hable con nosotros.
screen-closed = Ahora está cerrado.
screen-opens-again = Abrimos de nuevo
screen-opens-at = { $weekday }, { $day }, a las { $time }
screen-used-up = Hoy ya no quedan números para esto.
screen-too-late = Hoy ya no alcanza el tiempo para esto.
screen-another-day = Por favor, venga otro día.
screen-come-early = Por favor, venga temprano.
screen-ask-desk = Por favor, pregunte en información.
screen-ask-desk-note = Allí le dicen también qué se puede hacer en línea.
screen-out-of-service = Esta máquina está fuera de servicio.
screen-out-of-service-note = Por favor, use otra máquina.
screen-key-closed = Cerrado
screen-key-stopped = Ahora no hay
screen-key-used-up = Hoy no quedan
screen-lost = Un momento, por favor.
screen-lost-note = Esta máquina vuelve enseguida.

# ---- screen: the first question ----
screen-start = ¿Tiene cita hoy?
screen-with = Sí, tengo cita
screen-with-note = Tenga a mano su carta o su teléfono.
screen-without = No, sin cita
screen-without-note = Usted recibe un número.
screen-have-number = Ya tengo un número
screen-have-number-note = Ver, cambiar o devolver
screen-dont-know = No lo sé
screen-support = Necesito apoyo
screen-support-note = Con niños, embarazo, discapacidad
screen-support-on = Bien, lo tenemos en cuenta.
screen-elsewhere-note = Entonces le ayuda otra oficina.

# ---- screen: the code of an appointment ----
screen-code = Ponga su código delante del lector.
screen-code-type = O escríbalo aquí.
screen-code-where = El código está en su carta o en su correo electrónico.
screen-code-empty = Su código
screen-code-delete = Borrar
screen-code-letters = Letras
screen-code-digits = Cifras
screen-go-on = Continuar
screen-no-code = No tengo código
screen-no-code-note = Por favor, diga su nombre en información.
screen-too-early = Ha llegado temprano.
screen-appointment-at = Su cita es a las { $time }.
screen-from-at = Recibe su número aquí desde las { $time }.
screen-other-day = Su cita es otro día.
screen-not-found = No encontramos este código.
screen-not-found-note = Por favor, revise el código.
screen-cancelled = Esta cita está cancelada.
screen-already = Ya tiene un número.
screen-already-note = ¿Le falta el papel? En información lo imprimimos otra vez.
screen-other-code = Escribir otro código
screen-go-without = Continuar sin cita
screen-code-kept = Su código está anotado.
screen-appointment-for = ¿Para qué es su cita?

# ---- screen: what to bring, and who comes ----
screen-bring = ¿Tiene todo esto?
screen-have-all = Sí, lo tengo todo
screen-have-all-note = Continuar al número
screen-missing = No, me falta algo
screen-missing-note = Imprimir la lista, sin número
screen-list-comes = Su lista ya viene.
screen-list-failed = La lista no salió.
screen-list-photo = Haga una foto de la lista.
screen-list-again = Vuelva cuando lo tenga todo.
screen-number-anyway = De todos modos, un número
screen-party = Enseguida recibe su número.
screen-persons = ¿Cuántas personas son?
screen-cases = ¿Cuántas tarjetas o solicitudes?
screen-one-more = Uno más
screen-one-less = Uno menos
screen-take-number = Tomar número

# ---- screen: another office ----
screen-other-office = Otra oficina
screen-elsewhere = ¿Cuál es su caso?
screen-none-of-these = Nada de esto
screen-none-of-these-note = Estoy en el lugar correcto.
screen-address = De esto se ocupa otra oficina.
screen-no-address = En información le decimos la dirección.
screen-print-address = Imprimir la dirección
screen-address-comes = Su papel con la dirección ya viene.
screen-address-failed = El papel no salió. Haga una foto.

# ---- screen: my own number ----
screen-my-number = Ponga su papel delante del lector.
screen-my-number-note = El código del papel es solo suyo.
screen-no-slip = No tengo mi papel
screen-not-mine = Hoy no encontramos este número.
screen-mine = Este es su número.
screen-mine-issued = Su papel todavía se está imprimiendo.
screen-mine-waiting = Usted espera. Llamaremos su número.
screen-mine-called = Hemos llamado su número. Por favor, vaya a la ventanilla { $counter }.
screen-mine-serving = Está en la ventanilla { $counter }.
screen-room = Sala { $room }
screen-mine-parked = Su número está en pausa. Conserva su lugar.
screen-mine-missed = Hemos llamado su número. Por favor, pregunte en información.
screen-mine-ended = Este número terminó por hoy.
screen-change = Cambiar el motivo
screen-change-note = Su tiempo sigue contando.
screen-changed = El motivo está cambiado.
screen-change-failed = Ahora no es posible. Por favor, hable con nosotros.
screen-give-back-sure = ¿Quiere devolver su número?
screen-give-back-note = Después ya no llamamos su número.
screen-give-back-yes = Sí, devolver
screen-give-back-no = No, conservar
screen-given-back = Su número está devuelto. Gracias.

# ---- screen: the ticket ----
screen-counted = Su tiempo cuenta desde las { $time }.
screen-late = Su cita era a las { $time }.
screen-wait = { $from } a { $to } minutos
screen-about = unos
screen-have-ready = Prepare, por favor
screen-on-phone = Su número en el teléfono
screen-on-phone-note = Escanee el código. Sin nombre. Gratis.
screen-fair = No llamamos por orden de número.
screen-fair-note = Cuenta su tiempo, no la cifra.

# ---- screen: closed, and what works without a visit ----
screen-hours = Estamos aquí para usted
screen-online = También se puede hacer en línea

# ---- screen: reading aids ----
screen-lower = Más abajo
screen-higher = Más arriba
screen-lower-note = Todas las teclas están ahora abajo.
screen-choices = Opciones { $first } a { $last } de { $all }
screen-speak = Escuchar
screen-quiet = Sin sonido

# ---- voice: what is only spoken ----
speech-hello = Esta máquina le lee todo.
speech-keys = Hay cuatro teclas: Atrás, Continuar, Elegir, Repetir.
speech-language = Elegir idioma
speech-choice = { $place } de { $all }: { $text }
speech-on = activado
speech-off = desactivado
speech-unavailable = ahora no es posible
speech-press-choose = Pulse Elegir.
speech-number = Su número es { $number }.
speech-typed = Escrito: { $code }
speech-louder = Más alto
speech-quieter = Más bajo
speech-end = Terminar la lectura
speech-going = Por favor, espere un momento.

# ---- paper ----
paper-welcome = Bienvenidos
paper-your-number = Su número
paper-floor = Por favor, espere en este piso
paper-ahead = { $ahead ->
    [0] Antes de usted: *nadie*
    [one] Antes de usted: *{ $ahead }{ "\u00A0" }persona*
    [many] Antes de usted: *{ $ahead }{ "\u00A0" }de{ "\u00A0" }personas*
   *[other] Antes de usted: *{ $ahead }{ "\u00A0" }personas*
}
paper-counted = Su tiempo cuenta desde las *{ $time }*
paper-bring = Prepare, por favor
paper-phone = *Vea en su teléfono cuándo es su turno.*
paper-fair = *Equitativo:* Ninguna ventanilla que pueda atenderle en ese momento llama después a un número cuyo tiempo cuenta más de { $minutes } minutos después del suyo.
paper-privacy = Sin nombre. El número se borra hoy después del cierre.
paper-wait = Unos *{ $from } a { $to }{ "\u00A0" }minutos*
paper-order = No llamamos por orden de número. Cuenta su tiempo.
paper-own-code = Con este código ve o cambia su número en la máquina.
paper-list = Por favor, traiga
paper-list-again = Vuelva cuando lo tenga todo.
paper-elsewhere = De esto se ocupa esta oficina
paper-no-number = Este papel no es un número.
