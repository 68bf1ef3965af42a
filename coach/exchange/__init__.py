"""Other apps' histories: read from their exports, written for them."""
