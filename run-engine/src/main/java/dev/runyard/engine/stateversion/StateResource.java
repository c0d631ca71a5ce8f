package dev.runyard.engine.stateversion;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource instance in a state.
 *
 * @param module as in the state, {@code module.a["x"].module.b}; empty for the root
 * @param type the type, after {@code data.} for what is only read
 * @param index the key of {@code count} or {@code for_each} as terraform writes it, {@code 0} or {@code "a"}; null without one
 * @param deposed the key of an object that is to be destroyed once another has taken its place; null for others
 * @param provider as in the state, {@code provider["registry.terraform.io/hashicorp/null"]}
 * @param digest changes when the instance does; tells nothing of what is in it
 */
record StateResource(
        String module,
        String type,
        String name,
        @Nullable String index,
        @Nullable String deposed,
        String provider,
        String digest) {
    private static final String ROOT = "root";
    private static final Pattern PROVIDER = Pattern.compile("provider\\[\"([^\"]+)\"]");
    private static final String PUBLIC_REGISTRY = "registry.terraform.io/";

    /** Tells whether terraform made it, and does not only read it. */
    boolean isManaged() {
        return !type.startsWith("data.");
    }

    StateResource withDigest(String newDigest) {
        return new StateResource(module, type, name, index, deposed, provider, newDigest);
    }

    /** Returns the address as HCP Terraform has it: terraform's, without the word {@code module}. */
    String address() {
        String path = modulePath();
        return (path.equals(ROOT) ? "" : path + ".")
                + type
                + "."
                + name
                + (index == null ? "" : "[" + index + "]")
                + (deposed == null ? "" : " (deposed " + deposed + ")");
    }

    /** Returns {@code root}, or the names of the modules around it: {@code a["x"].b}. */
    String modulePath() {
        if (module.isEmpty()) {
            return ROOT;
        }
        var path = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < module.length(); at++) {
            char sign = module.charAt(at);
            quoted ^= sign == '"' && !isEscaped(at);
            boolean starts = at == 0 || module.charAt(at - 1) == '.';
            if (!quoted && starts && module.startsWith("module.", at)) {
                at += "module.".length() - 1;
            } else {
                path.append(sign);
            }
        }
        return path.toString();
    }

    private boolean isEscaped(int at) {
        int slashes = 0;
        while (at - slashes > 0 && module.charAt(at - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    /** Returns the key without quotes. */
    @Nullable
    String plainIndex() {
        return index == null || !index.startsWith("\"") ? index : index.substring(1, index.length() - 1);
    }

    /** Returns the source address of the provider; without the host for those of the public registry. */
    String providerSource() {
        var found = PROVIDER.matcher(provider);
        String source = found.find() ? found.group(1) : provider;
        return source.startsWith(PUBLIC_REGISTRY) ? source.substring(PUBLIC_REGISTRY.length()) : source;
    }
}
