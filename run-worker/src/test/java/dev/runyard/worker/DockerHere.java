package dev.runyard.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The sandboxes that stories are told of: Docker is one in the profile {@code docker}, on machines that have an engine. Images come
 * from nowhere: they are made of what this machine has.
 */
public final class DockerHere {
    /** Known by its name to tests of other modules. */
    private static final String IMAGE = "runyard-test:made-here";

    /** What stories call, and what that needs. */
    private static final String MAKE = """
            set -e
            root=$(mktemp -d /var/tmp/runyard-image-XXXXXX)
            trap 'rm -rf "$root"' EXIT
            cd "$root"
            mkdir -p usr/bin etc proc sys dev tmp run var/tmp home/run root
            ln -s usr/bin bin
            for name in bash cat chmod cp cut df dirname dd env find grep head id ip ln ls mkdir mkfifo mknod mount nft \
                nohup nsenter perl readlink rev rm seq setsid sleep sort stat tail timeout touch tr uname unshare wc; do
              cp -L "$(type -P "$name")" usr/bin/
            done
            ln -s bash usr/bin/sh
            for library in $(ldd usr/bin/* 2>/dev/null | grep -o '/[^ ]*' | grep -v ':$' | sort -u); do
              mkdir -p ".${library%/*}"
              cp -L "$library" ".$library"
            done
            tar -c . | docker import --change 'ENV PATH=/usr/bin:/bin' - "$1"
            """;

    private static final boolean HERE = look();

    private DockerHere() {}

    /** Returns whether stories of Docker are told. */
    public static boolean isHere() {
        return HERE;
    }

    /** Returns the name of an image with a shell and some programs. */
    public static String image() {
        return IMAGE;
    }

    static Stream<SandboxKind> kinds() {
        return Stream.of(SandboxKind.values()).filter(kind -> kind != SandboxKind.DOCKER || isHere());
    }

    static Stream<SandboxKind> confining() {
        return kinds().filter(SandboxKind::confines);
    }

    /** Returns those in which terraform goes on without its worker. */
    static Stream<SandboxKind> surviving() {
        return kinds().filter(kind -> kind != SandboxKind.BUBBLEWRAP);
    }

    private static boolean look() {
        if (!Boolean.getBoolean("runyard.docker")) {
            return false;
        }
        String why = run("docker", "version");
        if (why.isEmpty()) {
            why = run("/bin/bash", "-c", MAKE, "bash", IMAGE);
        }
        if (!why.isEmpty()) {
            System.err.println("DOCKER IS NOT TESTED, though the profile asks for it: " + why);
        }
        return why.isEmpty();
    }

    /** Returns what it complains of; nothing when it goes well. */
    private static String run(String... line) {
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said.strip() + " (" + line[0] + ")";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
