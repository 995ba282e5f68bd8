"""One person, one row; one film, one row: names put together by spelling, films, pages, years and roles."""

from extractor.resolution.frames import LINK_COLUMNS, Resolution, cluster_films, cluster_people, resolve

__all__ = ["LINK_COLUMNS", "Resolution", "cluster_films", "cluster_people", "resolve"]
