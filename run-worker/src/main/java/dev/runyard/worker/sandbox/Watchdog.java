package dev.runyard.worker.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * A process beside the worker that ends what runs longer than it may, when the worker itself cannot: because it is frozen,
 * or dead. It is a shell outside every sandbox, which looks once a second. It ends with the worker, or, when the worker
 * has died, as soon as nothing of it runs any more.
 */
public final class Watchdog implements AutoCloseable {
    /**
     * Each file in the folder is the {@link Right} of one attempt. A signal finds processes by the attempt's mark, in bubblewrap
     * the outermost one as well, with which all the others die.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            folder=$1 parent=$2 ending=$3
            marked() { grep -lzFx "RUNYARD_ATTEMPT=$1" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3; }
            named() {
              for pid in $(marked "$1"); do
                read -r name 2>/dev/null <"/proc/$pid/comm" && [ "$name" = "$2" ] && echo "$pid"
              done
            }
            orphaned() {
              while read -r key value; do
                case $key in PPid:) [ "$value" != "$parent" ]; return;; esac
              done <"/proc/$$/status"
            }
            while [ -d "$folder" ]; do
              sleep 1
              read -r now rest </proc/uptime
              now=${now%.*} left=
              for right in "$folder"/*.right; do
                read -r interrupt kill mark tool 2>/dev/null <"$right" || continue
                left=1
                if [ "$now" -ge "$kill" ]; then
                  : >"$folder/$mark.over"
                  pids=$(marked "$mark")
                  if [ -n "$pids" ]; then kill -KILL $pids 2>/dev/null; fi
                  eval "$ending" >/dev/null 2>&1 </dev/null
                  if [ -z "$pids" ]; then rm -f "$right"; fi
                elif [ "$now" -ge "$interrupt" ] && [ ! -e "$folder/$mark.over" ]; then
                  : >"$folder/$mark.over"
                  for pid in $(named "$mark" "$tool"); do kill -TERM "$pid" 2>/dev/null; done
                fi
              done
              if [ -z "$left" ] && orphaned; then rm -rf "$folder"; fi
            done
            """;

    private final Path parent;
    private final String ending;
    private final Path folder;
    private @Nullable Process process;

    /**
     * Prepares one that watches nothing yet.
     *
     * @param parent a folder for the worker alone, in which each life of it has one of its own
     * @param ending what else ends an attempt: {@link Sandbox#ending}
     */
    public Watchdog(Path parent, String ending) {
        this.parent = parent;
        this.ending = ending;
        this.folder = parent.resolve(UUID.randomUUID().toString());
    }

    /** Begins to watch; a watchdog of an earlier life of the worker ends, since nothing is left that it has to end. */
    public void start() throws IOException {
        Files.createDirectories(parent);
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(parent)) {
            for (Path left : earlier) {
                PathUtils.deleteDirectory(left);
            }
        }
        Files.createDirectory(folder);
        if (Files.exists(Right.UPTIME)) {
            var line = List.of(
                    "/bin/sh",
                    "-c",
                    SCRIPT,
                    "runyard-watchdog",
                    folder.toString(),
                    Long.toString(ProcessHandle.current().pid()),
                    ending);
            var builder = Launch.prepare(line, null).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("PATH", BubblewrapCell.PATH);
            process = builder.start();
        }
    }

    /** Returns the right of an attempt, which begins with {@link Right#extend}. */
    public Right right(String mark, String tool) {
        return new Right(folder, mark, tool);
    }

    /** Ends it; nothing may be running. */
    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
        try {
            if (Files.exists(folder)) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            // The next start deletes it.
        }
    }
}
