"""Stands in for json.decoder: the C functions of json raise its error."""


class JSONDecodeError(ValueError):
    """A text is no JSON: what is wrong, and where."""

    def __init__(self, msg, doc, pos):
        super().__init__(f"{msg}: char {pos}")
        self.msg, self.doc, self.pos = msg, doc, pos
