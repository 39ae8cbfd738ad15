"""What stands in other people's pages: an indicator, the summary of an action area, the renovated communities.

subject   what can be embedded, with which options, and at which address
page      one embed: heading, content, where it comes from
figures   an indicator as chart, table or card
lists     an action area and the communities as the same three
points    what a chart answers with where it is pointed at
code      the HTML to paste into another page
"""
