"""The exchange with the province: packages, keys, and what is sent and taken in."""
