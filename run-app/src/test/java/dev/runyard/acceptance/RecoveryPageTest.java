package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.support.Stage;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/recovery.md has each stage under each fault, every cell names its test, and no test is missing. */
class RecoveryPageTest {
    private static final Pattern TEST = Pattern.compile("\\(`(\\w+)`\\)");

    @Test
    void everyCellNamesATestAndEveryTestIsNamed() throws IOException {
        var tests = Arrays.stream(RecoveryAcceptanceTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>();
        List<String> cells = new ArrayList<>();

        for (String line : Files.readAllLines(Path.of("..", "docs", "recovery.md"))) {
            var test = TEST.matcher(line);
            if (line.startsWith("### ") && test.find()) {
                named.add(test.group(1));
                cells.add(test.group(1));
            } else if (line.startsWith("| `")) {
                assertThat(line.split("\\|", -1)[2]).as(line).isNotBlank();
                cells.add(line.substring(3, line.indexOf('`', 3)));
            }
        }

        var wanted = new ArrayList<String>();
        for (String cell : cells) {
            if (named.contains(cell)) {
                wanted.add(cell);
                Arrays.stream(Stage.values()).map(Stage::workspace).forEach(wanted::add);
            }
        }
        assertThat(named).isEqualTo(tests);
        assertThat(cells).isEqualTo(wanted);
    }
}
