package dev.runyard.api.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;

class ProblemsTest {
    private final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v2/fail/missing|{'status':'404','title':'not found'}",
                "/api/v2/fail/conflict|{'status':'409','title':'conflict','detail':'The book is lent.'}",
                "/api/v2/fail/forbidden|{'status':'403','title':'forbidden','detail':'Not yours.'}",
                "/api/v2/fail/parameter|{'status':'400','title':'bad request'}",
                "/api/v2/pages/x|{'status':'404','title':'not found'}",
                "/api/v2/pages/1?line=x|{'status':'422','title':'invalid parameter','detail':'line has the wrong form'}",
                "/api/v2/nowhere|{'status':'404','title':'not found'}",
            })
    void aProblemBecomesAnError(String url, String error) {
        var answer = browser.get(url);

        assertThat(answer.at("/errors/0")).isEqualTo(error.replace('\'', '"'));
        assertThat(answer.status())
                .isEqualTo(answer.body().at("/errors/0/status").asInt());
        assertThat(answer.response().getContentType()).isEqualTo("application/vnd.api+json");
    }

    @Test
    void aMethodThatIsNotThereSaysWhichAre() {
        var answer = browser.send(HttpMethod.DELETE, "/api/v2/books", "");

        assertThat(answer.at("/errors/0/status")).isEqualTo("\"405\"");
        assertThat(answer.response().getHeader("Allow")).contains("GET").contains("POST");
    }

    @Test
    void whatNobodyForesawTellsNoSecretsButAReference() {
        var answer = browser.get("/api/v2/fail/badly");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/errors/0/detail")).contains("under ").doesNotContain("hunter2");
    }
}
