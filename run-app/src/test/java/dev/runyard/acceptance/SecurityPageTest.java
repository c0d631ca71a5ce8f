package dev.runyard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Each promise of docs/security.md names tests that exist, and no test of hostile runs goes without a promise. */
class SecurityPageTest {
    private static final Path PAGE = Path.of("..", "docs", "security.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void everyPromiseNamesATestThatExists() throws IOException {
        Map<String, String> tests = tests();

        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| ") && !line.startsWith("| promise") && !line.startsWith("| not held")) {
                assertThat(line).containsPattern(TEST);
            }
            TEST.matcher(line).results().forEach(named -> {
                assertThat(tests).as(line).containsKey(named.group(1));
                if (named.group(2) != null) {
                    assertThat(tests.get(named.group(1))).contains("void " + named.group(2) + "(");
                }
            });
        }
    }

    @Test
    void everyTestOfHostileRunsIsNamed() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(Stream.of(
                                HostileRunAcceptanceTest.class,
                                HostileSettingsAcceptanceTest.class,
                                NoSandboxAcceptanceTest.class,
                                RunLimitAcceptanceTest.class,
                                RunTokenAcceptanceTest.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(SecurityPageTest::isTest)
                        .map(method -> "`" + method.getDeclaringClass().getSimpleName() + "." + method.getName() + "`"))
                .hasSizeGreaterThan(10)
                .allMatch(page::contains);
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }

    /** Returns the text of each test of each module by its class. */
    private static Map<String, String> tests() throws IOException {
        var tests = new TreeMap<String, String>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.map(path -> path.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> file.toString().endsWith("Test.java"))
                            .forEach(file ->
                                    tests.put(file.getFileName().toString().replace(".java", ""), text(file)));
                }
            }
        }
        return tests;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
