"""One thing that happened, told by many: copies, candidate pairs, comparison, clusters, and what the sources claim."""
