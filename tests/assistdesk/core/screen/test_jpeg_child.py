"""JPEG files that no walk has looked at, decoded in a process of its own: an abort inside the library must be seen."""

import subprocess
import sys

PROGRAM = """
import io, random, resource
import numpy as np
from PIL import Image
from assistdesk.core.errors import PeerError
from assistdesk.core.screen.jpeg import decode_walked

W, H = 61, 47
resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
source = random.Random(10)
noise = Image.fromarray(np.random.default_rng(3).integers(0, 255, (H, W, 3), np.uint8), "RGB")

def saved(image, kind="JPEG", **how):
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()

good = [
    saved(noise),
    saved(noise, progressive=True),
    saved(noise, optimize=True, quality=5),
    saved(noise, subsampling=0, quality=100),
    saved(noise, subsampling=1, restart_marker_blocks=1),
    saved(noise, subsampling=2, restart_marker_rows=1),
    saved(noise, exif=b"Exif\\0\\0" + bytes(200), icc_profile=bytes(3_000), comment=b"x" * 999),
    saved(noise.convert("L")),
    saved(noise.convert("CMYK")),
    saved(noise.convert("CMYK"), progressive=True),
]
kinds = "PNG", "GIF", "TIFF", "BMP", "PPM", "TGA", "PCX", "SGI", "WEBP", "JPEG2000", "ICO", "EPS"
other = [saved(noise, kind) for kind in kinds]
tried = decoded = 0
for file in good + other:
    for turn in range(160):
        data = bytearray(file)
        for _ in range(source.randint(0, 6) if turn else 0):
            place = source.randrange(len(data))
            match source.randint(0, 3):
                case 0: data[place] = source.choice((0, 1, 0x7F, 0x80, 0xC0, 0xC2, 0xC4, 0xD9, 0xDA, 0xDD, 0xFF))
                case 1: data[place] ^= 1 << source.randint(0, 7)
                case 2: del data[place : place + source.randint(1, 40)]
                case _: data[place:place] = source.randbytes(source.randint(1, 12))
        if turn % 7 == 3:
            del data[source.randrange(len(data)):]
        tried += 1
        try:
            pixels = decode_walked(bytes(data), W, H)
        except PeerError:
            continue
        assert pixels.shape == (H, W, 4) and pixels.dtype == np.uint8
        decoded += 1
print(tried, decoded)
"""


def test_I10_bad_files_of_every_kind_end_no_process_without_the_walk() -> None:
    child = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=300)
    assert child.returncode == 0, child.stderr[-2_000:]
    tried, decoded = map(int, child.stdout.split())
    assert tried == 22 * 160
    assert 100 < decoded < tried
