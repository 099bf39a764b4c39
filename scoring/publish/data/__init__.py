"""Results as data: tables, JSON, spreadsheets. Nothing is told of confidential sources."""
