"""Debian packages that making and trying the Windows program needs, each with a part of it."""

PACKAGES = {
    "cups": "/usr/sbin/cupsd",
    "fonts-dejavu-core": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "gcc-mingw-w64-x86-64": "x86_64-w64-mingw32-gcc",
    "git": "git",
    "imagemagick": "convert",
    "nsis": "makensis",
    "osslsigncode": "osslsigncode",
    "wine64": "/usr/lib/wine/wine64",
    "xdotool": "xdotool",
    "xvfb": "Xvfb",
}
