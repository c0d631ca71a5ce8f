package dev.runyard.engine.run;

import dev.runyard.contract.Variable;
import dev.runyard.engine.variable.EffectiveVariables;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.run.RunSnapshot;
import dev.runyard.persistence.run.RunSnapshots;
import dev.runyard.persistence.variable.VariableCategory;
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
    /** Bytes of all values together: a snapshot is held in memory whole. */
    private static final long LARGEST = 16L << 20;

    private final RunSnapshots snapshots;
    private final EffectiveVariables variables;
    private final Keyring keyring;
    private final JsonMapper json;

    SnapshotStore(RunSnapshots snapshots, EffectiveVariables variables, Keyring keyring, JsonMapper json) {
        this.snapshots = snapshots;
        this.variables = variables;
        this.keyring = keyring;
        this.json = json;
    }

    /**
     * Binds a new run to the variables and the working directory that its workspace has now.
     *
     * @throws Invalid when the variables are too large altogether
     */
    void bind(Run run, Workspace workspace, List<RunVariable> runVariables) {
        var given = runVariables.stream().map(RunVariable::key).toList();
        var others = variables.besides(given, workspace);
        checkSize(others);
        var snapshot = new Snapshot(
                others.stream().map(this::effective).toList(),
                runVariables,
                workspace.settings().workingDirectory());
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

    private static void checkSize(List<dev.runyard.persistence.variable.Variable> variables) {
        long size = variables.stream()
                .mapToLong(variable -> variable.sealedValue().length)
                .sum();
        if (size > LARGEST) {
            throw Invalid.because("The variables of the workspace and its variable sets are larger than "
                    + (LARGEST >> 20) + " MB altogether, which is too much for a run");
        }
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
