"""The steps put together: read an article, link readings, run over inputs, check the codebook."""
