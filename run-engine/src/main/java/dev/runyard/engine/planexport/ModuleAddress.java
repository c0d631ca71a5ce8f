package dev.runyard.engine.planexport;

/** Addresses of modules, as terraform writes them. */
final class ModuleAddress {
    private static final String STEP = "module.";

    private ModuleAddress() {}

    /** Returns the address of the module that a resource is in; empty for the root module. */
    static String of(String resourceAddress) {
        int end = 0;
        while (resourceAddress.startsWith(STEP, end)) {
            end = endOfStep(resourceAddress, end + STEP.length());
        }
        return end == 0 ? "" : resourceAddress.substring(0, end - 1);
    }

    /** Returns where the part after the next dot begins; dots in keys, which are quoted, do not count. */
    private static int endOfStep(String address, int from) {
        boolean quoted = false;
        for (int i = from; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == '.') {
                return i + 1;
            }
        }
        return address.length() + 1;
    }

    /** Returns the address of what is at {@code local} within a module. */
    static String within(String module, String local) {
        return module.isEmpty() ? local : module + "." + local;
    }

    /** Returns the key under which something named {@code name} in a module is found. */
    static String key(String module, String name) {
        return module.isEmpty() ? name : module + ":" + name;
    }
}
