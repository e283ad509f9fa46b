"""What runs the work: nothing in the method knows which engine it is."""
