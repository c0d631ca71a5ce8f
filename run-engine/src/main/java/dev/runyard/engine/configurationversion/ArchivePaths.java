package dev.runyard.engine.configurationversion;

import dev.runyard.persistence.problem.Invalid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths of one archive so far, and what may be added to them.
 *
 * <p>No path holds {@code ..}, and none leads through a link or a file; a link's target climbs first and only descends
 * afterwards. So whatever the order in which they are unpacked, nothing can come to lie outside the root.
 */
final class ArchivePaths {
    private static final int SHOWN_LENGTH = 200;

    private final ArchiveLimits limits;
    private final Map<String, Kind> seen = new HashMap<>();
    private long nameBytes;

    ArchivePaths(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** What stands at a path. */
    enum Kind {
        FOLDER,
        FILE,
        LINK
    }

    /** Adds an entry; refuses it when it breaks a rule. */
    void add(String name, Kind kind) {
        List<String> parts = parts(name, name);
        if (parts.contains("..")) {
            throw refused(name, "leads out of its folder ('..')");
        }
        if (parts.size() > limits.pathDepth()) {
            throw refused(name, "is nested deeper than " + limits.pathDepth() + " folders");
        }
        if (parts.isEmpty()) {
            if (kind != Kind.FOLDER) {
                throw refused(name, "has no name");
            }
            return;
        }
        for (int depth = 1; depth < parts.size(); depth++) {
            put(name, String.join("/", parts.subList(0, depth)), Kind.FOLDER);
        }
        put(name, String.join("/", parts), kind);
    }

    /** Checks the target of the link {@code name}, which was added before. */
    void checkTarget(String name, String target) {
        int depth = parts(name, name).size() - 1;
        boolean descending = false;
        for (String part : parts(name, target)) {
            boolean up = part.equals("..");
            if (up && descending) {
                throw refused(name, "is a link whose target has '..' after a folder");
            }
            descending |= !up;
            depth -= up ? 1 : 0;
        }
        if (depth < 0) {
            throw refused(name, "is a link that leads out of the archive");
        }
    }

    private void put(String name, String path, Kind kind) {
        Kind before = seen.putIfAbsent(path, kind);
        if (before == null) {
            count(name, path);
        } else if (before != Kind.FOLDER && kind == Kind.FOLDER) {
            throw refused(name, "lies below an entry that is not a folder");
        } else if (kind != Kind.FOLDER) {
            throw refused(name, "appears twice");
        }
    }

    private void count(String name, String path) {
        nameBytes += path.length();
        if (seen.size() > limits.entries() || nameBytes > limits.nameBytes()) {
            throw refused(name, "is one too many: at most " + limits.entries() + " files and folders are allowed");
        }
    }

    private List<String> parts(String name, String path) {
        if (path.length() > limits.pathLength()) {
            throw refused(name, "has a path or target of more than " + limits.pathLength() + " characters");
        }
        if (path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0) {
            throw refused(name, "has a NUL or a backslash in its path or target");
        }
        if (path.startsWith("/")) {
            throw refused(name, "has an absolute path or target");
        }
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Names the entry and the rule it breaks. */
    static Invalid refused(String name, String rule) {
        String shown = name.length() > SHOWN_LENGTH ? name.substring(0, SHOWN_LENGTH) + "…" : name;
        return Invalid.because(
                "The configuration was refused: '" + shown.replaceAll("\\p{Cntrl}", "?") + "' " + rule + ".");
    }
}
