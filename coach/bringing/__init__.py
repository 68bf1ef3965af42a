"""Other apps' histories brought in: read, weighed against what is there, put in whole, taken out again."""
