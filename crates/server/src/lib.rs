//! axum: the machine and browser doors of Sanqian, with the embedded web.
