package dev.runyard.worker.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.11.4            | 1.11.4 | true",
                "1.11.4            | 1.11.5 | false",
                "= 1.11.4          | 1.11.4 | true",
                "!= 1.11.4         | 1.11.4 | false",
                "> 1.11.4          | 1.11.4 | false",
                "> 1.11.4          | 1.12.0 | true",
                ">= 1.11.4         | 1.11.4 | true",
                "< 1.12            | 1.11.9 | true",
                "<= 1.11           | 1.11.1 | false",
                "~> 1.11.0         | 1.11.9 | true",
                "~> 1.11.0         | 1.12.0 | false",
                "~> 1.11.3         | 1.11.2 | false",
                "~> 1.11           | 1.14.2 | true",
                "~> 1.11           | 2.0.0  | false",
                "~> 1              | 1.99.0 | true",
                "~>1.11.0, !=1.11.2| 1.11.2 | false",
                ">= 1.10, < 1.12   | 1.11.4 | true",
                "latest            | 1.11.4 | true",
                "latest            | 1.12.0-beta1 | false",
                ">= 1.0            | 1.12.0-beta1 | false",
                "1.12.0-beta1      | 1.12.0-beta1 | true",
                "1.12.0            | 1.12.0-beta1 | false"
            })
    void aVersionFitsOrNot(String constraint, String version, boolean fits) {
        assertThat(VersionConstraint.parse(constraint)
                        .orElseThrow()
                        .allows(Version.parse(version).orElseThrow()))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newest", "1.x", ">> 1", "1.11.4 1.11.5", ", 1.0", "99999999999.0"})
    void whatIsNoConstraintIsNotTakenForOne(String text) {
        assertThat(VersionConstraint.parse(text)).isEmpty();
    }

    @Test
    void versionsHaveTheOrderOfSemanticVersioning() {
        assertThat(java.util.stream.Stream.of(
                                "1.9.0",
                                "1.10.0",
                                "1.10.0-rc1",
                                "1.10.0-beta2",
                                "1.10.0-beta.11",
                                "1.10.0-beta.2",
                                "1.10.1")
                        .map(text -> Version.parse(text).orElseThrow())
                        .sorted()
                        .map(Version::toString))
                .containsExactly(
                        "1.9.0", "1.10.0-beta.2", "1.10.0-beta.11", "1.10.0-beta2", "1.10.0-rc1", "1.10.0", "1.10.1");
    }
}
