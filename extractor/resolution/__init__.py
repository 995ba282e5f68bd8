"""One person, one row; one film, one row: names put together by spelling, films, pages, years and roles."""

from extractor.resolution.decisions import read_decisions
from extractor.resolution.frames import Resolution, cluster_films, cluster_people, resolve

__all__ = ["Resolution", "cluster_films", "cluster_people", "read_decisions", "resolve"]
