package dev.runyard.engine.run;

import dev.runyard.contract.Variable;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSnapshot;
import dev.runyard.persistence.run.RunSnapshots;
import dev.runyard.persistence.variable.VariableCategory;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.Workspace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the snapshots of runs, sealed. */
@Component
public final class SnapshotStore {
    private final RunSnapshots snapshots;
    private final Variables variables;
    private final Keyring keyring;
    private final JsonMapper json;

    SnapshotStore(RunSnapshots snapshots, Variables variables, Keyring keyring, JsonMapper json) {
        this.snapshots = snapshots;
        this.variables = variables;
        this.keyring = keyring;
        this.json = json;
    }

    /** Binds a new run to the variables and the working directory that its workspace has now. */
    void bind(Run run, Workspace workspace, List<RunVariable> runVariables) {
        var effective =
                variables.of(workspace.id()).stream().map(this::effective).toList();
        var snapshot =
                new Snapshot(effective, runVariables, workspace.settings().workingDirectory());
        snapshots.save(new RunSnapshot(run.id(), seal(run.id(), snapshot)));
    }

    /** Returns what a run was bound to. */
    public Snapshot read(RunId run) {
        return snapshots.findById(run).map(this::open).orElse(Snapshot.EMPTY);
    }

    /** Returns the snapshots of several runs at once. */
    public Map<RunId, Snapshot> readAll(Collection<RunId> runs) {
        var read = new HashMap<RunId, Snapshot>();
        snapshots.findAllById(runs).forEach(row -> read.put(row.id(), open(row)));
        return read;
    }

    /** Takes the secrets out of the snapshot of a run that is over. */
    void purge(RunId run) {
        snapshots.findById(run).ifPresent(row -> row.replace(seal(run, open(row).withoutSecrets())));
    }

    private Variable effective(dev.runyard.persistence.variable.Variable variable) {
        var category =
                variable.category() == VariableCategory.ENV ? Variable.Category.ENV : Variable.Category.TERRAFORM;
        return new Variable(variable.key(), variable.value(keyring), category, variable.hcl(), variable.sensitive());
    }

    private byte[] seal(RunId run, Snapshot snapshot) {
        return keyring.seal(json.writeValueAsBytes(snapshot), context(run));
    }

    private Snapshot open(RunSnapshot row) {
        return json.readValue(keyring.open(row.sealed(), context(row.id())), Snapshot.class);
    }

    private static String context(RunId run) {
        return "run-snapshot:" + run.value();
    }
}
