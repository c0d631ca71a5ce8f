package dev.runyard.worker;

import dev.runyard.contract.JobSpec;
import dev.runyard.contract.Variable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    /** Of base64. */
    private static final int GROUP_BYTES = 3;

    private static final int CHARACTER_BITS = 6;

    /** Fewer characters of base64 may be a word. */
    private static final int SHORTEST_INNER = 8;

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
            String part = matcher.group(1).replaceAll("\\\\(.)", "$1");
            add(part);
            addEncoded(part);
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
        addOne(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
        // As terraform's JSON has them, and as it has a text that is JSON itself.
        for (boolean shortly : new boolean[] {true, false}) {
            String escaped = json(text, shortly);
            addOne(escaped);
            addOne(escaped.replace("\\", "\\\\").replace("\"", "\\\""));
        }
    }

    /**
     * Returns a text as programs in Go write it in JSON.
     *
     * @param shortly whether backspace and form feed have a letter, as they have since Go 1.22
     */
    private static String json(String text, boolean shortly) {
        var escaped = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            switch (c) {
                case '\\', '"' -> escaped.append('\\').append((char) c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\b', '\f' -> escaped.append(shortly ? (c == '\b' ? "\\b" : "\\f") : "\\u%04x".formatted(c));
                case '<', '>', '&', LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> escaped.append("\\u%04x".formatted(c));
                default -> escaped.append(c < ' ' ? "\\u%04x".formatted(c) : String.valueOf((char) c));
            }
        });
        return escaped.toString();
    }

    /**
     * What terraform's {@code base64encode} makes of a value, and of longer texts that the value is a part of: it may begin
     * at three places within the three bytes that become four characters. Those at its edges are made of its neighbors, too.
     */
    private void addEncoded(String value) {
        if (!isSecret(value)) {
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            found.add(encoder.encodeToString(bytes));
            for (int before = 0; before < GROUP_BYTES; before++) {
                addInner(encoder, bytes, before);
            }
        }
    }

    private void addInner(Base64.Encoder encoder, byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        int from = Math.ceilDiv(before * Byte.SIZE, CHARACTER_BITS);
        int to = shifted.length * Byte.SIZE / CHARACTER_BITS;
        if (to - from >= SHORTEST_INNER) {
            found.add(encoder.encodeToString(shifted).substring(from, to));
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
