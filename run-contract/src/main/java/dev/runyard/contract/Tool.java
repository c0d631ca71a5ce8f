package dev.runyard.contract;

/**
 * The program that runs the phase.
 *
 * @param name {@code terraform} or {@code tofu}
 * @param version an exact version, a constraint such as {@code ~> 1.11.0}, or {@code latest}
 */
public record Tool(String name, String version) {}
