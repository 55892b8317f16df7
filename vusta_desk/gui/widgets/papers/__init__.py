"""A paper in the window: its pages seen, and how they are printed."""
