package dev.runyard.engine.planexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MocksTest {
    @Test
    void textsAreWrittenOnOneLineWhateverIsInThem() {
        var json = "\"a\\\"b\\\\c\\nd\\te\\r\\b\\f\\u0007\\u000b\\u0000\\u001b\\ufeffżółw 🐢 ${x} %{y} \\u2028\"";

        assertThat(raw(json))
                .isEqualTo("\"a\\\"b\\\\c\\nd\\te\\r\\b\\f\\a\\v\\u0000\\u001b\\ufeffżółw 🐢 ${x} %{y} \u2028\"");
    }

    @Test
    void numbersAreWholeWhereTheyCanBe() {
        assertThat(raw("9223372036854775807")).isEqualTo("9223372036854775807");
        assertThat(raw("-3")).isEqualTo("-3");
        assertThat(raw("0.25")).isEqualTo("0.25");
        assertThat(raw("1e3")).isEqualTo("1000.0");
        assertThat(raw("-9223372036854775808")).isEqualTo("-9.223372036854776E18");
        assertThat(raw("170141183460469231731687303715884105728")).isEqualTo("1.7014118346046923E38");
        assertThat(raw("1e999")).isEqualTo("undefined");
    }

    @Test
    void valuesAreNestedAsTheyWere() {
        assertThat(raw("{\"a\":[1,[],{\"b\":null}],\"c\":{},\"d\":[true,[false]]}"))
                .isEqualTo("""
                {
                \t"a": [
                \t\t1,
                \t\t[],
                \t\t{
                \t\t\t"b": null,
                \t\t},
                \t],
                \t"c": {},
                \t"d": [
                \t\ttrue,
                \t\t[
                \t\t\tfalse,
                \t\t],
                \t],
                }""");
    }

    @Test
    void whatAPlanDoesNotHaveIsEmpty() {
        assertThat(text(new PlanMock(plan("{}")))).isEqualTo("""

                planned_values = {
                \t"outputs": {},
                \t"resources": {},
                }

                variables = {}

                resource_changes = {}

                resource_drift = {}

                output_changes = {}

                raw = {}
                """);
        assertThat(text(new StateMock(plan("{}")))).isEqualTo("""

                terraform_version = undefined

                outputs = {}

                resources = {}
                """);
        assertThat(text(new ConfigurationMock(plan("{\"configuration\":null}"))))
                .startsWith("import \"strings\"\n\nproviders = {}\n\nresources = {}\n\nprovisioners = {}\n")
                .contains("\nfunc strip_index(addr) {\n");
    }

    @Test
    void aDeposedObjectHasAKeyOfItsOwn() {
        var plan = plan("""
                {"resource_changes": [
                  {"address": "a.b", "type": "a", "name": "b", "mode": "managed", "change": {"actions": ["no-op"]}},
                  {"address": "a.b", "deposed": "c0ffee", "type": "a", "name": "b", "change": {"actions": ["delete"]}}
                ]}""");

        assertThat(text(new PlanMock(plan)))
                .contains("\n\t\"a.b\": {\n", "\n\t\"a.b:c0ffee\": {\n", "\"deposed\": \"c0ffee\",");
    }

    private static String raw(String json) {
        var text = text(new PlanMock(plan(json)));
        return text.substring(text.indexOf("raw = ") + "raw = ".length()).stripTrailing();
    }

    private static PlanJson plan(String json) {
        return new PlanJson(() -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Mock mock) {
        var text = new StringWriter();
        mock.write(new SentinelText(text));
        return text.toString();
    }
}
