# Why a number has not been called yet, in Spanish (Español).
# Review: none yet

# ---- before the wait ----
why-issued = Todavía no sabemos si su papel está impreso. Lo sabremos enseguida. Su tiempo cuenta desde las { $time }.

# ---- waiting ----
why-held-counter = Para usted se sigue en la ventanilla { $counter }. Esta ventanilla le llama.
why-held-caseworker = La persona que se ocupa de usted le llama.
why-held-area = Para usted se sigue en la zona de espera { $letter }. Por favor, espere allí.
why-triage = Una persona decide pronto a quién se ayuda primero. Por favor, quédese aquí.
why-nobody-open = Ahora no está abierta ninguna ventanilla que pueda llamarle. Su número sigue siendo válido.
why-ahead = { $people ->
    [one] En su fila hay { $people } persona antes de usted.
    [many] En su fila hay { $people } de personas antes de usted.
   *[other] En su fila hay { $people } personas antes de usted.
}
why-before = { $minutes ->
    [one] Antes de usted solo están las personas cuyo tiempo no cuenta más tarde que el suyo o que tienen una ventaja de { $minutes } minuto como máximo.
    [many] Antes de usted solo están las personas cuyo tiempo no cuenta más tarde que el suyo o que tienen una ventaja de { $minutes } de minutos como máximo.
   *[other] Antes de usted solo están las personas cuyo tiempo no cuenta más tarde que el suyo o que tienen una ventaja de { $minutes } minutos como máximo.
}
why-next = En su fila no hay nadie antes de usted. Llamamos su número cuando una ventanilla esté libre para usted.
why-counted = Su tiempo cuenta desde las { $time }.
why-planned = Usted tiene varios motivos de visita, uno después de otro. Una ventanilla que solo atiende uno posterior todavía no le llama.
why-any = Usted tiene varios motivos de visita. Empezamos con el que tenga primero una ventanilla libre.
why-uncertain = No sabemos con seguridad si su papel está impreso. Su número es válido de todos modos.

# ---- interrupted ----
why-parked = Su visita está interrumpida. Cuando vuelva, por favor, hable con nosotros.
why-return = A las { $time } como muy tarde su número espera otra vez por sí solo la llamada.
why-missed = Hemos llamado su número y no le hemos visto. Por favor, hable con nosotros.
why-grace = Hasta las { $time } conserva su lugar. Después su tiempo cuenta desde su regreso.
why-grace-over = Su tiempo cuenta de nuevo cuando usted vuelva.

# ---- at the counter ----
why-called = Llamamos su número. Por favor, venga a la ventanilla { $counter }.
why-serving = La ventanilla { $counter } está ahora para usted.
why-place = Sala { $room }, { $floor }.

# ---- over ----
why-finished = Su visita está terminada.
why-cancelled = Este número está devuelto. Ya no lo llamamos. Si todavía nos necesita, por favor, hable con nosotros.
why-expired = Este número era válido solo en su día. Cuando vuelva, por favor, tome uno nuevo.

why-reason = Motivo: { $reason }.

# ---- who was called before ----
why-passed-rank = { $minutes ->
    [one] { $number } fue llamado a las { $time } antes que usted: ventaja de { $minutes } minuto como máximo.
    [many] { $number } fue llamado a las { $time } antes que usted: ventaja de { $minutes } de minutos como máximo.
   *[other] { $number } fue llamado a las { $time } antes que usted: ventaja de { $minutes } minutos como máximo.
}
why-passed-chosen = { $number } fue llamado a las { $time } antes que usted: una persona eligió este número a mano.
why-passed-service = { $number } fue llamado a las { $time } antes que usted: una persona llamó a mano el número siguiente de un motivo de visita.
why-passed-missed = { $number } fue llamado a las { $time } antes que usted: este número volvió después de una llamada perdida.
why-passed-resumed = { $number } fue llamado a las { $time } antes que usted: una visita interrumpida continuó.
why-passed = { $number } fue llamado a las { $time } antes que usted.
why-passed-more = { $passes ->
    [one] Antes se llamó también { $passes } número más.
    [many] Antes se llamaron también { $passes } de números más.
   *[other] Antes se llamaron también { $passes } números más.
}

# ---- the promise ----
why-promise = { $minutes ->
    [one] Cuando se llama por orden, vale esto: ninguna ventanilla que pueda atenderle en ese momento llama después a un número cuyo tiempo cuenta más de { $minutes } minuto después del suyo.
    [many] Cuando se llama por orden, vale esto: ninguna ventanilla que pueda atenderle en ese momento llama después a un número cuyo tiempo cuenta más de { $minutes } de minutos después del suyo.
   *[other] Cuando se llama por orden, vale esto: ninguna ventanilla que pueda atenderle en ese momento llama después a un número cuyo tiempo cuenta más de { $minutes } minutos después del suyo.
}
