package dev.runyard.worker.sandbox;

import java.util.List;
import java.util.Map;

/**
 * The network of the machine, or none at all.
 *
 * @param uid as in {@link Network#uid}
 */
record PlainNetwork(int uid, boolean isNone) implements Network {
    @Override
    public List<String> entrance() {
        return Owners.becoming(uid);
    }

    @Override
    public List<String> options() {
        return isNone ? List.of("--unshare-net") : List.of();
    }

    @Override
    public Map<String, String> files() {
        return Map.of();
    }

    @Override
    public boolean isKeptBy(ProcessHandle process) {
        return false;
    }

    @Override
    public void close() {
        Owners.giveBack(uid);
    }
}
