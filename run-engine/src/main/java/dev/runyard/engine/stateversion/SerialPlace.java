package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Invalid;
import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where in the bytes of a state its serial stands.
 *
 * @param at the offset of its first digit
 * @param length how many digits it has
 */
record SerialPlace(long at, int length) {
    /** Finds the serial of a state that has been read before. */
    static SerialPlace find(InputStream state, JsonMapper json) {
        var found = new SerialPlace(-1, 0);
        try (JsonParser parser = json.createParser(state)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isSerial = parser.currentName().equals("serial");
                JsonToken value = parser.nextToken();
                if (isSerial && value == JsonToken.VALUE_NUMBER_INT) {
                    found = new SerialPlace(
                            parser.currentTokenLocation().getByteOffset(),
                            parser.getString().length());
                }
                parser.skipChildren();
            }
        }
        if (found.at < 0) {
            throw Invalid.because("The state has no serial that could be changed.");
        }
        return found;
    }
}
