"""pixelspec: from what a page says to a typed, tested Python client."""
