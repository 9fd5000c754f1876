# The quiet alarm of a counter, in English.
alarm-at = Counter { $number } needs help
alarm-where = Room { $room } · { $floor }
alarm-help = Help is there
alarm-help-number = Help is there at counter { $number }
alarm-not-ended = The alarm at counter { $number } still stands. Please press again.
alarm-as-of = Whether somebody needs help: as of { $time }
alarm-unknown = Whether somebody needs help is not known
