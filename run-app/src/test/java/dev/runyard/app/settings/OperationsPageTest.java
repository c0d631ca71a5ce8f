package dev.runyard.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for operators names every setting, and none that does not exist. */
class OperationsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(RUNYARD_[A-Z0-9_]+)` \\|");

    @Test
    void itsTableIsThatOfTheSettings() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "operations.md"));

        List<String> rows = ROW.matcher(page).results().map(row -> row.group(1)).toList();

        assertThat(rows).isEqualTo(SettingsReader.names());
    }
}
