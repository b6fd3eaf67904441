def tomorrow(stations):
    return max(station.reading for station in stations)
