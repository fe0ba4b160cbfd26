"""What every paper is set with: pens, letters, lines, pieces, tables and pages."""
