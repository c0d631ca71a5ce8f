package dev.runyard.worker.sandbox;

import dev.runyard.worker.egress.Outlet;
import dev.runyard.worker.egress.Uplink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * Containers: each command of an attempt runs in one of its own, made of an image of the operator's. The engine has to be that of
 * the worker's machine, since runs are watched and interrupted as processes of it. A worker that is root gives every attempt a user
 * number of its own, and a network of its own where that is asked for.
 */
public final class Docker implements Sandbox {
    /** The label of an attempt's containers; its value is the mark. */
    static final String ATTEMPT = "dev.runyard.attempt";

    /** The label of all containers; its value is the worker's folder. */
    static final String WORKER = "dev.runyard.worker";

    private static final Duration TRIAL = Duration.ofMinutes(1);

    private final Limits limits;
    private final String imageName;
    private final Path work;
    private final Networks networks;
    private final Engine engine;
    private @Nullable Image image;

    /**
     * Makes cells under the given limits, once it has begun.
     *
     * @param imageName of the containers
     * @param work the worker's folder, which no other worker has
     * @param ahead how many networks are to wait for attempts
     */
    public Docker(Limits limits, String imageName, Path work, int ahead) {
        this(limits, imageName, work, ahead, new Engine());
    }

    Docker(Limits limits, String imageName, Path work, int ahead, Engine engine) {
        this.limits = limits;
        this.imageName = imageName;
        this.work = work;
        this.networks = new Networks(ahead);
        this.engine = engine;
    }

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String enforcement() {
        return "memory, processes and CPU limited by Docker, disk watched by the worker";
    }

    @Override
    public void begin(Uplink usual) throws IOException {
        try {
            engine.require();
            engine.remove(WORKER, work.toString());
            image = Image.find(engine, imageName);
            tryOut(usual);
        } catch (IOException e) {
            throw new IOException("Runs need a sandbox, and Docker does not work here (" + e.getMessage() + ")", e);
        }
        if (usual instanceof Outlet outlet) {
            networks.expect(outlet);
        }
    }

    /** Runs a script in the tool's place: it is found, sees its folders and its environment, and is heard. */
    private void tryOut(Uplink uplink) throws IOException {
        Path place = work.resolve("trial-" + UUID.randomUUID());
        var room = new Room(
                place.getFileName().toString(), place, place.resolve("trial"), List.of(), place.resolve("back"), true);
        try {
            for (Path folder : room.folders()) {
                Files.createDirectories(folder);
            }
            Files.writeString(room.program(), "#!/bin/sh\ncat seen; echo \" $WORD\"\n");
            Files.setPosixFilePermissions(room.program(), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(room.configuration().resolve("seen"), "seen");
            String said = trial(room, uplink);
            if (!said.strip().equals("seen heard")) {
                throw new IOException("a container of " + imageName + " said \""
                        + said.lines().findFirst().orElse("")
                        + "\": it needs /bin/sh and cat, and the engine has to be that of this machine");
            }
        } finally {
            PathUtils.deleteDirectory(place);
        }
    }

    private String trial(Room room, Uplink uplink) throws IOException {
        var said = new ByteArrayOutputStream();
        try (Cell cell = open(room, uplink)) {
            var environment = new HashMap<>(cell.environment());
            environment.put("WORD", "heard");
            var command = new Command(List.of(), room.configuration(), environment, null);
            SandboxProcess process = cell.start(command, (bytes, length) -> said.write(bytes, 0, length));
            if (process.await(TRIAL).isEmpty()) {
                throw new IOException("a container did not end within " + TRIAL.toSeconds() + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while trying docker", e);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Cell open(Room room, Uplink uplink) throws IOException {
        if (image == null) {
            throw new IllegalStateException("it has not begun");
        }
        Files.createDirectories(room.backstage());
        DockerNetwork network = network(image, uplink);
        int uid = Owners.isRoot() ? Owners.take() : -1;
        return new DockerCell(engine, image, labels(), room, limits, network, uid);
    }

    private List<String> labels() {
        return List.of("--label", WORKER + "=" + work);
    }

    /**
     * A namespace of an ordinary user's is the affair of every process of that user, of those in containers, too: they could
     * change its filter.
     */
    private DockerNetwork network(Image of, Uplink uplink) throws IOException {
        return switch (uplink) {
            case Uplink.Whole whole -> DockerNetwork.of(whole);
            case Outlet outlet when Owners.isRoot() -> DockerNetwork.of(engine, of, labels(), networks.take(outlet));
            case Outlet _ ->
                throw new IOException("what runs in Docker reach is limited by a worker that is root alone: as another"
                        + " user it can only have RUNYARD_EGRESS=open");
        };
    }

    @Override
    public String ending() {
        return engine.ending(ATTEMPT);
    }

    @Override
    public void close() {
        networks.close();
    }
}
