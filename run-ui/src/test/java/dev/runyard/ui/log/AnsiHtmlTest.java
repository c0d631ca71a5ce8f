package dev.runyard.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnsiHtmlTest {
    private static final String E = "\u001b";
    private static final Pattern OUR_MARKUP = Pattern.compile("<span class=\"[abf0-9 ]+\">|</span>");

    @Test
    void coloursBecomeClasses() {
        assertThat(html(E + "[1m" + E + "[32mApply complete!" + E + "[0m Done"))
                .isEqualTo("<span class=\"a1 f2\">Apply complete!</span> Done");
    }

    @Test
    void markupInTheOutputIsText() {
        assertThat(html("<script>alert('1' & \"2\")</script>"))
                .isEqualTo("&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;");
    }

    @Test
    void markupInsideASequenceIsTextOrGone() {
        assertThat(html(E + "[31<img src=x onerror=alert(1)>m")).isEqualTo("mg src=x onerror=alert(1)&gt;m");
        assertThat(html(E + "]8;;javascript:alert(1)" + E + "\\link" + E + "]8;;\u0007"))
                .isEqualTo("link");
        assertThat(html(E + "[\"m" + E + "[1;\">x")).doesNotContain("\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[2J", "[10;20H", "[?25l", "[>4;2m", "]0;title\u0007", "P1$r\u001b\\", "(B", "c", "7", "[38;5m"})
    void otherSequencesLeaveNothing(String sequence) {
        assertThat(html("a" + E + sequence + "b")).isEqualTo("ab");
    }

    @Test
    void controlCharactersLeaveNothingButLinesAndTabs() {
        assertThat(html("\u0002a\tb\b\u0007\r\nc\rd\u009b31m\u0003\u007f")).isEqualTo("a\tb\nc\nd31m");
    }

    @Test
    void textCannotBeMadeToReadBackwards() {
        assertThat(html("destroy \u202e0 ot\u202c")).isEqualTo("destroy \ufffd0 ot\ufffd");
    }

    @ParameterizedTest
    @CsvSource({
        "1;4;9;3;2, a1 a2 a3 a4 a9",
        "91, f9",
        "41, b1",
        "107, b15",
        "7, a7",
        "38;5;1, f1",
        "38;5;196, f9",
        "38;5;22, f2",
        "38;5;255, f15",
        "38;2;10;10;200, f4",
        "38:5:2, f2",
        "31;38;9;32, f2",
        "1;999;31, a1 f1",
        "1;;31, f1",
    })
    void styles(String parameters, String classes) {
        assertThat(html(E + "[" + parameters + "mx")).isEqualTo("<span class=\"" + classes + "\">x</span>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1;22", "3;23", "4;24", "7;27", "9;29", "31;39", "41;49", "1;31;41;0", "5"})
    void stylesEnd(String parameters) {
        assertThat(html(E + "[" + parameters + "mx")).isEqualTo("x");
    }

    @Test
    void aStyleIsCarriedToTheNextPiece() {
        var first = AnsiHtml.render(bytes(E + "[1;31mre"), TextStyle.PLAIN, false);
        var carried = LogCursor.parse(new LogCursor(0, first.consumed(), first.style()).toString());
        var second = AnsiHtml.render(bytes("d" + E + "[m."), carried.style(), true);

        assertThat(second.html()).isEqualTo("<span class=\"a1 f1\">d</span>.");
    }

    @RepeatedTest(30)
    void whereAPieceEndsDoesNotShow(RepetitionInfo repetition) {
        byte[] all = bytes("a" + E + "[1;32mgrün €uro 𝄞" + E + "[0m" + E + "]0;t\u0007\r\n<b>" + E + "[4mz");
        int cut = Math.min(repetition.getCurrentRepetition(), all.length);
        var first = AnsiHtml.render(java.util.Arrays.copyOf(all, cut), TextStyle.PLAIN, false);
        var rest = java.util.Arrays.copyOfRange(all, first.consumed(), all.length);
        var second = AnsiHtml.render(rest, first.style(), true);

        assertThat((first.html() + second.html()).replace("</span><span class=\"a1 f2\">", ""))
                .isEqualTo(AnsiHtml.render(all, TextStyle.PLAIN, true).html());
    }

    @Test
    void aSequenceWithoutAnEndIsNotWaitedForForever() {
        byte[] bytes = bytes(E + "]0;" + "x".repeat(EscapeSequence.LONGEST));

        assertThat(AnsiHtml.render(bytes, TextStyle.PLAIN, false).consumed()).isEqualTo(bytes.length);
    }

    @RepeatedTest(20)
    void whateverTheBytesAreTheOnlyMarkupIsOurs(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        byte[] bytes = new byte[20_000];
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i += 1 + random.nextInt(8)) {
            bytes[i] = (byte) "\u001b[]m;<>\"'&31".charAt(random.nextInt(12));
        }

        var piece = AnsiHtml.render(bytes, TextStyle.PLAIN, true);

        assertThat(piece.consumed()).isEqualTo(bytes.length);
        assertThat(OUR_MARKUP.matcher(piece.html()).replaceAll("")).doesNotContain("<", ">", "\"", "'", E);
    }

    private static String html(String output) {
        return AnsiHtml.render(bytes(output), TextStyle.PLAIN, true).html();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
