package dev.runyard.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/app/acme/network/runs/run-1", "/app/acme/workspaces?page=2", "/app/a/b/runs?planOnly=true"})
    void aPageOfOursIsGoneTo(String wanted) {
        assertThat(WantedPage.orHome(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example/app/",
                "/\\evil.example",
                "https://evil.example/app/",
                "javascript:alert(1)",
                "/app/../../evil",
                "/app/\\evil",
                "/app//../..//evil.example",
                "/app/a\r\nSet-Cookie: x=y",
                "/api/v2/ping",
                "/application/x"
            })
    void anythingElseLeadsHome(String wanted) {
        assertThat(WantedPage.orHome(wanted)).isEqualTo("/app");
    }
}
