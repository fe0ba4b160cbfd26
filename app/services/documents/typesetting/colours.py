"""The colours of papers, as shares of red, green and blue."""

Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)
GREY: Colour = (0.35, 0.35, 0.35)
PALE: Colour = (0.915, 0.915, 0.915)

# of the frame of a certificate
RED: Colour = (0.53, 0.07, 0.10)
GOLD: Colour = (0.70, 0.53, 0.20)
FAINT_GOLD: Colour = (0.950, 0.908, 0.808)
BAND: Colour = (0.988, 0.962, 0.905)
PAPER: Colour = (0.998, 0.990, 0.969)
