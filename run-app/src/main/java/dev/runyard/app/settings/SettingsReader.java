package dev.runyard.app.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/**
 * Reads {@link Settings} and {@link WorkerOptions} from environment variables; a wrong one is a {@link Refusal} that names it
 * and its rule.
 */
public final class SettingsReader {
    private static final String VARIABLE_PREFIX = "RUNYARD_";

    /** What Kubernetes and Docker links put into each container for a service called runyard. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("RUNYARD_(?:.+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_.+)?|PORT_\\d+_.+)");

    private SettingsReader() {}

    /**
     * The settings in these environment variables. One that is empty counts as not set; one that starts with
     * {@code RUNYARD_} and is no setting is refused, for a misspelt name would otherwise silently do nothing.
     */
    public static Settings read(Map<String, String> environment) {
        Settings settings = read(environment, Settings.class, "a setting of Runyard");
        // Asked now, so that it is refused before anything starts.
        settings.blobPlace();
        settings.runsReach();
        return settings;
    }

    /** The same for a worker on another machine. */
    public static WorkerOptions readWorker(Map<String, String> environment) {
        return read(environment, WorkerOptions.class, "a setting of a worker");
    }

    private static <T extends Record> T read(Map<String, String> environment, Class<T> type, String what) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (var variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(VARIABLE_PREFIX) && !SERVICE_LINK.matcher(name).matches()) {
                String property = propertyOf(name, namesOf(type), what);
                if (!variable.getValue().isBlank()) {
                    properties.put(property, variable.getValue().strip());
                }
            }
        }
        try {
            return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate(Settings.PREFIX, type);
        } catch (BindException e) {
            throw refusal(e);
        }
    }

    /** The environment variables that are settings, in the order of {@link Settings}. */
    public static List<String> names() {
        return namesOf(Settings.class);
    }

    /** Those of a worker on another machine, in the order of {@link WorkerOptions}. */
    public static List<String> workerNames() {
        return namesOf(WorkerOptions.class);
    }

    private static List<String> namesOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> variableOf(component.getName()))
                .toList();
    }

    private static String propertyOf(String variable, List<String> names, String what) {
        if (!names.contains(variable)) {
            String nearest = names.stream()
                    .min(Comparator.comparingInt(name -> distance(name, variable)))
                    .orElseThrow();
            throw Refusal.wrongRequest(
                    variable + " is not " + what + "; the nearest is " + nearest + " (all of them: runyard help)");
        }
        String own = variable.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
        return Settings.PREFIX + "." + own.replace('_', '-');
    }

    private static String variableOf(String component) {
        return VARIABLE_PREFIX + component.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static Refusal refusal(BindException failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof Refusal)) {
            root = root.getCause();
        }
        if (root instanceof Refusal refusal) {
            return refusal;
        }
        String variable =
                failure.getName().toString().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        return Refusal.wrongRequest(
                variable + " " + rule(failure.getTarget().getType().resolve(String.class), root));
    }

    private static String rule(Class<?> type, Throwable root) {
        if (type == int.class || type == Integer.class) {
            return "must be a whole number";
        }
        if (type == double.class) {
            return "must be a number";
        }
        if (type == DataSize.class) {
            return "must be a size such as 512MB or 4GB";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (type == Duration.class) {
            return "must be a time such as 90s or 5m";
        }
        if (type.isEnum()) {
            List<String> choices = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                choices.add(constant.toString().toLowerCase(Locale.ROOT));
            }
            return "must be one of: " + String.join(", ", choices);
        }
        return root.getMessage() == null ? "cannot be read" : root.getMessage();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
