"""The kiosk's catalogues as translators meet them: what is missing, a table out, a table back."""
