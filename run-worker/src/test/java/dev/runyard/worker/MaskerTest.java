package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    @ParameterizedTest
    @CsvSource({
        "one hunter22 two, one *** two",
        "hunter22, ***",
        "hunter2, hunter2",
        "hunterhunter22, hunter***",
        "hunter22hunter22, ***",
        "hunter22hunter22x, ***x",
        "a hunter22-extended b, a *** b",
        "abcdefgh, ***",
        "xabcdef-, x***-"
    })
    void aSecretIsMaskedWhereverTheStreamIsCut(String text, String masked) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var secrets = Set.of("hunter22", "hunter22-extended", "abcdef", "defgh");

        for (int cut = 0; cut <= bytes.length; cut++) {
            for (int second = cut; second <= bytes.length; second++) {
                var masker = new Masker(secrets);
                String shown = show(masker, bytes, 0, cut)
                        + show(masker, bytes, cut, second)
                        + show(masker, bytes, second, bytes.length)
                        + text(masker.flush());
                assertThat(shown).as("cut at %d and %d", cut, second).isEqualTo(masked);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n│ ",
                "\n\u001b[31m│\u001b[0m \u001b[0m",
                "\n\u001b[31m│\u001b[0m \u001b[0m\u001b[1m",
            })
    void aSecretIsMaskedWhereTerraformBreaksItsLines(String end) {
        var secrets = Set.of("correct horse  battery staple", "a b");
        for (String text : List.of(
                "was correct horse  battery staple.",
                "was correct" + end + "horse  battery staple.",
                "was correct horse" + end + "battery" + end + "staple.")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int cut = 0; cut <= bytes.length; cut++) {
                var masker = new Masker(secrets);
                String shown =
                        show(masker, bytes, 0, cut) + show(masker, bytes, cut, bytes.length) + text(masker.flush());
                assertThat(shown).as("cut at %d", cut).isEqualTo("was ***.");
            }
        }
        assertThat(all(secrets, "x a" + end + "b y")).isEqualTo("x *** y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct\nhorse",
                "correct\n│",
                "correct\n\u001b[31",
                "correct\n\u001b[31x│ horse",
                "correct\n│horse",
                "correct\n | horse"
            })
    void otherLinesAreLeftAlone(String text) {
        assertThat(all(Set.of("correct horse"), text)).isEqualTo(text);
    }

    @Test
    void aSecretOfOneByteIsOneToo() {
        assertThat(all(Set.of("x", "yz"), "axbyzy")).isEqualTo("a***b***y");
    }

    @Test
    void whatCannotBeASecretIsShownAtOnce() {
        var masker = new Masker(List.of("hunter22"));

        assertThat(show(masker, "Enter a value: ".getBytes(StandardCharsets.UTF_8), 0, 15))
                .isEqualTo("Enter a value: ");
    }

    private static String all(Set<String> secrets, String text) {
        var masker = new Masker(secrets);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return show(masker, bytes, 0, bytes.length) + text(masker.flush());
    }

    private static String show(Masker masker, byte[] bytes, int from, int to) {
        byte[] part = java.util.Arrays.copyOfRange(bytes, from, to);
        return text(masker.mask(part, part.length));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
