package dev.runyard.engine.configurationversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.problem.Invalid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.io.input.BrokenInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationArchiveTest {
    private static final ArchiveLimits LIMITS = new ArchiveLimits(1 << 20, 100_000, 50_000, 20, 10_000, 300, 5);

    private final ConfigurationArchive archive = new ConfigurationArchive(LIMITS);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void honest(String what, byte[] upload) throws Exception {
        var kept = new ByteArrayOutputStream();

        String digest = archive.check(new ByteArrayInputStream(upload), kept).digest();

        assertThat(kept.toByteArray()).isEqualTo(upload);
        assertThat(digest)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(upload)));
    }

    static Stream<Arguments> honest() {
        var plain = new TestArchive().file("main.tf", "terraform {}");
        return Stream.of(
                Arguments.of("files", plain.gzipped()),
                Arguments.of(
                        "folders, twice and implied",
                        new TestArchive()
                                .folder("./")
                                .folder("./a/")
                                .folder("a")
                                .file("./a/b/main.tf", "x")
                                .gzipped()),
                Arguments.of("nothing at all", new TestArchive().gzipped()),
                Arguments.of(
                        "links that stay inside",
                        new TestArchive()
                                .link("a/b/link", "../../modules/x")
                                .link("other", "./nowhere")
                                .gzipped()),
                Arguments.of(
                        "a long name in a PAX record",
                        new TestArchive()
                                .file("a/" + "n".repeat(200) + ".tf", "x")
                                .gzipped()),
                Arguments.of(
                        "a long name in GNU's form",
                        new TestArchive()
                                .gnu()
                                .file("a/" + "n".repeat(200) + ".tf", "x")
                                .gzipped()),
                Arguments.of(
                        "a file of the greatest size",
                        new TestArchive().file("big", new byte[50_000]).gzipped()),
                Arguments.of(
                        "several gzip members",
                        twoMembers(new TestArchive().file("main.tf", "x").tar())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, byte[] upload, String rule) {
        assertThatThrownBy(() -> archive.check(new ByteArrayInputStream(upload), OutputStream.nullOutputStream()))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(rule);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a path out", new TestArchive().file("../x", "").gzipped(), "'../x' leads out"),
                Arguments.of(
                        "a path out and in",
                        new TestArchive().file("a/../../r/x", "").gzipped(),
                        "leads out"),
                Arguments.of(
                        "a path up, inside",
                        new TestArchive().file("a/../x", "").gzipped(),
                        "leads out"),
                Arguments.of(
                        "an absolute path",
                        new TestArchive().file("/etc/passwd", "").gzipped(),
                        "absolute"),
                Arguments.of("a backslash", new TestArchive().file("a\\b", "").gzipped(), "backslash"),
                Arguments.of(
                        "no name",
                        new TestArchive().file("./", "").file(".", "").gzipped(),
                        "has no name"),
                Arguments.of(
                        "a deep path", new TestArchive().file("1/2/3/4/5/6", "").gzipped(), "deeper than 5"),
                Arguments.of(
                        "a long path",
                        new TestArchive().file("n".repeat(301), "").gzipped(),
                        "more than 300"),
                Arguments.of(
                        "a link out",
                        new TestArchive().link("a/b", "../../x").gzipped(),
                        "'a/b' is a link that leads out"),
                Arguments.of(
                        "an absolute link", new TestArchive().link("a", "/etc").gzipped(), "absolute"),
                Arguments.of(
                        "a link whose target climbs late",
                        new TestArchive().link("a", "b/../../..").gzipped(),
                        "after a folder"),
                Arguments.of(
                        "a file through a link",
                        new TestArchive().link("a", "b").file("a/x", "").gzipped(),
                        "lies below"),
                Arguments.of(
                        "a link in a folder's place",
                        new TestArchive().file("a/x", "").link("a", "b").gzipped(),
                        "appears twice"),
                Arguments.of(
                        "a file twice",
                        new TestArchive().file("x", "1").file("./x", "2").gzipped(),
                        "'./x' appears twice"),
                Arguments.of(
                        "a hard link",
                        new TestArchive()
                                .special(TarConstants.LF_LINK, "a", "b")
                                .gzipped(),
                        "'a' is a hard link"),
                Arguments.of(
                        "a device",
                        new TestArchive()
                                .special(TarConstants.LF_BLK, "disk", "")
                                .gzipped(),
                        "'disk' is neither"),
                Arguments.of(
                        "a pipe",
                        new TestArchive()
                                .special(TarConstants.LF_FIFO, "pipe", "")
                                .gzipped(),
                        "'pipe' is neither"),
                Arguments.of("a sparse file", sparse(), "'x' is a sparse file"),
                Arguments.of("too many files", many(21), "at most 20"),
                Arguments.of(
                        "too large a file",
                        new TestArchive().file("big", new byte[50_001]).gzipped(),
                        "'big' is larger"),
                Arguments.of(
                        "too much in all",
                        new TestArchive()
                                .file("a", new byte[50_000])
                                .file("b", new byte[50_000])
                                .file("c", new byte[1])
                                .gzipped(),
                        "'c' makes the files larger"),
                Arguments.of(
                        "a bomb of a PAX record",
                        new TestArchive()
                                .special(TarConstants.LF_PAX_EXTENDED_HEADER_LC, "x", pax(30_000_000))
                                .gzipped(),
                        "unpacks to more"),
                Arguments.of(
                        "a bomb of a GNU name",
                        new TestArchive()
                                .special(TarConstants.LF_GNUTYPE_LONGNAME, "x", new byte[30_000_000])
                                .gzipped(),
                        "unpacks to more"),
                Arguments.of("zeros without end", TestArchive.gzip(new byte[30_000_000]), "unpacks to more"),
                Arguments.of(
                        "an upload cut short",
                        cut(new TestArchive().file("a", noise(40_000)).gzipped()),
                        "cut short"),
                Arguments.of(
                        "a tar cut short",
                        TestArchive.gzip(
                                cut(new TestArchive().file("a", noise(40_000)).tar())),
                        "it is not a whole"),
                Arguments.of("no gzip", new TestArchive().file("a", "").tar(), "not a whole gzipped tar"),
                Arguments.of("no tar", TestArchive.gzip(noise(5_000)), "not a whole gzipped tar"),
                Arguments.of("nothing", new byte[0], "The configuration was refused"),
                Arguments.of(
                        "something after the gzip",
                        joined(new TestArchive().file("a", "").gzipped(), new byte[] {1, 2, 3}),
                        "not a whole gzipped tar"),
                Arguments.of(
                        "something after the tar",
                        TestArchive.gzip(joined(new TestArchive().file("a", "").tar(), new byte[] {1, 2, 3})),
                        "something follows"),
                Arguments.of(
                        "a wrong checksum",
                        corrupted(new TestArchive().file("a", "b").gzipped()),
                        "not a whole"));
    }

    @Test
    void anUploadThatBreaksOffIsTheUploadsFailure() {
        byte[] half = cut(new TestArchive().file("a", noise(40_000)).gzipped());
        var broken = new SequenceInputStream(
                new ByteArrayInputStream(half), new BrokenInputStream(() -> new IOException("connection reset")));

        assertThatThrownBy(() -> archive.check(broken, OutputStream.nullOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void controlCharactersOfANameAreNotRepeated() {
        byte[] upload = new TestArchive().file("../\u001b[31m\nx", "").gzipped();

        assertThatThrownBy(() -> archive.check(new ByteArrayInputStream(upload), OutputStream.nullOutputStream()))
                .hasMessageContaining("'../?[31m?x'");
    }

    private static byte[] many(int count) {
        var many = new TestArchive();
        for (int i = 0; i < count; i++) {
            many.file("f" + i, "");
        }
        return many.gzipped();
    }

    private static byte[] pax(int length) {
        return (length + " path=" + "n".repeat(length - 15) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sparse() {
        byte[] tar = new TestArchive()
                .special(TarConstants.LF_GNUTYPE_SPARSE, "x", "")
                .tar();
        return TestArchive.gzip(tar);
    }

    private static byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] corrupted(byte[] whole) {
        byte[] corrupted = whole.clone();
        corrupted[whole.length - 6] ^= 1;
        return corrupted;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] twoMembers(byte[] tar) {
        return joined(
                TestArchive.gzip(Arrays.copyOf(tar, 1_000)),
                TestArchive.gzip(Arrays.copyOfRange(tar, 1_000, tar.length)));
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
