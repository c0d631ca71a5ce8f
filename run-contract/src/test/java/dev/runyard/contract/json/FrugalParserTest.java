package dev.runyard.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrugalParserTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LARGE = "\"" + "x".repeat(9 << 20) + "\"";

    @Test
    void aTreeIsWhatItWouldBeWithoutIt() {
        String text = "{\"a\":[1,\"two\",{\"b\":null}],\"c\":{\"d\":2.5}}";

        assertThat(whole(text)).isEqualTo(JSON.readTree(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s,%1$s,%1$s,%1$s,%1$s,%1$s]", "{\"a\":%s,\"b\":{\"c\":[%1$s,%1$s,%1$s,%1$s,%1$s]}}"})
    void aTreeOfLargeTextsIsRefused(String form) {
        assertThatThrownBy(() -> whole(form.formatted(LARGE))).isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void aTreeOfVeryManySmallPartsIsRefused() {
        assertThatThrownBy(() -> whole("[" + "{},".repeat(2_000_000) + "{}]"))
                .isInstanceOf(StreamConstraintsException.class);
    }

    @Test
    void whatIsSkippedOrWasReadBeforeCostsNothing() {
        String text = "[" + ("[" + LARGE + "," + LARGE + "],").repeat(8) + "0]";
        try (var parser = new FrugalParser(JSON.createParser(text))) {
            parser.nextToken();
            for (int i = 0; i < 4; i++) {
                parser.nextToken();
                parser.skipChildren();
                parser.nextToken();
                JsonNode read = parser.readValueAsTree();
                assertThat(read).hasSize(2);
            }
            parser.nextToken();
            assertThat(parser.getIntValue()).isZero();
        }
    }

    private static JsonNode whole(String text) {
        try (var parser = new FrugalParser(JSON.createParser(text))) {
            parser.nextToken();
            return parser.readValueAsTree();
        }
    }
}
