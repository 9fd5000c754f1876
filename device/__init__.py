"""What the two screens on the wall share: page kit, page server, texts, link to the server."""
