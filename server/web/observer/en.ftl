# The overview: look on without changing anything
title = Overview
loading = One moment …
in-touch = up to date
out-of-touch = No connection. As of { $time }
other-language = Deutsch
way-back = Places of work
signed-out = The overview is signed out.
signed-out-note = Please sign in again.
sign-out = Sign out
still-signed-in = You are still signed in: no answer from the server. Please press again.
sign-in = Sign in
