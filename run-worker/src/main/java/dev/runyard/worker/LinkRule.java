package dev.runyard.worker;

import java.nio.file.Path;

/**
 * Which symbolic links may stand in a folder that came out of an archive: those that lead to a place inside it, by
 * whatever other links there are. A target that goes up only at its beginning starts from a real folder, and goes down
 * through links for which the same holds; one that goes up after a name may have passed a link on its way.
 */
final class LinkRule {
    private LinkRule() {}

    static boolean allows(Path root, Path link, String target) {
        if (target.isEmpty() || target.startsWith("/") || target.indexOf('\0') >= 0) {
            return false;
        }
        boolean named = false;
        for (Path part : Path.of(target)) {
            boolean up = part.toString().equals("..");
            if (up && named) {
                return false;
            }
            named |= !up && !part.toString().equals(".");
        }
        return link.resolveSibling(target).normalize().startsWith(root);
    }
}
