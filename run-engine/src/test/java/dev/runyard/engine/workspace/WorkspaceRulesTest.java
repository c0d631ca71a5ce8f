package dev.runyard.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "network-prod_2", "0"})
    void aNameOfLettersDigitsDashesAndUnderscoresIsGood(String name) {
        assertThat(WorkspaceRules.name(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "..", "ä"})
    void anyOtherNameIsRefused(String name) {
        assertThatThrownBy(() -> WorkspaceRules.name(name))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Name ");
    }

    @Test
    void aNameHasAtMostNinetyLetters() {
        assertThat(WorkspaceRules.name("x".repeat(90))).hasSize(90);
        assertThatThrownBy(() -> WorkspaceRules.name("x".repeat(91)))
                .isInstanceOfSatisfying(
                        Invalid.class, refusal -> assertThat(refusal.pointer()).isEqualTo("/data/attributes/name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"latest", "1.11.4", "1.12.0-beta1", "~> 1.11.0", ">= 1.5, < 2.0", "1.5", "!=1.2.3,>1.0", "v1.2.3"
            })
    void aVersionOrAConstraintIsGood(String version) {
        assertThat(WorkspaceRules.terraformVersion(version)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newest", "1.x", "1.2.3.4", "~>", ">= 1.5,", "1.11.4; rm -rf /", "../1.2.3"})
    void anyOtherVersionIsRefused(String version) {
        assertThatThrownBy(() -> WorkspaceRules.terraformVersion(version)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"'',''", "envs/prod,envs/prod", "./envs/prod/,envs/prod", "envs//prod/.,envs/prod", ".,''", "a b,a b"})
    void aWorkingDirectoryIsKeptInOneForm(String path, String kept) {
        assertThat(WorkspaceRules.workingDirectory(path)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc", "..", "a/../b", "a\\b", "a\u0000b", "a\nb"})
    void aWorkingDirectoryDoesNotLeaveTheConfiguration(String path) {
        assertThatThrownBy(() -> WorkspaceRules.workingDirectory(path)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://example.com", "example.com", "http://", "https://a b"})
    void aSourceIsAnAddressOfTheWeb(String address) {
        assertThat(WorkspaceRules.sourceUrl("https://example.com/x")).isEqualTo("https://example.com/x");
        assertThatThrownBy(() -> WorkspaceRules.sourceUrl(address)).isInstanceOf(Invalid.class);
    }
}
