//! Policy as data: dated parameters, evaluation packs, finding rules and modes, each with its source.
