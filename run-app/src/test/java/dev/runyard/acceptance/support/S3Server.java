package dev.runyard.acceptance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An S3 server of somebody else's making, as a process of its own: a bucket is a folder, an object a file in it. */
public final class S3Server implements AutoCloseable {
    public static final String ACCESS_KEY = "acceptance";
    public static final String SECRET_KEY = "a-secret-of-the-s3-server";

    private static final Path PROGRAM = Path.of("target", "s3-server.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final class Running {
        static final S3Server SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    private final URI address;
    private final Path buckets;
    private Process process;

    private S3Server(URI address, Path buckets, Process process) {
        this.address = address;
        this.buckets = buckets;
        this.process = process;
    }

    /** Returns the one of this JVM, started by whoever asks first. */
    public static S3Server running() {
        return Running.SERVER;
    }

    /** Starts one that a test may stop. */
    public static S3Server start() {
        try {
            var folder = Files.createTempDirectory("s3-server");
            var address = URI.create("http://127.0.0.1:" + TestPlatform.freePort());
            Files.writeString(folder.resolve("settings"), """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    jclouds.provider=filesystem-nio2
                    jclouds.identity=unused
                    jclouds.credential=unused
                    jclouds.filesystem.basedir=%s
                    """.formatted(
                            address, ACCESS_KEY, SECRET_KEY, Files.createDirectory(folder.resolve("buckets"))));
            var server = new S3Server(address, folder.resolve("buckets"), program(folder));
            server.awaitsAnswer();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process program(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        PROGRAM.toAbsolutePath().toString(),
                        "--properties",
                        folder.resolve("settings").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void awaitsAnswer() {
        Eventually.until("an answer of the S3 server", this::answers, answer -> answer);
    }

    private boolean answers() {
        try {
            HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return address;
    }

    /** Makes a bucket, and returns the folder that its objects are in. */
    public Path bucket(String name) {
        try {
            return Files.createDirectory(buckets.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the settings of a Runyard that uses a bucket. */
    public Map<String, String> settings(String bucket) {
        return new HashMap<>(Map.of(
                "RUNYARD_S3_BUCKET", bucket,
                "RUNYARD_S3_ENDPOINT", address.toString(),
                "RUNYARD_S3_ACCESS_KEY", ACCESS_KEY,
                "RUNYARD_S3_SECRET_KEY", SECRET_KEY));
    }

    /** Ends it; {@link #startAgain} brings it back with all it has. */
    public void kill() {
        process.destroyForcibly();
        Eventually.until("the end of the S3 server", process::isAlive, alive -> !alive);
    }

    @Override
    public void close() {
        kill();
    }

    public void startAgain() {
        try {
            process = program(buckets.resolveSibling(""));
            awaitsAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
