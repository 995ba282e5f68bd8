"""A run to look at: one HTML page that holds its account, charts and tables, and needs nothing else."""

from extractor.report.page import REPORT, Report, build_page, write_report

__all__ = ["REPORT", "Report", "build_page", "write_report"]
