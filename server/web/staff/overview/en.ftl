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
left-behind-called = Nobody is at counter { $counter }. { $number } is still called there.
left-behind-serving = Nobody is at counter { $counter }. The conversation with { $number } is not over there yet.
left-behind-show = To { $number }
