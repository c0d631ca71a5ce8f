package dev.runyard.api.jsonapi;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a text: only a text, and none with a NUL, which the database cannot store. */
final class TextReader extends ValueDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(this, "must be a string");
        }
        var text = parser.getString();
        return text.indexOf('\0') < 0 ? text : context.reportInputMismatch(this, "must not contain NUL characters");
    }
}
