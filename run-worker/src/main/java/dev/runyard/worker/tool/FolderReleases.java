package dev.runyard.worker.tool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Releases in a folder, in the publisher's layout. Its list of releases is not needed: what is there can be seen. */
record FolderReleases(Publisher publisher, Path folder) implements ReleaseSource {
    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public List<Version> versions(Platform platform) throws IOException {
        List<Version> versions = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path each : folders) {
                publisher
                        .ofFolder(each.getFileName().toString())
                        .filter(version -> Files.isRegularFile(each.resolve(publisher.archive(version, platform))))
                        .ifPresent(versions::add);
            }
        } catch (IOException e) {
            throw new IOException(
                    "The folder " + folder + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        return versions;
    }

    @Override
    public boolean fetch(Version version, String file, Path to, long largest, Progress progress) throws IOException {
        Path from = folder.resolve(publisher.folder(version)).resolve(file);
        if (!Files.isDirectory(folder)) {
            throw new IOException("The folder " + folder + " does not exist");
        }
        if (!Files.isRegularFile(from)) {
            return false;
        }
        if (Files.size(from) > largest) {
            throw new IOException(from + " is larger than " + largest + " bytes");
        }
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }
}
