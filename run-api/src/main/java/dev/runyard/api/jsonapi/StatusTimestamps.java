package dev.runyard.api.jsonapi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a thing came into each of its statuses. HCP Terraform writes these, alone, to the second and with an offset.
 *
 * @param at by name on the wire, such as {@code planned-at}
 */
public record StatusTimestamps(Map<String, Instant> at) {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);

    Map<String, String> written() {
        var written = new LinkedHashMap<String, String>();
        at.forEach((name, instant) -> written.put(name, FORMAT.format(instant)));
        return written;
    }
}
