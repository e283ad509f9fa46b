"""The workspace as flat tables with documented columns: what queries, tables and exports are made of."""

from __future__ import annotations

from saksi.views.articles import ARTICLE_VIEWS
from saksi.views.columns import View
from saksi.views.incidents import INCIDENT_VIEWS

VIEWS: dict[str, View] = {view.name: view for view in (*INCIDENT_VIEWS, *ARTICLE_VIEWS)}
"""All views by name."""
