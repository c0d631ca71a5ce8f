package dev.runyard.worker.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shell that stands where an attempt's processes run, and waits for the command that it becomes. The kernel takes its time to
 * let a process into a control group, so that it is there before it is needed.
 *
 * @param doors of the control groups
 * @param fileBlocks how many blocks of 512 bytes a file may have
 * @param filter the file of the filter of system calls, which is descriptor 8 from here on; empty without one
 * @param within the words before a command line that bring it into the network, and to its priority
 * @param program the words before a command's arguments
 */
record Entrance(List<Path> doors, long fileBlocks, String filter, List<String> within, List<String> program) {
    private static final String ENTER = """
            IFS=:; for door in $1; do echo $$ >"$door" || exit 97; done; unset IFS
            ulimit -c 0; ulimit -f "$2"; [ -z "$3" ] || exec 8<"$3" || exit 98; shift 3; exec "$@"
            """;

    /**
     * A line has the arguments of the tool. What follows, up to the end of the input, are those of bubblewrap, which reads them
     * from descriptor 9: they hold secrets, and a command line is there for everyone to read.
     */
    private static final String WAIT = """
            newline='
            '; IFS= read -r words || exit 0
            eval "set -- \\"\\$@\\" $words"; exec 9<&0 </dev/null; exec "$@"
            """;

    Entrance {
        doors = List.copyOf(doors);
        within = List.copyOf(within);
        program = List.copyOf(program);
    }

    /**
     * Returns how to start it, with an open input.
     *
     * @param outputFile as {@link Command} has it
     */
    ProcessBuilder prepare(@Nullable Path outputFile) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", ENTER, "sh"));
        line.add(doors.stream().map(Path::toString).collect(Collectors.joining(":")));
        line.add(Long.toString(fileBlocks));
        line.add(filter);
        line.addAll(within);
        line.addAll(List.of("/bin/sh", "-c", WAIT, "sh", "bwrap", "--args", "9", "--"));
        line.addAll(program);
        return Launch.prepare(line, outputFile).redirectInput(ProcessBuilder.Redirect.PIPE);
    }

    /** Returns what it waits for. */
    static String input(List<String> arguments, List<String> bubblewrap) {
        String words = arguments.stream().map(Entrance::quoted).collect(Collectors.joining(" "));
        return words + bubblewrap.stream().collect(Collectors.joining("\0", "\n", "\0"));
    }

    /** Returns a word of the shell. It reads a line, so that an end of line comes by its name. */
    private static String quoted(String word) {
        return ShellScript.quoted(word).replace("\n", "'\"$newline\"'");
    }
}
