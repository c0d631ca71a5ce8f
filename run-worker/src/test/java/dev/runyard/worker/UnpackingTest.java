package dev.runyard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnpackingTest {
    private static final Unpacking.Size SMALL = new Unpacking.Size(100_000, 20);

    @TempDir
    Path folder;

    @Test
    void filesFoldersAndLinksComeOutAsTheyWentIn() throws Exception {
        Path root = unpack(new Tarball()
                .file("main.tf", "one")
                .file("./modules/a/b.tf", "two")
                .link("link.tf", TarConstants.LF_SYMLINK, "modules/a/b.tf")
                .link("modules/a/up", TarConstants.LF_SYMLINK, "../../main.tf")
                .link("modules/here", TarConstants.LF_SYMLINK, ".")
                .bytes());

        assertThat(root.resolve("main.tf")).hasContent("one");
        assertThat(root.resolve("link.tf")).isSymbolicLink().hasContent("two");
        assertThat(root.resolve("modules/a/up")).hasContent("one");
        assertThat(root.resolve("modules/here/a/b.tf")).hasContent("two");
    }

    static Stream<Arguments> bad() {
        byte link = TarConstants.LF_SYMLINK;
        byte[] good = new Tarball().file("a", "x".repeat(5000)).bytes();
        var many = new Tarball();
        for (int i = 0; i < 21; i++) {
            many.file("f" + i, "");
        }
        return Stream.of(
                Arguments.of("a name with ..", new Tarball().file("../x", "").bytes()),
                Arguments.of("a hidden ..", new Tarball().file("a/../../x", "").bytes()),
                Arguments.of(
                        "an absolute name", new Tarball().file("/etc/x", "").bytes()),
                Arguments.of(
                        "an absolute link",
                        new Tarball().link("a", link, "/etc").bytes()),
                Arguments.of(
                        "a link that leaves",
                        new Tarball().link("a/b", link, "../../x").bytes()),
                Arguments.of(
                        "a link that leaves by way of another",
                        new Tarball()
                                .file("deep/file", "")
                                .link("deep/d", link, "..")
                                .link("l", link, "deep/d/../x")
                                .bytes()),
                Arguments.of(
                        "a file through a link",
                        new Tarball().link("a", link, "b").file("a/x", "").bytes()),
                Arguments.of(
                        "a file in a link's place",
                        new Tarball().link("a", link, "b").file("a", "").bytes()),
                Arguments.of(
                        "a link in a file's place",
                        new Tarball().file("a", "").link("a", link, "b").bytes()),
                Arguments.of(
                        "a hard link",
                        new Tarball().link("a", TarConstants.LF_LINK, "b").bytes()),
                Arguments.of(
                        "a device",
                        new Tarball().special("a", TarConstants.LF_BLK).bytes()),
                Arguments.of(
                        "a pipe",
                        new Tarball().special("a", TarConstants.LF_FIFO).bytes()),
                Arguments.of(
                        "a name twice",
                        new Tarball().file("a", "").file("a", "").bytes()),
                Arguments.of("too many entries", many.bytes()),
                Arguments.of(
                        "too many bytes",
                        new Tarball().file("a", "x".repeat(100_001)).bytes()),
                Arguments.of(
                        "a bomb in a header", new Tarball().longName(3_000_000).bytes()),
                Arguments.of(
                        "a name too long for a file",
                        new Tarball().file("x".repeat(300), "").bytes()),
                Arguments.of("a cut file", Arrays.copyOf(good, good.length / 2)),
                Arguments.of("something else", "not an archive".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void anArchiveIsRefusedFor(String what, byte[] archive) {
        assertThatThrownBy(() -> unpack(archive))
                .as(what)
                .isInstanceOf(Unworkable.class)
                .hasMessageContaining("archive");
        assertThat(folder.resolve("x")).doesNotExist();
    }

    private Path unpack(byte[] archive) throws IOException, Unworkable {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path file = Files.write(folder.resolve("archive"), archive);
        Unpacking.unpack(file, root, SMALL);
        return root;
    }
}
