package dev.runyard.ui.agentpool;

import dev.runyard.persistence.agentpool.AgentPool;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * What people say of a pool. The lists have one name on each line.
 *
 * @param scoped whether all workspaces may use it that are not excluded
 */
public record PoolForm(
        String name, boolean scoped, String allowedWorkspaces, String allowedProjects, String excludedWorkspaces) {
    static final PoolForm EMPTY = new PoolForm("", true, "", "", "");

    static PoolForm of(MultiValueMap<String, String> sent) {
        return new PoolForm(
                text(sent, "name"),
                !text(sent, "organization-scoped").isEmpty(),
                text(sent, "allowed-workspaces"),
                text(sent, "allowed-projects"),
                text(sent, "excluded-workspaces"));
    }

    static PoolForm of(
            AgentPool pool, List<String> workspaces, List<String> projects, List<String> excludedWorkspaces) {
        return new PoolForm(
                pool.name(),
                pool.organizationScoped(),
                String.join("\n", workspaces),
                String.join("\n", projects),
                String.join("\n", excludedWorkspaces));
    }

    static List<String> names(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static String text(MultiValueMap<String, String> sent, String field) {
        var value = sent.getFirst(field);
        return value == null ? "" : value.strip();
    }
}
