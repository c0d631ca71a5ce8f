package dev.runyard.api.jsonapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private final Browser browser = new Browser();

    @BeforeEach
    void forgetLoads() {
        Library.LOADS.clear();
    }

    @Test
    void aRowIsWrittenAsDeclared() {
        var answer = browser.get("/api/v2/books/book-1");

        assertThat(answer.response().getContentType()).isEqualTo("application/vnd.api+json");
        assertThat(answer.body().toString()).isEqualTo("""
                        {"data":{"id":"book-1","type":"books","attributes":{"title":"One",\
                        "published-at":"2026-01-02T03:04:05.123Z",\
                        "status-timestamps":{"lent-at":"2026-01-02T03:04:05+00:00"},"subtitle":null,"reader":"ada","rank":0},\
                        "relationships":{"written-by":{"data":{"id":"author-1","type":"authors"}},\
                        "chapters":{"data":[{"id":"c-1","type":"chapters"},{"id":"c-2","type":"chapters"}]},\
                        "reviews":{"data":[]}},"links":{"self":"/api/v2/books/book-1"}}}""");
    }

    @Test
    void aRelationshipWithoutTargetIsNull() {
        assertThat(browser.get("/api/v2/pages/1").at("/data/relationships/written-by"))
                .isEqualTo("{\"data\":null}");
    }

    @Test
    void aClassThatNobodyDeclaredIsRefused() {
        var answer = browser.get("/api/v2/secret");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().toString()).doesNotContain("s3cret").doesNotContain("Undeclared");
    }

    @Test
    void aListWithoutPagesHasNoPagination() {
        var answer = browser.get("/api/v2/shelf");

        assertThat(answer.body().propertyNames()).containsExactly("data");
        assertThat(answer.body().at("/data").size()).isEqualTo(1);
    }

    @Test
    void aPageTellsWhereItStands() {
        var answer = browser.get("/api/v2/books?page%5Bnumber%5D=2&shelf=a%20b");

        assertThat(answer.body().at("/data").size()).isEqualTo(20);
        assertThat(answer.at("/data/0/id")).isEqualTo("\"book-21\"");
        assertThat(answer.at("/meta"))
                .isEqualTo("{\"pagination\":{\"current-page\":2,\"page-size\":20,\"prev-page\":1,\"next-page\":3,"
                        + "\"total-pages\":3,\"total-count\":45}}");
        assertThat(answer.at("/links/self"))
                .isEqualTo("\"https://yard.example/api/v2/books?shelf=a+b&page%5Bnumber%5D=2&page%5Bsize%5D=20\"");
        assertThat(answer.at("/links/last")).contains("page%5Bnumber%5D=3");
    }

    @Test
    void theFirstAndTheLastPageHaveNoNeighbours() {
        var answer =
                browser.get("/api/v2/books?page[size]=500".replace("[", "%5B").replace("]", "%5D"));

        assertThat(answer.body().at("/data").size()).isEqualTo(45);
        assertThat(answer.at("/meta/pagination/page-size")).isEqualTo("100");
        assertThat(answer.at("/links/prev")).isEqualTo("null");
        assertThat(answer.at("/links/next")).isEqualTo("null");
        assertThat(answer.at("/meta/pagination/prev-page")).isEqualTo("null");
    }

    @Test
    void anEmptyListHasOnePage() {
        var answer = browser.get("/api/v2/books?shelf=empty");

        assertThat(answer.at("/data")).isEqualTo("[]");
        assertThat(answer.at("/meta/pagination/total-pages")).isEqualTo("1");
        assertThat(answer.at("/meta/pagination/total-count")).isEqualTo("0");
    }

    @Test
    void aPageThatIsNoneIsRefused() {
        assertThat(browser.get("/api/v2/books?page%5Bnumber%5D=0").status()).isEqualTo(422);
        assertThat(browser.get("/api/v2/books?page%5Bsize%5D=x").status()).isEqualTo(422);
        assertThat(browser.get("/api/v2/books?page%5Bnumber%5D=2000000000").status())
                .isEqualTo(422);
        assertThat(browser.get("/api/v2/books?page%5Bnumber%5D=4").at("/data")).isEqualTo("[]");
    }

    @Test
    void includedResourcesCostOneLoadARelationship() {
        var answer = browser.get("/api/v2/books?include=written_by.lives-in");

        assertThat(answer.body().at("/included").size()).isEqualTo(3);
        assertThat(Library.LOADS).containsExactly("rank of 20", "authors [author-1, author-0]", "cities [city-1]");
    }

    @Test
    void whatTheCallerMayNotSeeIsNotIncluded() {
        var answer = browser.get("/api/v2/books/book-f?include=written-by.lives-in");

        assertThat(answer.at("/included/0/id")).isEqualTo("\"author-f\"");
        assertThat(answer.body().at("/included").size()).isEqualTo(1);
    }

    @Test
    void whatNobodyKnowsIsNotIncluded() {
        var answer = browser.get("/api/v2/books/book-1?include=chapters,colour,,written_by..x");

        assertThat(answer.at("/included/0/id")).isEqualTo("\"author-1\"");
        assertThat(answer.body().at("/included").size()).isEqualTo(1);
    }

    @Test
    void everyAnswerHasTheHeadersThatTerraformLooksFor() {
        for (var url : new String[] {"/api/v2/shelf", "/api/v2/nowhere"}) {
            var response = browser.get(url).response();

            assertThat(response.getHeader("TFP-API-Version")).isEqualTo("2.6");
            assertThat(response.getHeader("TFP-AppName")).isEqualTo("Terraform Enterprise");
            assertThat(response.getHeader("X-TFE-Version")).isEqualTo("v202505-1");
            assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        }
    }
}
