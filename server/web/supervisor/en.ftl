# The supervisor's page in English.
title = Supervisor
devices = Devices
way-back = Places of work
other-language = Deutsch
sign-out = Sign out
loading = One moment …
in-touch = Connected
out-of-touch = No connection. As of { $time }
out-of-touch-before = No connection
no-devices = There is no device here yet.
all-in-order = All devices are in order.
some-not = { $count ->
    [one] 1 device needs help.
   *[other] { $count } devices need help.
  }
some-unpaired = { $count ->
    [one] 1 device is not signed in yet.
   *[other] { $count } devices are not signed in yet.
  }
some-arriving = { $count ->
    [one] 1 device reports in a moment.
   *[other] { $count } devices report in a moment.
  }
seen = Heard last: { $time }
version = Version { $version }
areas = Area { $areas }
counter = Counter { $counter }

pair = Sign in a device
revoke = Sign out
revoke-name = Sign out { $name }
close = Close
cancel = Cancel
done = Done

pair-title = Sign in a device
pair-code = Code that stands on the device
pair-code-note = 8 letters. Capital or small makes no difference.
pair-next = Next
pair-who = This device is asking
pair-kind = Kind
pair-address = Address
pair-here = this very machine
pair-host = Name of its machine
pair-since = Asking since
pair-version = Version
pair-check = Do you stand before this very device? If not, turn it away.
pair-name = Which device is it?
pair-taken = This name is taken. The other device is signed out.
pair-no-names = The site file has no place for this kind of device.
pair-confirm = Sign in
pair-refuse = Turn away
pair-done = { $name } is signed in. The device goes on in a few seconds.
pair-refused = The device is turned away.

problem-unknown_code = No device shows this code now. Please compare each letter.
problem-code_used = Somebody has decided about this code already.
problem-unknown_device = There is no such name here.
problem-too_many_requests = { $minutes ->
    [one] Too many wrong codes. It goes on in 1 minute. The devices show new codes then.
   *[other] Too many wrong codes. It goes on in { $minutes } minutes. The devices show new codes then.
  }
problem-invalid_body = This is no code. It has 8 letters.
problem-unanswered = No answer from the server. Please press again.
problem-other = That did not work.

revoke-title = Sign out { $name }?
revoke-kiosk = The kiosk gives no more numbers then.
revoke-display = The board shows no more calls then.
revoke-other = The device can do nothing more then.
revoke-again = The device shows a code. Use it to sign the device in again.
revoke-again-other = It works again once it is signed in anew.
revoked = { $name } is signed out.

signed-out = You are signed out.
signed-out-note = Please sign in again.
sign-in = Sign in
