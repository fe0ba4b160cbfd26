"""The tabs of the class workspace, one module each; `base.ClassTab` is what they share."""
