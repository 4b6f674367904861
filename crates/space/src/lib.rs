//! Geometry becomes relations: adjacency, plan conflict, road control zones, footprint against certificate.
