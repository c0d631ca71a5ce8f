package dev.runyard.engine.stateversion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is told of the resources of a state; names are those of the attributes on HCP Terraform's page "State Versions".
 *
 * @param modules how many of each type are in each module
 * @param providers how many of each type are each provider's
 * @param resources the resources, each with the number of its instances
 */
record StateSummary(
        Map<String, Map<String, Integer>> modules, Map<String, Map<String, Integer>> providers, List<Row> resources) {
    /** A resource, of which there may be several instances. */
    record Row(String name, String type, int count, String module, String provider) {}

    static StateSummary of(List<StateResource> instances) {
        var modules = new TreeMap<String, Map<String, Integer>>();
        var providers = new TreeMap<String, Map<String, Integer>>();
        var rows = new LinkedHashMap<List<String>, Row>();
        for (StateResource each : instances) {
            String module = each.modulePath();
            String type = each.type().replace('_', '-');
            modules.computeIfAbsent(module, none -> new TreeMap<>()).merge(type, 1, Integer::sum);
            providers.computeIfAbsent(each.provider(), none -> new TreeMap<>()).merge(type, 1, Integer::sum);
            rows.merge(
                    List.of(module, each.type(), each.name(), each.provider()),
                    new Row(each.name(), each.type(), 1, module, each.provider()),
                    StateSummary::together);
        }
        return new StateSummary(modules, providers, List.copyOf(rows.values()));
    }

    private static Row together(Row one, Row other) {
        return new Row(one.name(), one.type(), one.count() + other.count(), one.module(), one.provider());
    }
}
