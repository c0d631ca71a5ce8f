package dev.runyard.engine;

import java.time.Duration;

/**
 * How long a canceled run is given to end by itself before people may end it by force.
 *
 * @param length counted from the cancel
 */
public record CoolOff(Duration length) {}
