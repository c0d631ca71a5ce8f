package dev.runyard.worker.sandbox;

import dev.runyard.worker.DockerHere;
import dev.runyard.worker.egress.Uplink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sandboxes there are, as far as this machine has them; for {@code @MethodSource}. */
final class Sandboxes {
    static final String ALL = "dev.runyard.worker.sandbox.Sandboxes#all";

    /** Those that keep a run from the machine. */
    static final String CONFINING = "dev.runyard.worker.sandbox.Sandboxes#confining";

    /** Those whose processes do not end with the worker. */
    static final String SURVIVING = "dev.runyard.worker.sandbox.Sandboxes#surviving";

    private Sandboxes() {}

    static Stream<Sandbox> all() throws IOException {
        return Stream.concat(confining(), Stream.of(new PlainProcess(Limits.DEFAULT)));
    }

    static Stream<Sandbox> surviving() throws IOException {
        return all().filter(sandbox -> !(sandbox instanceof Bubblewrap));
    }

    static Stream<Sandbox> confining() throws IOException {
        Stream<Sandbox> always = Stream.of(new Bubblewrap(Limits.DEFAULT, 0));
        return DockerHere.isHere() ? Stream.concat(always, Stream.of(docker())) : always;
    }

    private static Docker docker() throws IOException {
        Path work = Files.createTempDirectory(Path.of("/var/tmp"), "runyard-docker");
        work.toFile().deleteOnExit();
        var docker = new Docker(Limits.DEFAULT, DockerHere.image(), work, 0);
        docker.begin(Uplink.Whole.NONE);
        return docker;
    }
}
