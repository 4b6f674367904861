//! Results become a workbook.
