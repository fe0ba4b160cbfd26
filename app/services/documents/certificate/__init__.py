"""F32, the certificate: its layout as data, its frame and its texts."""
