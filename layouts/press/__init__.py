"""What the press office takes from here: sentences, pictures, code to embed, tables, citations.

page           everything of one indicator
newsroom       everything of one release
sentences      a finding in three lengths; wording and aims hold the clauses they are made of
citing         the line under a picture, and citations
embedding      the code to embed, and what it shows
illustrations  pictures in all presets
pasting        the table for the editor of a WeChat article
block          the block that other pages start the press from
"""
