"""The door of every request, and what every answer says to browsers.

`entrance.Entrance` stands before all other middleware: it refuses what no view should see, and puts the headers of
`headers` on whatever comes out. `refusals` are the plain pages of what is refused.
"""
