"""How the Windows program is made and tried: `python3 dev.py build --windows [--check]`.

On Linux everything that must run on Windows runs in Wine, on Windows it runs directly. In order:
`interpreter` and `wheels` put a Windows Python together from pinned packages, `program` lets
PyInstaller make the program folder by `build.spec`, `contents` looks for what must not be in it,
`sbom` lists what is, `installer` and `portable` pack it. `check` then tries the result as a user
would. Nothing of this package is shipped.
"""
