# The quiet alarm of a counter, on every page of staff that is told of it.
alarm-at = Schalter { $number } braucht Hilfe
alarm-where = Raum { $room } · { $floor }
alarm-help = Hilfe ist da
alarm-help-number = Hilfe ist da an Schalter { $number }
alarm-not-ended = Der Alarm an Schalter { $number } besteht noch. Bitte drücken Sie noch einmal.
alarm-as-of = Ob jemand Hilfe braucht: Stand { $time }
alarm-unknown = Ob jemand Hilfe braucht, ist nicht bekannt
