package dev.runyard.worker;

import static java.util.stream.Collectors.toSet;

import dev.runyard.contract.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The input variables of a run as a file for {@code -var-file}: the one way that comes after {@code *.auto.tfvars}.
 *
 * <p>Terraform warns at length of every value that its configuration does not declare, and a variable set may bring
 * many. A name that does not even occur in the root module's files cannot be declared there, so its value is left out;
 * a name that occurs elsewhere, in a comment for example, stays and costs a warning at worst.
 */
final class VariablesFile {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_-]+");

    /** Of the root module, in bytes: far more than people write, and little enough for the worker's memory. */
    private static final long LARGEST_MODULE = 32L << 20;

    private final Map<String, Variable> declared = new LinkedHashMap<>();
    private final Set<String> leftOut = new TreeSet<>();

    /**
     * Chooses from the variables of a run.
     *
     * @param module the folder of the root module
     * @throws Unworkable when its files are too large to be looked at
     */
    VariablesFile(Collection<Variable> variables, Path module) throws IOException, Unworkable {
        List<Variable> inputs = variables.stream()
                .filter(variable -> variable.category() == Variable.Category.TERRAFORM)
                .toList();
        Set<String> occurring = occurring(inputs.stream().map(Variable::key).collect(toSet()), module);
        for (Variable variable : inputs) {
            if (NAME.matcher(variable.key()).matches() && occurring.contains(variable.key())) {
                declared.put(variable.key(), variable);
            } else {
                leftOut.add(variable.key());
            }
        }
    }

    /** Remembers no other word: a configuration may have millions, each larger in memory than it is in its file. */
    private static Set<String> occurring(Set<String> names, Path module) throws IOException, Unworkable {
        var found = new TreeSet<String>();
        long rest = LARGEST_MODULE;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(module, "*.{tf,tf.json,tofu,tofu.json}")) {
            for (Path file : files) {
                if (Files.isRegularFile(file.toRealPath(), LinkOption.NOFOLLOW_LINKS)) {
                    rest -= Files.size(file);
                    if (rest < 0) {
                        throw new Unworkable("The configuration is too large at " + file.getFileName());
                    }
                    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                    Matcher matcher = WORD.matcher(text);
                    while (matcher.find()) {
                        if (names.contains(matcher.group())) {
                            found.add(matcher.group());
                        }
                    }
                }
            }
        }
        return found;
    }

    /** Returns the names of the values that the configuration has no use for. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Returns the file's text. */
    String text() {
        List<String> lines = new ArrayList<>();
        declared.forEach((name, variable) ->
                lines.add(name + " = " + (variable.hcl() ? variable.value() : quote(variable.value())) + "\n"));
        return String.join("", lines);
    }

    /** Returns a string as an HCL expression that evaluates to it. */
    static String quote(String value) {
        return '"' + escape(value) + '"';
    }

    /**
     * Returns a string as it stands between the quotes of an HCL string. The signs that begin a template are written as
     * code points: doubling them is ambiguous after another such sign.
     *
     * @see <a href="https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions">HCL templates</a>
     */
    static String escape(String value) {
        var escaped = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean template = (c == '$' || c == '%') && i + 1 < value.length() && value.charAt(i + 1) == '{';
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '"' -> escaped.append("\\\"");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if (template || c < ' ') {
                        escaped.append(String.format("\\u%04x", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
