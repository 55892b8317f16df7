"""Letters of the time before Unicode (TCVN3 fonts, VNI fonts, code page 1258) become Unicode."""
