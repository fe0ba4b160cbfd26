"""Certificates and the register they are entered in."""
