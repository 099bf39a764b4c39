"""Results as data for programs: tables, JSON, spreadsheets. What rests on a confidential source is left out."""
