"""The list of classes, and the workspace of one."""
