package dev.runyard.contract;

/**
 * How far the server has the log.
 *
 * @param nextOffset where the next byte goes; less than what was sent when a part was missing before it
 */
public record LogAck(long nextOffset) {}
