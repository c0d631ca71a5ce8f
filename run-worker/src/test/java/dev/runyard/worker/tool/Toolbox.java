package dev.runyard.worker.tool;

import dev.runyard.contract.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where a worker has its tools, a cache and a folder on its path, and a run that waits for one. */
final class Toolbox implements Progress {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Path folder;
    private volatile boolean stopped;

    Toolbox(Path folder) throws IOException {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Returns a script that says it is a version of terraform. */
    static String program(String version) {
        return "#!/bin/sh\necho '{\"terraform_version\": \"" + version + "\"}'\n";
    }

    /** Puts a version of terraform on the path. */
    Path onPath(String version) throws IOException {
        Path binary = Files.createDirectories(folder.resolve("bin")).resolve("terraform");
        Files.writeString(binary, program(version));
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        return binary;
    }

    ToolInstaller installer(Mirror mirror) {
        return new ToolInstaller(
                folder.resolve("cache"),
                List.of(folder.resolve("nowhere"), folder.resolve("bin")),
                new ToolMirrors(mirror, mirror));
    }

    /** Gets the terraform that a run wants. */
    InstalledTool get(ToolInstaller installer, String version) throws Exception {
        return installer.install(installer.choose(new Tool("terraform", version)), this);
    }

    /** Gets the terraform that a run wants, and returns which it is. */
    String version(ToolInstaller installer, String version) throws Exception {
        return get(installer, version).version().toString();
    }

    /** Returns what the run was told. */
    List<String> told() {
        return told;
    }

    /** The run is over. */
    void stop() {
        stopped = true;
    }

    @Override
    public void line(String text) {
        told.add(text);
    }

    @Override
    public boolean stopped() {
        return stopped;
    }
}
