"""Lists of every kind: held against the data, taken in, remembered."""
