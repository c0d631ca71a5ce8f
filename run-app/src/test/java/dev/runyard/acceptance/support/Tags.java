package dev.runyard.acceptance.support;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The tags of a tenant, how stories put them on things and read them: {@code key=value}. */
public final class Tags {
    private final Tenant tenant;

    public Tags(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Makes a workspace with tags. */
    public Space workspace(String name, String... tags) {
        return made(name, TagBody.bound("workspaces", Map.of("name", name), tags));
    }

    /** Makes a workspace with tags in a project. */
    public Space workspaceIn(String project, String name, String... tags) {
        return made(
                name,
                TagBody.with(
                        "workspaces",
                        Map.of("name", name),
                        Map.of(
                                "project", Map.of("data", Map.of("type", "projects", "id", project)),
                                "tag-bindings", TagBody.bindings(tags))));
    }

    private Space made(String name, Map<String, Object> workspace) {
        var made = tenant.api()
                .post("organizations/" + tenant.name() + "/workspaces", workspace)
                .is(201);
        return new Space(tenant, made.id(), name);
    }

    /** Makes a project with tags, and returns its id. */
    public String project(String name, String... tags) {
        return tenant.api()
                .post(
                        "organizations/" + tenant.name() + "/projects",
                        TagBody.bound("projects", Map.of("name", name), tags))
                .is(201)
                .id();
    }

    /** Returns the tags that a workspace has itself. */
    public List<String> on(Space workspace) {
        return read(tenant.api().get("workspaces/" + workspace.id() + "/tag-bindings"));
    }

    /** Returns the names of the organization's tags. */
    public List<String> ofOrganization(String query) {
        return tenant.api()
                .get("organizations/" + tenant.name() + "/tags" + query)
                .is(200)
                .each("name");
    }

    /** Lists the workspaces that fit a query. */
    public Answer list(String query) {
        return tenant.api()
                .get("organizations/" + tenant.name() + "/workspaces?"
                        + query.replace("[", "%5B").replace("]", "%5D"));
    }

    /** Returns the names of the workspaces that fit a query. */
    public List<String> listed(String query) {
        return list(query).is(200).each("name");
    }

    /** Reads the tag bindings of an answer. */
    public static List<String> read(Answer answer) {
        return answer.is(200).json().at("/data").valueStream().map(Tags::text).toList();
    }

    /** Reads a tag binding. */
    public static String text(JsonNode binding) {
        return binding.at("/attributes/key").asString() + "="
                + binding.at("/attributes/value").asString();
    }
}
