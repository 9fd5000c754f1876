# The supervisor's page in English.
title = Supervisor
parts = Parts of this page
devices = Devices
way-back = Places of work
other-language = Deutsch
sign-out = Sign out
still-signed-in = You are still signed in: no answer from the server. Please press again.
loading = One moment …
in-touch = up to date
out-of-touch = No connection. As of { $time }
out-of-touch-before = No connection
no-devices = There is no device here yet.
all-in-order = All devices are in order.
some-not = { $count ->
    [one] 1 device needs help.
   *[other] { $count } devices need help.
  }
some-unpaired = { $count ->
    [one] 1 device is not paired yet.
   *[other] { $count } devices are not paired yet.
  }
some-out = { $count ->
    [one] 1 device is taken out of service.
   *[other] { $count } devices are taken out of service.
  }
some-arriving = { $count ->
    [one] 1 device reports in a moment.
   *[other] { $count } devices report in a moment.
  }
seen = Last heard: { $time }
version = Version { $version }
areas = Area { $areas }
counter = Counter { $counter }

pair = Pair a device
out-of-service = Out of service
out-of-service-name = Take { $name } out of service
into-service = Into service
into-service-name = Take { $name } back into service
is-out = { $name } is out of service. It gives no numbers until you take it back into service.
is-back = { $name } is back in service.
revoke = Unpair
revoke-name = Unpair { $name }
close = Close
cancel = Cancel
done = Done

pair-title = Pair a device
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
pair-taken = This name is taken. The other device is unpaired.
pair-no-names = The site file has no place for this kind of device.
pair-confirm = Pair
pair-refuse = Turn away
pair-done = { $name } is paired. The device goes on in a few seconds.
pair-refused = The device is turned away.

refused-forbidden = The supervisor may not do that.
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

revoke-title = Unpair { $name }?
revoke-kiosk = The kiosk gives no more numbers then.
revoke-display = The board shows no more calls then.
revoke-other = The device can do nothing more then.
revoke-again = The device shows a code. Use it to pair the device again.
revoke-again-other = It works again with a new key.
revoked = { $name } is unpaired.

signed-out = You are signed out.
signed-out-note = Please sign in again.
sign-in = Sign in
