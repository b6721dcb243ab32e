"""Reads films back as a player would: FFmpeg's decoders, pictures with their times."""

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np

from assistdesk.core.screen.frame import Pixels


@dataclass(frozen=True)
class Shown:
    """One picture of a film. ``pixels``: BGR."""

    t_ms: int
    pixels: Pixels
    is_key: bool


def watch(path: Path) -> list[Shown]:
    """Every picture of the film, in order."""
    with av.open(str(path)) as film:
        return [
            Shown(
                round(frame.time * 1000),
                np.asarray(frame.to_ndarray(format="bgr24", src_colorspace="ITU709"), np.uint8),
                bool(frame.key_frame),
            )
            for frame in film.decode(video=0)
        ]


def seen_at(film: list[Shown], t_ms: int) -> Pixels:
    """What a player shows at that moment."""
    return [shown for shown in film if shown.t_ms <= t_ms][-1].pixels


def psnr_db(one: Pixels, other: Pixels) -> float:
    """How near two pictures are; X and alpha do not count."""
    error = np.mean((one[..., :3].astype(np.float64) - other[..., :3].astype(np.float64)) ** 2)
    return 99.0 if error == 0 else float(10 * np.log10(255**2 / error))
