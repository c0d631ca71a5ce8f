package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.contract.Variable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be read in a log. Terraform prints a value as it is, or quoted with escapes, and a value of several
 * lines line by line; configurations encode it as JSON or base64. Values shorter than four characters are not masked, nor
 * are {@code true}, {@code false} and {@code null}: they are no secrets, and masking every {@code 1} would make the log
 * useless.
 */
final class Secrets {
    private static final int SHORTEST = 4;
    private static final Set<String> PLAIN_WORDS = Set.of("true", "false", "null");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Set<String> found = new LinkedHashSet<>();

    private Secrets() {}

    static Set<String> of(JobSpec job) {
        var secrets = new Secrets();
        secrets.add(job.access().token());
        job.variables().stream().filter(Variable::sensitive).forEach(variable -> {
            secrets.add(variable.value());
            secrets.addEncoded(variable.value());
            if (variable.hcl()) {
                secrets.addQuotedParts(variable.value());
            }
        });
        return secrets.found;
    }

    private void addQuotedParts(String expression) {
        Matcher matcher = QUOTED.matcher(expression);
        while (matcher.find()) {
            add(matcher.group(1).replaceAll("\\\\(.)", "$1"));
        }
    }

    private void add(String value) {
        addText(value);
        value.lines().forEach(this::addText);
    }

    private void addText(String text) {
        addOne(text);
        addOne(text.strip());
        addOne(VariablesFile.escape(text));
        String json = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        addOne(json);
        // As terraform's JSON has them, and as it has a text that is JSON itself.
        String escaped = json.replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
        addOne(escaped);
        addOne(escaped.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** What terraform's {@code base64encode} makes of a value. */
    private void addEncoded(String value) {
        if (isSecret(value)) {
            found.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void addOne(String secret) {
        if (isSecret(secret)) {
            found.add(secret);
        }
    }

    private static boolean isSecret(String text) {
        return text.length() >= SHORTEST && !PLAIN_WORDS.contains(text);
    }
}
