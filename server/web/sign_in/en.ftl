# Signing in, and where somebody works.
other-language = Deutsch
back = Back
or = or

sign-in = Sign in
sign-in-question = Please sign in.
sign-in-for = Then you go on: { $place }.
sign-in-with = Sign in with { $provider }
sign-in-help = Forgotten your password? The administration gives you a new link.
name = Name
password = Password
site = House
practice = To the overview
practice-note = The practice office needs no sign-in.

welcome-title = Welcome
welcome-question = Welcome. Choose your password.
welcome-note = Only you know it. This is your name for signing in.
welcome-begin = Save and sign in
new-password = New password
new-password-note = At least { $shortest } characters. Several words are good.
new-password-again = New password once more
old-password = Present password
change-password = Change password
change-password-note = You are then signed out on all other devices.
change-password-now = Save the new password

places-title = Places of work
places-question = Where do you work now?
at-a-counter = At a counter
counter = Counter
counter-title = Counter { $counter }
area = Area { $letter } · { $floor }
go-on-at-counter = Go on at counter { $counter }
last-time = You were there last time on this device.
elsewhere-here = At another place of work
your-places = Your places of work
no-places = There is no page here yet for this account.
place-counter = Counter { $counter }
place-reception = Reception
place-reception-note = Give numbers, find and change them
place-supervisor = Supervisor
place-supervisor-note = Pair devices, and see who needs help
place-administrator = Administration
place-administrator-note = Accounts, devices and who has changed what
place-observer = Overview
place-observer-note = Watch, without changing anything
account = Your account
sign-out = Sign out
sign-out-everywhere = Sign out everywhere

you-are-at = You now work at counter { $counter }.
one-counter-at-a-time = You chose that in another window. Only one counter works at a time.
go-to-counter = Go on at counter { $counter }
do-you-work-at = Do you work at counter { $counter } now?
work-at-counter = Work at counter { $counter }
choose-another-place = Choose another place of work

to-places = To your places of work
to-sign-in = To the sign-in
stop-forbidden = This place of work does not belong to your account.
stop-forbidden-note = The administration can change that.
stop-no-such-counter = There is no such counter here.
stop-no-such-counter-note = Please choose another one.
stop-used-link = This link is no longer valid.
stop-used-link-note = It holds for one day and works once. The administration gives you a new one.
stop-stale-form = This page is out of date.
stop-stale-form-note = Nothing was changed. Please try again.
stop-elsewhere = Your password is not here.
stop-elsewhere-note = You change it at { $provider }.

goes-on-moment = One moment, please.
goes-on-to-provider = One moment, please.
goes-on-note = It goes on by itself.
go-on = Go on
unavailable-note = The server will be back in a moment. This page asks again by itself.

why-signed-out = You are signed out.
why-password-changed = Your password is changed. Other sign-ins have ended.
why-wrong = Name and password do not belong together.
why-wrong-old = The present password is not right.
why-too-soon = { $seconds ->
    [one] Too many tries. Please wait 1 second.
   *[other] Too many tries. Please wait { $seconds } seconds.
  }
why-crowded = Many people are signing in. Please try again in a moment.
why-foreign-form = That did not come from this page. Please sign in here.
why-too-short = The password is too short. It needs at least { $shortest } characters.
why-too-long = The password is too long. It may have { $longest } characters at the most.
why-is-the-name = Your name is no password. Please choose another one.
why-too-common = This password is often guessed. Please choose another one.
why-differs = The two are different. Please write both once more.
why-no-group = { $provider } knows you. Your group may not work here yet. The administration can change that.
why-refused-there = { $provider } has not signed you in. Please try again.
why-not-begun = This sign-in is no longer valid. Please begin again.
why-provider-away = { $provider } does not answer just now. Please try again in a moment.
