//! 园区运营: occupancy of parks, leases that end, incoming projects and village rosters.
