# The house at a glance
waiting = Waiting { $count }
waiting-nobody = Nobody is waiting
longest-and-target = longest wait, target │
area-longest = longest { $minutes } min
area-nobody = Nobody is waiting.
wait-of-target = { $minutes } / { $target } min
over-target = over the target
counters = Counters
counter-open = open
counter-paused = paused
counter-left = left
counter-closed = closed
