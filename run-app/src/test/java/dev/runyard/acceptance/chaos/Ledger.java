package dev.runyard.acceptance.chaos;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** What terraform really did, as it tells the test itself: Runyard knows nothing of it. */
final class Ledger implements AutoCloseable {
    /**
     * Something that happened in an apply.
     *
     * @param what {@code begin}, {@code made}, {@code gone} or {@code end}
     * @param resource the id of what was made, or is gone
     * @param name its name in the configuration
     */
    record Mark(Duration at, String workspace, String run, String what, String resource, String name) {}

    /** How many things an apply makes, one after the other. */
    static final int MADE = 3;

    private final long start = System.nanoTime();
    private final List<Mark> marks = new CopyOnWriteArrayList<>();
    private final HttpServer http;

    private Ledger(HttpServer http) {
        this.http = http;
    }

    static Ledger open() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var ledger = new Ledger(http);
            http.createContext("/", exchange -> {
                try (exchange) {
                    ledger.write(exchange.getRequestURI().getPath().split("/"));
                    exchange.sendResponseHeaders(204, -1);
                }
            });
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String[] path) {
        marks.add(new Mark(now(), path[1], path[2], path[3], path[4], path[5]));
    }

    Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** A configuration that replaces a chain of resources each time, and writes down each step. */
    Map<String, String> configuration() {
        return Map.of("main.tf", """
                resource "terraform_data" "begin" {
                  triggers_replace = timestamp()
                  provisioner "local-exec" {
                    command = "%1$s/begin/${self.id}/begin"
                  }
                }
                %2$s%3$s%4$s
                resource "terraform_data" "end" {
                  triggers_replace = timestamp()
                  depends_on       = [terraform_data.c]
                  provisioner "local-exec" {
                    command = "%1$s/end/${self.id}/end"
                  }
                }
                """.formatted(curl(), link("a", "begin"), link("b", "a"), link("c", "b")));
    }

    private String link(String name, String after) {
        return """
                resource "terraform_data" "%2$s" {
                  triggers_replace = timestamp()
                  depends_on       = [terraform_data.%3$s]
                  provisioner "local-exec" {
                    command = "%1$s/made/${self.id}/%2$s; sleep 0.3"
                  }
                  provisioner "local-exec" {
                    when    = destroy
                    command = "%1$s/gone/${self.id}/%2$s"
                  }
                }
                """.formatted(curl(), name, after);
    }

    private String curl() {
        return "curl -fsS -m 10 http://127.0.0.1:" + http.getAddress().getPort() + "/$TFC_WORKSPACE_NAME/$TFC_RUN_ID";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
