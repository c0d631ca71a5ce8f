package dev.runyard.app.backup;

import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that was read through, and is whole. */
final class Archive implements AutoCloseable {
    private static final String BLOBS = Manifest.blob("");

    private final ZipFile zip;
    private final Manifest manifest;
    private final List<String> blobs;

    private Archive(ZipFile zip, Manifest manifest, List<String> blobs) {
        this.zip = zip;
        this.manifest = manifest;
        this.blobs = blobs;
    }

    /** Opens it; refuses what is no backup, was cut off, or was changed. */
    static Archive open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw Refusal.notPossible("There is no backup " + file);
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException e) {
            throw Refusal.notPossible(file + " is no backup of Runyard, or was cut off: " + e.getMessage());
        }
        try {
            Manifest manifest = manifest(zip, file);
            return new Archive(zip, manifest, checked(zip, manifest, file));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw Refusal.notPossible(file + " is no backup of Runyard");
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            Manifest manifest = new JsonMapper().readValue(bytes.readAllBytes(), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw Refusal.notPossible(file + " is a backup of a newer Runyard: restore it with that release");
            }
            return manifest;
        } catch (JacksonException e) {
            throw Refusal.notPossible(file + " is damaged: its manifest cannot be read");
        }
    }

    private static List<String> checked(ZipFile zip, Manifest manifest, Path file) throws IOException {
        List<String> blobs = new ArrayList<>();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!isWhole(zip, entry)) {
                throw Refusal.notPossible(file + " is damaged at " + entry.getName());
            }
            if (entry.getName().startsWith(BLOBS)) {
                blobs.add(entry.getName().substring(BLOBS.length()));
            }
        }
        for (String table : manifest.tables()) {
            if (zip.getEntry(Manifest.table(table)) == null) {
                throw Refusal.notPossible(file + " is damaged: the table " + table + " is missing");
            }
        }
        if (blobs.size() != manifest.blobs()) {
            throw Refusal.notPossible(
                    file + " is damaged: it has " + blobs.size() + " of " + manifest.blobs() + " blobs");
        }
        return blobs;
    }

    /** ZipFile itself does not look at the checksums. */
    private static boolean isWhole(ZipFile zip, ZipEntry entry) {
        CRC32 sum = new CRC32();
        try (InputStream bytes = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return sum.getValue() == entry.getCrc();
        } catch (IOException e) {
            return false;
        }
    }

    Manifest manifest() {
        return manifest;
    }

    List<String> blobs() {
        return blobs;
    }

    /** The encryption key, when it was not left out. */
    Optional<String> key() throws IOException {
        @Nullable ZipEntry entry = zip.getEntry(Manifest.KEY);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            return Optional.of(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    InputStream read(String name) throws IOException {
        return zip.getInputStream(zip.getEntry(name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
