"""From a template and values to paper: layouts as data, checks before printing, PDF, workbooks."""
