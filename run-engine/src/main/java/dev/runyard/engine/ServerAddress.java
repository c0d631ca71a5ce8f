package dev.runyard.engine;

/**
 * Where users find this server.
 *
 * @param url without a trailing slash; in every link, upload address and log address
 */
public record ServerAddress(String url) {}
