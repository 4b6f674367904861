//! Bytes to tables and features: xlsx, xls, csv, shapefile bundles, GeoPackage, GeoJSON; knows nothing of towns.
