"""The same figures as SVG, without a browser. (To be written.)"""
