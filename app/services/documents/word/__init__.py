"""Papers as Word files, for those who still edit them by hand."""
