"""A scroll area that a screen reader can read while its bars come and go."""

from PySide6 import QtWidgets


class QWidget(QtWidgets.QScrollArea):
    """A scroll area that bears this name so that Qt tells screen readers of it as a plain widget.

    Of a QScrollArea Qt (6.12) tells only the bars in sight, and does not look whether there is a
    child of the number it is asked for: when a bar goes away after a reader has asked how many
    there are, the reader asks for one too many, Qt reads past its list and the program dies. Qt
    goes by the names of a widget's classes, the own one first; of a QWidget it tells every child,
    those out of sight as such, and knows which numbers there are.
    """


ScrollArea = QWidget  # what the program calls it
