package dev.runyard.api.jsonapi;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a text: only a text, and none that the database cannot store: with a NUL, or half a surrogate pair. */
final class TextReader extends ValueDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(this, "must be a string");
        }
        var text = parser.getString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return context.reportInputMismatch(this, "must not contain half a surrogate pair");
        }
        return text.indexOf('\0') < 0 ? text : context.reportInputMismatch(this, "must not contain NUL characters");
    }
}
