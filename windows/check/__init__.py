"""Tries what the build has made, as a user of it would: `dev.py build --windows --check`.

`steps` lists the steps, each a function of a machine and the report. What one finds wrong it raises
as CheckFailed; those after it still run.
"""
