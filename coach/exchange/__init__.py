"""Other apps' formats, one module a format."""
