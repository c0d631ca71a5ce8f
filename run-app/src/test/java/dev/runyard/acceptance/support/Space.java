package dev.runyard.acceptance.support;

import static dev.runyard.acceptance.support.ApiClient.document;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workspace. */
public final class Space {
    /** Changes something each time, and downloads nothing. */
    public static final Map<String, String> HELLO = Map.of("main.tf", """
            variable "who" {
              default = "world"
            }
            resource "terraform_data" "hello" {
              input = "hello ${var.who}"
            }
            output "greeting" {
              value = terraform_data.hello.output
            }
            """);

    private final Tenant tenant;
    private final String id;
    private final String name;

    Space(Tenant tenant, String id, String name) {
        this.tenant = tenant;
        this.id = id;
        this.name = name;
    }

    /** The same workspace, asked for at another server. */
    public Space at(ApiClient server) {
        return new Space(Tenant.known(server, tenant.name()), id, name);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public ApiClient api() {
        return tenant.api();
    }

    /** Makes another workspace of the same organization. */
    public Space beside(String workspace) {
        return tenant.workspace(workspace);
    }

    /** Asks for a run trigger: successful applies of the other workspace queue runs in this one. */
    public Answer follow(Space source) {
        var sourceable = Map.of("sourceable", new String[] {"workspaces", source.id()});
        return api().post("workspaces/" + id + "/run-triggers", document("run-triggers", Map.of(), sourceable));
    }

    /** Reads the workspace. */
    public Answer read() {
        return api().get("workspaces/" + id).is(200);
    }

    public Answer change(Map<String, ?> attributes) {
        return api().patch("workspaces/" + id, document("workspaces", attributes));
    }

    /** Makes a configuration version and uploads to it. */
    public String configuration(Map<String, String> files) {
        return configuration(files, Map.of("auto-queue-runs", false));
    }

    public String configuration(Map<String, String> files, Map<String, ?> attributes) {
        var made = api().post(
                        "workspaces/" + id + "/configuration-versions", document("configuration-versions", attributes))
                .is(201);
        api().put(made.attribute("upload-url").asString(), Archive.of(files)).is(200);
        return made.id();
    }

    /** Starts a run of {@link #HELLO}. */
    public Started startRun() {
        return startRun(HELLO);
    }

    public Started startRun(Map<String, String> files) {
        return startRun(configuration(files), Map.of());
    }

    public Started startRun(String configuration, Map<String, ?> attributes) {
        return new Started(api(), askForRun(configuration, attributes).is(201).id());
    }

    /** Asks for a run and leaves the answer to the test. */
    public Answer askForRun(String configuration, Map<String, ?> attributes) {
        var relationships = new LinkedHashMap<String, String[]>();
        relationships.put("workspace", new String[] {"workspaces", id});
        relationships.put("configuration-version", new String[] {"configuration-versions", configuration});
        return api().post("runs", document("runs", attributes, relationships));
    }

    public Started run(String run) {
        return new Started(api(), run);
    }

    /** Starts a plan-only run. */
    public Started startPlanOnlyRun(Map<String, String> files) {
        var version = configuration(files, Map.of("auto-queue-runs", false, "speculative", true));
        return startRun(version, Map.of());
    }

    /** Sets a string input variable. */
    public Answer variable(String key, String value) {
        return variable(key, value, Map.of());
    }

    public Answer variable(String key, String value, Map<String, ?> more) {
        var attributes = new HashMap<String, Object>(Map.of("key", key, "value", value, "category", "terraform"));
        attributes.putAll(more);
        return api().post("workspaces/" + id + "/vars", document("vars", attributes))
                .is(201);
    }

    public Answer lock() {
        return api().post("workspaces/" + id + "/actions/lock", Map.of("reason", "by hand"));
    }

    public Answer unlock() {
        return api().post("workspaces/" + id + "/actions/unlock");
    }

    /** Asks for a new state version; the caller has the lock. */
    public Answer askForState(Map<String, ?> attributes) {
        return api().post("workspaces/" + id + "/state-versions", document("state-versions", attributes));
    }

    /** Makes a state the present one, within a lock of its own, and returns its version. */
    public Answer state(StateFile state) {
        lock().is(200);
        var made = askForState(state.inline()).is(201);
        unlock().is(200);
        return api().get("state-versions/" + made.id()).is(200);
    }

    public Answer currentState() {
        return api().get("workspaces/" + id + "/current-state-version");
    }

    /** Downloads the state of a version. */
    public Answer download(Answer version) {
        return api().get(version.attribute("hosted-state-download-url").asString());
    }

    /** Returns the ids of the runs in the workspace's list, newest first. */
    public List<String> runs() {
        return api().get("workspaces/" + id + "/runs")
                .is(200)
                .json()
                .at("/data")
                .valueStream()
                .map(run -> run.get("id").asString())
                .toList();
    }

    /** Returns the current outputs by name. */
    public Map<String, String> outputs() {
        var outputs = new HashMap<String, String>();
        api().get("workspaces/" + id + "/current-state-version-outputs")
                .is(200)
                .json()
                .at("/data")
                .forEach(output -> outputs.put(
                        output.at("/attributes/name").asString(),
                        output.at("/attributes/value").asString("")));
        return outputs;
    }
}
