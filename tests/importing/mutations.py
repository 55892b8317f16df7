"""Changes files at random, as bad sticks, bad programs and bad people do."""

import io
import random
import zipfile

ZIPPED = frozenset({"xlsx", "ods"})


def mutated(rng: random.Random, content: bytes) -> bytes:
    """The content with a few bytes changed, removed, put in or copied elsewhere."""
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 4, 16, 64))):
        place = rng.randrange(len(changed))
        kind = rng.random()
        if kind < 0.5:
            changed[place] = rng.randrange(256)
        elif kind < 0.7:
            changed[place] ^= 1 << rng.randrange(8)
        elif kind < 0.8:
            del changed[place : place + rng.randrange(1, 64)]
        elif kind < 0.9:
            changed[place:place] = rng.randbytes(rng.randrange(1, 16))
        else:
            start = rng.randrange(len(changed))
            changed[place : place + 32] = changed[start : start + 32]
        changed = changed or bytearray(b"\0")
    return bytes(changed)


def mutated_part(rng: random.Random, content: bytes) -> bytes:
    """A zip file with one of its parts mutated, so that the zip itself is sound.

    Half of the time that is one with cells in it.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = [part.filename for part in old.infolist() if part.file_size]
        cells = [name for name in names if name.endswith(("content.xml", "sheet1.xml"))]
        chosen = rng.choice(cells if rng.random() < 0.5 else names)
        for name in names:
            part = old.read(name)
            new.writestr(name, mutated(rng, part) if name == chosen else part)
    return stream.getvalue()


def mutated_file(rng: random.Random, kind: str, content: bytes) -> bytes:
    """A file of the kind changed anywhere, or within a part of it that would else be unreadable."""
    if kind in ZIPPED and rng.random() < 0.7:
        return mutated_part(rng, content)
    return mutated(rng, content)
