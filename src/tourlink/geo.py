"""Distances on the sphere."""

from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.009  # mean radius R1 of the GRS80 ellipsoid (IUGG)


def great_circle_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the haversine distance in km between two points given in degrees."""
    phi1, phi2 = radians(lat1), radians(lat2)
    chord = (
        sin((phi2 - phi1) / 2) ** 2
        + cos(phi1) * cos(phi2) * sin(radians(lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def along_great_circle(
    start: tuple[float, float], end: tuple[float, float], step_km: float
) -> list[tuple[float, float]]:
    """
    Return points (latitude, longitude) from `start` to `end`, both included.

    They are evenly spaced, and at most `step_km` apart. Between points opposite each
    other on the earth there is no one way, and theirs mean nothing.
    """
    angle = great_circle_km(*start, *end) / EARTH_RADIUS_KM
    pieces = max(1, ceil(angle * EARTH_RADIUS_KM / step_km))
    one, other = _vector(start), _vector(end)
    points = [start]
    for piece in range(1, pieces):
        share = piece / pieces
        # Spherical linear interpolation; the sum has length sin(angle).
        x, y, z = (
            sin((1 - share) * angle) * a + sin(share * angle) * b
            for a, b in zip(one, other, strict=True)
        )
        points.append((degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))))
    return [*points, end]


def _vector(point: tuple[float, float]) -> tuple[float, float, float]:
    phi, theta = radians(point[0]), radians(point[1])
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)
