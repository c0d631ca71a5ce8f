package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on compatibility names every request of the API that the server answers, and no other. */
class CompatibilityPageTest {
    private static final String BASE = "/api/v2";
    private static final Pattern REQUEST = Pattern.compile("(?m)^- `((?:GET|POST|PATCH|PUT|DELETE) /[^`]*)`");

    @Test
    void itNamesWhatTheServerAnswers() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "compatibility.md"));

        var named = REQUEST.matcher(page)
                .results()
                .map(request -> request.group(1).replaceAll(":\\w+", "*"))
                .toList();

        var answered = Route.all().stream()
                .filter(route -> route.path().startsWith(BASE + "/"))
                .map(route -> route.method() + " "
                        + route.path().substring(BASE.length()).replaceAll("\\{\\w+}", "*"))
                .toList();
        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(answered);
    }
}
