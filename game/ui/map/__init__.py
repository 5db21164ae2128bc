"""The map: world data, projections, a camera, a cached base layer and an overlay drawn from a MapVM. Knows no
scenario.
"""
