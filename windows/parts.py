"""What the program folder may be made of, apart from Python packages: every part by its files."""

from dataclasses import dataclass

from windows.versions import Read, font, nothing, pdfium, resource, words


@dataclass(frozen=True, slots=True)
class Part:
    """A part by its name; `files` is what of the folder belongs to it, as a regular expression.

    `inside` are parts built into those files; a part without files is built into others.
    """

    name: str
    licence: str
    version: Read
    files: str = ""
    purl: str = ""
    inside: tuple["Part", ...] = ()
    kind: str = "library"


_PYTHON, _DECIMAL = resource("python313.dll"), words("_decimal.pyd", rb"\0(\d\.\d\.\d)\0")
_SQLCIPHER = "sqlcipher3/_sqlite3.cp313-win_amd64.pyd"
_QT_CORE = "PySide6/Qt6Core.dll"

PARTS = (
    Part(
        "Microsoft Visual C++ Runtime",
        "LicenseRef-Microsoft-Visual-C-Runtime",
        resource("PySide6/MSVCP140.dll"),
        r"_internal/(.*/)?(VCRUNTIME|MSVCP)140\w*\.dll",
    ),
    Part(
        "OpenSSL of Python",
        "Apache-2.0",
        resource("libcrypto-3.dll"),
        r"_internal/lib(crypto|ssl)-3\.dll",
        "pkg:generic/openssl",
    ),
    Part(
        "SQLite of Python",
        "blessing",
        resource("sqlite3.dll"),
        r"_internal/sqlite3\.dll",
        "pkg:generic/sqlite",
    ),
    Part("libffi", "MIT", nothing, r"_internal/libffi-8\.dll", "pkg:generic/libffi"),
    Part(
        "Python",
        "PSF-2.0",
        _PYTHON,
        r"_internal/(python3(13)?\.dll|base_library\.zip|(?!_cffi_backend)\w+\.pyd)",
        "pkg:generic/python",
        (
            Part(
                "Expat",
                "MIT",
                words("pyexpat.pyd", rb"expat_(\d+\.\d+\.\d+)"),
                purl="pkg:generic/expat",
            ),
            Part(
                "zlib",
                "Zlib",
                words("python313.dll", rb"\0(1\.\d\.\d+)\0"),
                purl="pkg:generic/zlib",
            ),
            Part("libmpdec", "BSD-2-Clause", _DECIMAL, purl="pkg:generic/mpdecimal"),
            Part(
                "bzip2",
                "bzip2-1.0.6",
                words("_bz2.pyd", rb"(1\.0\.\d), "),
                purl="pkg:generic/bzip2",
            ),
        ),
        "framework",
    ),
    Part(
        "Qt",
        "LGPL-3.0-only",
        resource(_QT_CORE),
        r"_internal/PySide6/(Qt6\w+\.dll|plugins/.*)",
        "pkg:generic/qt",
        (
            Part(
                "PCRE2",
                "BSD-3-Clause",
                words(_QT_CORE, rb"(1\d\.\d\d) 20\d\d-\d\d-\d\d"),
                purl="pkg:generic/pcre2",
            ),
            Part(
                "zlib", "Zlib", words(_QT_CORE, rb"\0(1\.\d\.\d+) \(Qt\)"), purl="pkg:generic/zlib"
            ),
            Part(
                "libpng",
                "libpng-2.0",
                words("PySide6/Qt6Gui.dll", rb"\0(1\.6\.\d\d)\0"),
                purl="pkg:generic/libpng",
            ),
        ),
        "framework",
    ),
    Part(
        "PDFium",
        "BSD-3-Clause",
        pdfium,
        r"_internal/pypdfium2_raw/(pdfium\.dll|version\.json)",
        "pkg:generic/pdfium",
    ),
    *(
        Part(
            name,
            "OFL-1.1",
            font(f"{file}-Regular.ttf"),
            rf"_internal/resources/fonts/{file}-.*",
            f"pkg:generic/{file.lower()}",
            kind="data",
        )
        for name, file in (
            ("EB Garamond", "EBGaramond"),
            ("Great Vibes", "GreatVibes"),
            ("Tinos", "Tinos"),
        )
    ),
    Part(
        "Lucide",
        "ISC",
        words("resources/icons/LICENSE.txt", rb"lucide-static (\d+\.\d+\.\d+)"),
        r"_internal/resources/icons/(?!app\.).*",
        "pkg:npm/lucide-static",
        kind="data",
    ),
    Part(
        "VUSTA Desk",
        "MIT",
        nothing,
        r"(VustaDesk|vusta-desk)\.exe|_internal/(resources|translations)/.*|portable\.txt",
        kind="application",
    ),
)
"""In this order: a file belongs to the first of them that claims it, else to its package."""

BUILT_IN = {
    "sqlcipher3": (
        Part(
            "SQLCipher",
            "BSD-3-Clause",
            words(_SQLCIPHER, rb"(4\.\d\d\.\d)\0"),
            purl="pkg:generic/sqlcipher",
        ),
        Part(
            "SQLite",
            "blessing",
            words(_SQLCIPHER, rb"[^.\d](3\.[5-9]\d\.\d+)[^.\d]"),
            purl="pkg:generic/sqlite",
        ),
        Part(
            "OpenSSL",
            "Apache-2.0",
            words(_SQLCIPHER, rb"OpenSSL (\d\.\d\.\d+) "),
            purl="pkg:generic/openssl",
        ),
    ),
}
"""Parts built into the files of packages that bring no list of their own."""
