package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What containers of runs are made of.
 *
 * @param id of this very content, whatever its name comes to mean
 * @param path where programs are looked for in it
 */
record Image(String id, String path) {
    private static final Duration PULL = Duration.ofMinutes(10);
    private static final String PATH = "PATH=";
    private static final String FACTS =
            "{{.Id}} {{if .Config.Volumes}}with{{else}}without{{end}}{{range .Config.Env}}{{\"\\n\"}}{{.}}{{end}}";

    /**
     * Looks for an image, and pulls it when it is not there.
     *
     * @throws IOException with one line for people
     */
    static Image find(Engine engine, String name) throws IOException {
        if (!isThere(engine, name)) {
            try {
                engine.ask(List.of("pull", "--quiet", name), PULL);
            } catch (IOException e) {
                throw new IOException("there is no image " + name + ", and it cannot be pulled: " + e.getMessage(), e);
            }
        }
        List<String> facts =
                engine.ask("image", "inspect", "--format", FACTS, name).lines().toList();
        String[] first = facts.getFirst().split(" ", 2);
        if (!first[1].equals("without")) {
            throw new IOException("the image " + name + " declares volumes, which no limit would hold");
        }
        String path = facts.stream()
                .filter(line -> line.startsWith(PATH))
                .map(line -> line.substring(PATH.length()))
                .findFirst()
                .orElse(BubblewrapCell.PATH);
        return new Image(first[0], path);
    }

    private static boolean isThere(Engine engine, String name) {
        try {
            engine.ask("image", "inspect", "--format", "{{.Id}}", name);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
