package dev.runyard.engine.stateversion;

import static java.util.stream.Collectors.toMap;

import dev.runyard.engine.stateversion.StateDifference.Changed;
import dev.runyard.engine.stateversion.StateDifference.Value;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.stateversion.StateVersionId;
import dev.runyard.persistence.stateversion.StateVersionOutput;
import dev.runyard.persistence.stateversion.StateVersionOutputs;
import dev.runyard.persistence.stateversion.StateVersions;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Compares two states of a workspace: which resources differ is known, and only what those are is read from the bytes. That
 * the caller may is checked before.
 */
@Component
public final class StateComparison {
    /** As many resources are told of in full. */
    private static final int MOST = 200;

    private final Workspaces workspaces;
    private final StateVersions states;
    private final StateVersionOutputs outputs;
    private final StateExtracts extracts;
    private final StateFiles files;
    private final Keyring keyring;

    StateComparison(
            Workspaces workspaces,
            StateVersions states,
            StateVersionOutputs outputs,
            StateExtracts extracts,
            StateFiles files,
            Keyring keyring) {
        this.workspaces = workspaces;
        this.states = states;
        this.outputs = outputs;
        this.extracts = extracts;
        this.files = files;
        this.keyring = keyring;
    }

    /**
     * Returns what is different in a state.
     *
     * @param from null for the one before it in its workspace
     * @param reveal whether sensitive values are told
     * @throws NotFound when there is no such state, or its data are deleted
     * @throws Invalid when {@code from} is no state of the same workspace that could be read
     * @throws Conflict when one of them was not read yet
     */
    public StateDifference compare(StateVersionId to, @Nullable StateVersionId from, boolean reveal) {
        var after = states.findById(to).filter(StateVersion::isReadable).orElseThrow(NotFound::new);
        return compare(from == null ? previous(after) : Optional.of(named(from, after)), after, reveal);
    }

    /**
     * Returns what a state would change that became the present one of its workspace.
     *
     * @param reveal whether sensitive values are told
     * @throws NotFound when there is no such state, or its data are deleted
     * @throws Conflict when one of the two was not read yet
     */
    public StateDifference compareWithPresent(StateVersionId to, boolean reveal) {
        var after = states.findById(to).filter(StateVersion::isReadable).orElseThrow(NotFound::new);
        var present = workspaces.findById(after.workspaceId()).map(Workspace::currentStateVersionId);
        return compare(present.flatMap(states::findById).filter(StateVersion::isReadable), after, reveal);
    }

    private StateDifference compare(Optional<StateVersion> before, StateVersion after, boolean reveal) {
        try {
            return compare(before.orElse(null), after, new ValueComparison(reveal));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private StateDifference compare(@Nullable StateVersion before, StateVersion after, ValueComparison values)
            throws IOException {
        Map<String, String> old = digests(before);
        Map<String, String> fresh = digests(after);
        var different = new TreeSet<String>();
        old.forEach((address, digest) -> addIf(!digest.equals(fresh.get(address)), address, different));
        fresh.keySet().forEach(address -> addIf(!old.containsKey(address), address, different));
        var told = different.stream().limit(MOST).toList();
        var bytesBefore = instances(before, told);
        var bytesAfter = instances(after, told);
        var resources = told.stream()
                .map(address -> new Changed(
                        address,
                        ValueComparison.action(old.containsKey(address), fresh.containsKey(address)),
                        values.attributes(
                                bytesBefore.getOrDefault(address, MissingNode.getInstance()),
                                bytesAfter.getOrDefault(address, MissingNode.getInstance()))))
                .toList();
        int added = count(different, address -> !old.containsKey(address));
        int removed = count(different, address -> !fresh.containsKey(address));
        return new StateDifference(
                before == null ? null : before.id(),
                after.id(),
                added,
                different.size() - added - removed,
                removed,
                resources,
                different.size() - told.size(),
                outputs(before, after, values));
    }

    private List<Value> outputs(@Nullable StateVersion before, StateVersion after, ValueComparison values) {
        Map<String, StateVersionOutput> old = before == null ? Map.of() : byName(before);
        Map<String, StateVersionOutput> fresh = byName(after);
        var names = new TreeSet<>(old.keySet());
        names.addAll(fresh.keySet());
        var different = new ArrayList<Value>();
        for (String name : names) {
            @Nullable StateVersionOutput one = old.get(name);
            @Nullable StateVersionOutput other = fresh.get(name);
            String was = one == null ? null : one.value(keyring);
            String is = other == null ? null : other.value(keyring);
            boolean sensitive = (one != null && one.sensitive()) || (other != null && other.sensitive());
            if (was == null || !was.equals(is)) {
                different.add(values.value(name, was, is, sensitive));
            }
        }
        return different;
    }

    private Map<String, StateVersionOutput> byName(StateVersion state) {
        return outputs.of(state.id()).stream().collect(toMap(StateVersionOutput::name, Function.identity()));
    }

    private Map<String, String> digests(@Nullable StateVersion state) {
        if (state == null) {
            return Map.of();
        }
        return extracts
                .resources(state.id())
                .orElseThrow(() -> new Conflict("The state " + state.id() + " has not been read yet; try again later."))
                .stream()
                .collect(toMap(StateResource::address, StateResource::digest, (one, other) -> other));
    }

    private Map<String, JsonNode> instances(@Nullable StateVersion state, List<String> addresses) throws IOException {
        var blob = state == null ? null : state.blob();
        Set<String> wanted = new HashSet<>(addresses);
        return blob == null || wanted.isEmpty() ? Map.of() : files.instances(blob, wanted);
    }

    private Optional<StateVersion> previous(StateVersion state) {
        return states.before(state.workspaceId(), state.createdAt(), state.id());
    }

    private StateVersion named(StateVersionId from, StateVersion state) {
        return states.findById(from)
                .filter(found -> found.workspaceId().equals(state.workspaceId()) && found.isReadable())
                .orElseThrow(() -> Invalid.because("from is no state version of the same workspace that can be read"));
    }

    private static void addIf(boolean isDifferent, String address, Set<String> all) {
        if (isDifferent) {
            all.add(address);
        }
    }

    private static int count(Set<String> addresses, Predicate<String> which) {
        return (int) addresses.stream().filter(which).count();
    }
}
