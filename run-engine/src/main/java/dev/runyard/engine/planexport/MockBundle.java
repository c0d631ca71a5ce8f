package dev.runyard.engine.planexport;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An archive of mocks, as HCP Terraform's page "Generate mock Sentinel data" has it. A file of an archive is headed by its
 * size: each is made twice, once to be measured, as it may be too large to be held.
 */
final class MockBundle {
    private final List<Mock> mocks;
    private final Instant at;

    /**
     * Takes together mocks of one plan.
     *
     * @param at when the files are said to be of
     */
    MockBundle(List<Mock> mocks, Instant at) {
        this.mocks = mocks;
        this.at = at;
    }

    /** Writes the archive; {@code to} is not closed. */
    void writeTo(OutputStream to) throws IOException {
        var gzip = new GZIPOutputStream(to);
        var tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name());
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        for (Mock mock : mocks) {
            add(mock.fileName(), text -> text(mock, text), tar);
        }
        add("sentinel.hcl", text -> text.write(settings().getBytes(StandardCharsets.UTF_8)), tar);
        tar.finish();
        gzip.finish();
    }

    private interface Content {
        void writeTo(OutputStream file) throws IOException;
    }

    private void add(String name, Content content, TarArchiveOutputStream tar) throws IOException {
        var measured = new Measure();
        content.writeTo(measured);
        var entry = new TarArchiveEntry(name);
        entry.setSize(measured.bytes);
        entry.setModTime(Date.from(at));
        tar.putArchiveEntry(entry);
        content.writeTo(tar);
        tar.closeArchiveEntry();
    }

    private static void text(Mock mock, OutputStream file) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        try {
            mock.write(new SentinelText(writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private String settings() {
        return mocks.stream()
                .map(mock -> """
                        mock "%s" {
                          module {
                            source = "%s"
                          }
                        }
                        """.formatted(mock.of(), mock.fileName()))
                .collect(Collectors.joining("\n"));
    }

    /** Counts what is written to it. */
    private static final class Measure extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
