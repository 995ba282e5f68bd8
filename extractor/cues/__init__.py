"""The words that give a caption's people their roles, characters and films away: data, no logic.

To add a word, add it to the fitting line; `*` in a line's example stands for each of its words, and a standing test
puts every word through its example. In the examples, `{P name}` is a person, `{F title}` a film, `{Y year}` a year and
`{C name}` a character. Words are written in lower case; "one|many" gives a singular and its plural.
"""
