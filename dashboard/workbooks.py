"""Workbooks the site hands out: templates, marked files. (To be written.)"""
