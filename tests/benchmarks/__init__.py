"""The measures of the program: ratios to a floor or a peer that the same run measures."""
