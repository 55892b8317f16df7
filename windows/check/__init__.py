"""Tries what the build has made, as a user of it would: `dev.py build --windows --check`.

`steps` lists the steps, each a function of a machine and the report. What one finds wrong it raises
as CheckFailed; those after it still run. A sample office, marked pages and the virtual printer are
those of the tests (`tests.helpers`): neither is shipped, and there is one of each.
"""
