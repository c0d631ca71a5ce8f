package dev.runyard.contract;

import java.util.Map;

/**
 * By which a worker is listed.
 *
 * @param id made by the worker, and kept over its restarts: {@code agent-} and 16 letters or digits
 * @param concurrency how many phases it executes at once, 1 to 1,000
 * @param labels what people are to know of it; 20 at most, keys of 63 letters, digits, {@code .}, {@code _}, {@code /} and {@code -},
 *     values of 255 characters without commas
 */
public record Registration(String id, int concurrency, Map<String, String> labels) {}
