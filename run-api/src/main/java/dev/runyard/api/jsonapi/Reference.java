package dev.runyard.api.jsonapi;

/** Names a resource: JSON:API's resource identifier. */
public record Reference(String type, String id) {}
