"""F30, the register of certificates, as its pages print it."""
