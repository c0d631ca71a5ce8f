package dev.runyard.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A state file that terraform may be writing at this moment, in a folder where a hostile process may be putting links:
 * it is opened step by step without following any, copied, and the copy is good only when it is whole.
 *
 * @param root a folder that only the worker writes
 * @param file below the root
 */
record StateFile(Path root, Path file) {
    /** Of a lineage; terraform's have 36 characters. */
    private static final int LONGEST_TEXT = 1024;

    /** What is skipped may be of any length; what is read is held in memory. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNestingDepth(10_000)
                    .build())
            .build();

    /** What a server takes. */
    private static final long LARGEST = 1L << 30;

    /** To open a pipe for reading alone waits until somebody writes: it may have taken the file's place a moment ago. */
    private static final Set<OpenOption> READ_WITHOUT_WAITING =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** What tells one writing of the file from another without reading it; nothing when there is no file. */
    Optional<String> version() throws IOException {
        return open(parent -> {
            BasicFileAttributes attributes = attributes(parent);
            return attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey();
        });
    }

    /** Copies the file; returns whether the copy is a whole state. */
    boolean copyTo(Path copy) throws IOException {
        Optional<Boolean> whole = open(parent -> {
            if (!attributes(parent).isRegularFile()) {
                return false;
            }
            try (SeekableByteChannel in = parent.newByteChannel(file.getFileName(), READ_WITHOUT_WAITING);
                    OutputStream out = Files.newOutputStream(copy)) {
                copy(in, out);
            }
            return isWhole(copy);
        });
        return whole.orElse(false);
    }

    /** No more than it has now: a pipe that took the file's place has nothing, and would be waited for. */
    private void copy(SeekableByteChannel in, OutputStream out) throws IOException {
        long size = in.size();
        if (size > LARGEST) {
            throw new IOException("The state is larger than the allowed " + LARGEST + " bytes");
        }
        BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(in))
                .setMaxCount(size)
                .get()
                .transferTo(out);
    }

    private BasicFileAttributes attributes(SecureDirectoryStream<Path> parent) throws IOException {
        return parent.getFileAttributeView(file.getFileName(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @SuppressWarnings("StreamResourceLeak") // All opened folders are closed together.
    private <T> Optional<T> open(Look<T> look) throws IOException {
        List<DirectoryStream<Path>> opened = new ArrayList<>();
        try {
            SecureDirectoryStream<Path> folder = secure(Files.newDirectoryStream(root), opened);
            for (Path name : root.relativize(file.getParent())) {
                folder = secure(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS), opened);
            }
            return Optional.of(look.into(folder));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } finally {
            for (DirectoryStream<Path> stream : opened) {
                stream.close();
            }
        }
    }

    private static SecureDirectoryStream<Path> secure(
            DirectoryStream<Path> stream, List<DirectoryStream<Path>> opened) {
        opened.add(stream);
        return (SecureDirectoryStream<Path>) stream;
    }

    /** Returns whether a file is one JSON object to its end, with a lineage and a serial. */
    static boolean isWhole(Path file) throws IOException {
        boolean lineage = false;
        boolean serial = false;
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                lineage |= name.equals("lineage") && value == JsonToken.VALUE_STRING && parser.getStringLength() > 0;
                serial |= name.equals("serial") && value == JsonToken.VALUE_NUMBER_INT;
                parser.skipChildren();
            }
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null && lineage && serial;
        } catch (JacksonException e) {
            return false;
        }
    }

    @FunctionalInterface
    private interface Look<T> {
        T into(SecureDirectoryStream<Path> parent) throws IOException;
    }
}
