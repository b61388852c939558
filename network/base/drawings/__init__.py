"""Pictures drawn by the server: pure functions from plain values to inline SVG, equal values giving equal pictures.

Colours that follow the scheme come from the stylesheet's classes; no drawing holds a style, a script or an address
of another file.
"""
