"""The prescribed form (thể thức) of the Party and of the State: heads, signers, styles."""
