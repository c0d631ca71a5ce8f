package dev.runyard.api.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.api.jsonapi.Browser.Answer;
import dev.runyard.api.jsonapi.Library.BookChanges;
import dev.runyard.api.jsonapi.Library.Loan;
import dev.runyard.api.jsonapi.Library.NewBook;
import dev.runyard.api.jsonapi.Library.Remark;
import dev.runyard.api.jsonapi.Library.Tag;
import dev.runyard.persistence.user.UserId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class BodyTest {
    private final Browser browser = new Browser();

    @Test
    void attributesAndRelationshipsAreUnfolded() {
        var answer = create("""
                {"data":{"type":"","attributes":{"title":"One","pages":3,"colour":"red"},"relationships":{
                  "author":{"data":{"type":"users","id":"user-1"}},
                  "readers":{"data":[{"type":"users","id":"user-2"}]},
                  "publisher":{"links":{}}}}}""");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(browser.received())
                .isEqualTo(new NewBook("One", 3, new UserId("user-1"), List.of(new UserId("user-2"))));
    }

    @Test
    void absentIsNotNull() {
        browser.send(
                HttpMethod.PATCH, "/api/v2/books/book-1", "{\"data\":{\"attributes\":{\"lent\":null,\"pages\":7}}}");

        assertThat(browser.received()).isEqualTo(new BookChanges(Field.absent(), Field.of(null), Field.of(7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format\":\"paper\",\"price\":1}|200",
                "{\"format\":null}|200",
                "{\"format\":\"film\"}|422",
                "{\"price\":2}|422",
            })
    void whatIsNotSupportedIsAcceptedOnlyWhenItMeansNothing(String attributes, int status) {
        var body = "{\"data\":{\"attributes\":" + attributes + "}}";

        assertThat(browser.send(HttpMethod.PATCH, "/api/v2/books/book-1", body).status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "{\"data\":{}}", " \n"})
    void anOptionalBodyMayBeAlmostNothing(String body) {
        assertThat(browser.post("/api/v2/books/book-1/actions/lend", body).status())
                .isEqualTo(202);
        assertThat(browser.received()).isEqualTo(new Remark(null));
    }

    @Test
    void anOptionalBodyMayBePlain() {
        browser.post("/api/v2/books/book-1/actions/lend", "{\"comment\":\"for a week\"}");

        assertThat(browser.received()).isEqualTo(new Remark("for a week"));
    }

    @Test
    void aListOfResourceObjectsIsRead() {
        var answer = browser.post("/api/v2/books/book-1/tags", "{\"data\":[{\"attributes\":{\"name\":\"a\"}}]}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(browser.received()).isEqualTo(List.of(new Tag("a")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":5}|title|Title must be a string",
                "{\"title\":\"a\\u0000b\"}|title|Title must not contain NUL characters",
                "{\"title\":\"a\\ud800b\"}|title|Title must not contain half a surrogate pair",
                "{\"title\":null}|title|Title can't be blank",
                "{}|title|Title can't be blank",
                "{\"title\":\"One\",\"pages\":\"3\"}|pages|Pages must be a whole number",
                "{\"title\":\"One\",\"pages\":3.5}|pages|Pages must be a whole number",
                "{\"title\":\"One\",\"pages\":99999999999}|pages|Pages must be a whole number",
                "{\"title\":\"One\",\"readers\":\"x\"}|readers|Readers must be a list",
            })
    void aWrongAttributeIsPointedAt(String attributes, String name, String detail) {
        var answer = create("{\"data\":{\"attributes\":" + withReaders(attributes) + "}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0"))
                .isEqualTo("{\"status\":\"422\",\"title\":\"invalid attribute\",\"detail\":\"" + detail
                        + "\",\"source\":{\"pointer\":\"/data/attributes/" + name + "\"}}");
    }

    private static String withReaders(String attributes) {
        var readers = "\"readers\":[]";
        if (attributes.contains("readers")) {
            return attributes;
        }
        return attributes.equals("{}") ? "{" + readers + "}" : attributes.replaceFirst("}$", "," + readers + "}");
    }

    @Test
    void aWrongTruthValueIsPointedAt() {
        var answer = browser.send(
                HttpMethod.PATCH, "/api/v2/books/book-1", "{\"data\":{\"attributes\":{\"lent\":\"true\"}}}");

        assertThat(answer.at("/errors/0/detail")).isEqualTo("\"Lent must be true or false\"");
    }

    @Test
    void aWrongRelationshipIsPointedAt() {
        var answer = create(
                "{\"data\":{\"attributes\":{\"title\":\"One\",\"readers\":[]},\"relationships\":{\"author\":{\"data\":{}}}}}");

        assertThat(answer.at("/errors/0/source/pointer")).isEqualTo("\"/data/relationships/author\"");
        assertThat(answer.at("/errors/0/detail")).isEqualTo("\"Author must have an id\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"author\":{\"data\":{\"type\":\"books\",\"id\":\"user-1\"}}|author",
                "\"readers\":{\"data\":[{\"id\":\"user-1\"},{\"type\":\"user\",\"id\":\"user-2\"}]}|readers",
            })
    void aRelationshipToSomethingElseIsPointedAt(String relationship, String name) {
        var readers = relationship.contains("readers") ? "" : "\"readers\":[]";
        var answer = create("{\"data\":{\"attributes\":{\"title\":\"One\"" + (readers.isEmpty() ? "" : "," + readers)
                + "},\"relationships\":{" + relationship + "}}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/source/pointer")).isEqualTo("\"/data/relationships/" + name + "\"");
        assertThat(answer.at("/errors/0/detail")).contains("must be of the type \\\"users\\\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|keeper",
                "{\"keeper\":{\"data\":null}}|keeper",
                "{\"keeper\":{\"data\":{\"type\":\"users\",\"id\":\"user-1\"}}}|readers",
            })
    void aMissingRelationshipIsPointedAtAsSuch(String relationships, String missing) {
        var answer = browser.post("/api/v2/shelves", "{\"data\":{\"relationships\":" + relationships + "}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/source/pointer")).isEqualTo("\"/data/relationships/" + missing + "\"");
    }

    @Test
    void anIdWithANulIsRefused() {
        var answer = create("{\"data\":{\"attributes\":{\"title\":\"One\",\"readers\":[]},\"relationships\":"
                + "{\"author\":{\"data\":{\"id\":\"user-\\u0000\"}}}}}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/source/pointer")).isEqualTo("\"/data/relationships/author\"");
    }

    @Test
    void aMomentMayHaveAnyOffset() {
        browser.post("/api/v2/books/b/loans", "{\"until\":\"2030-01-02T03:04:05.678+02:00\"}");

        assertThat(browser.received()).isEqualTo(new Loan(Instant.parse("2030-01-02T01:04:05.678Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"tomorrow\"",
                "\"2030-01-02\"",
                "\"2030-13-02T03:04:05Z\"",
                "\"+300000-01-01T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-0001-01-01T00:00:00Z\"",
                "1893456000",
                "1e300",
                "true",
                "[]",
                "{}",
            })
    void aMomentThatIsNoneIsRefused(String until) {
        var answer = browser.post("/api/v2/books/b/loans", "{\"until\":" + until + "}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors/0/detail"))
                .isEqualTo("\"Until must be a date and time, like 2030-12-31T12:00:00Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|400",
                "[]|400",
                "{\"data\":{}} x|400",
                "{}|422",
                "{\"data\":null}|422",
                "{\"data\":[]}|422",
                "{\"data\":{\"attributes\":3}}|422",
                "{\"data\":{\"relationships\":{\"author\":{\"data\":3}}}}|422",
            })
    void aBodyThatIsNoDocumentIsRefused(String body, int status) {
        assertThat(create(body).status()).isEqualTo(status);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(create("{\"data\":" + "[".repeat(5000) + "]".repeat(5000) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aLargeBodyIsRefused() {
        var answer = browser.post("/api/v2/books/b/actions/lend", "{\"comment\":\"" + "x".repeat(100) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
    }

    private Answer create(String body) {
        return browser.post("/api/v2/books", body);
    }
}
