"""The formats that are read, a module each: its name is what `--from` takes, its `FORMAT` is all there is to know."""
