package dev.runyard.ui.run;

/** A run in a list. */
public record RunRow(String path, Heading heading) {}
