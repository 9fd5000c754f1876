# The quiet alarm of a counter, in English.
alarm-at = Counter { $number } needs help
alarm-where = Room { $room } · { $floor }
alarm-help = Help is there
alarm-help-number = Help is there at counter { $number }
