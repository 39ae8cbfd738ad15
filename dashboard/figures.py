"""Charts as plain Plotly dicts, one function per chart type, one template. (To be written.)"""
