"""The workspace: what was read and linked, in files that other tools open too."""
