package dev.runyard.api.jsonapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a moment: a text in ISO 8601's form with an offset, in a year of four digits, which is all that clients can read. */
final class InstantReader extends ValueDeserializer<Instant> {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                var moment = OffsetDateTime.parse(parser.getString()).toInstant();
                if (!moment.isBefore(FIRST) && !moment.isAfter(LAST)) {
                    return moment;
                }
            } catch (DateTimeException e) {
                // told below
            }
        }
        return context.reportInputMismatch(this, "must be a date and time, like 2030-12-31T12:00:00Z");
    }
}
