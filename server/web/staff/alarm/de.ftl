# The quiet alarm of a counter, on every page of staff that is told of it.
alarm-at = Schalter { $number } braucht Hilfe
alarm-where = Raum { $room } · { $floor }
alarm-help = Hilfe ist da
alarm-help-number = Hilfe ist da an Schalter { $number }
