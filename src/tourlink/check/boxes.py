"""How far a position is outside the box around a province."""

from math import cos, radians

from tourlink.catalogue.records import Position
from tourlink.geo import EARTH_RADIUS_KM

# Positions are rounded, and boxes follow borders that were simplified by about as much.
TOLERANCE_KM = 2.0

_KM_PER_DEGREE = radians(1) * EARTH_RADIUS_KM


def km_outside(position: Position, bbox: tuple[float, ...]) -> float:
    """Return the distance in km to a box [west, south, east, north]; 0 inside."""
    west, south, east, north = bbox
    lat_deg = max(south - position.lat, 0.0, position.lat - north)
    lon_deg = max(west - position.lon, 0.0, position.lon - east)
    x_km = lon_deg * cos(radians(position.lat)) * _KM_PER_DEGREE
    return float((x_km**2 + (lat_deg * _KM_PER_DEGREE) ** 2) ** 0.5)
