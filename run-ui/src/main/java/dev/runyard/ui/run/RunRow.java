package dev.runyard.ui.run;

/** A run in a list. */
record RunRow(String path, Heading heading) {}
