package dev.runyard.acceptance.support;

import static dev.runyard.acceptance.support.ApiClient.document;

import java.util.LinkedHashMap;
import java.util.Map;

/** An organization of its own for a test, and somebody who owns it. */
public final class Tenant {
    private final ApiClient api;
    private final String name;

    private Tenant(ApiClient api, String name) {
        this.api = api;
        this.name = name;
    }

    /** Makes one that belongs to whom the client speaks as. */
    public static Tenant make(ApiClient owner, String name) {
        owner.post("organizations", document("organizations", Map.of("name", name, "email", name + "@example.com")))
                .is(201);
        return new Tenant(owner, name);
    }

    /** The organization that was made before. */
    public static Tenant known(ApiClient owner, String name) {
        return new Tenant(owner, name);
    }

    public String name() {
        return name;
    }

    /** Speaks as its owner. */
    public ApiClient api() {
        return api;
    }

    /** Sets what its runs reach over the network. */
    public Answer reach(ApiClient siteAdmin, Map<String, ?> attributes) {
        return siteAdmin.patch("admin/organizations/" + name, document("organizations", attributes));
    }

    /** Lets its runs reach what a test opens on the loopback address of the machine. */
    public Tenant open(ApiClient siteAdmin) {
        reach(siteAdmin, Map.of("egress-policy", "open")).is(200);
        return this;
    }

    public Space workspace(String workspace) {
        return workspace(workspace, Map.of());
    }

    public Space workspace(String workspace, Map<String, ?> attributes) {
        var all = new LinkedHashMap<String, Object>(attributes);
        all.put("name", workspace);
        var made = api.post("organizations/" + name + "/workspaces", document("workspaces", all))
                .is(201);
        return new Space(this, made.id(), workspace);
    }

    /** The workspace that somebody else, such as the CLI, has made. */
    public Space existingWorkspace(String workspace) {
        return new Space(
                this,
                api.get("organizations/" + name + "/workspaces/" + workspace)
                        .is(200)
                        .id(),
                workspace);
    }
}
