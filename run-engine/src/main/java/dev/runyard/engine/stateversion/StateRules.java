package dev.runyard.engine.stateversion;

import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.Precondition;
import dev.runyard.persistence.run.RunId;
import dev.runyard.persistence.stateversion.StateVersion;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Which states may follow which. Rules are those of HCP Terraform's page "State Versions" (API). */
final class StateRules {
    private static final int LONGEST_LINEAGE = 512;

    private StateRules() {}

    static void checkForm(NewStateVersion asked) {
        if (asked.serial() < 0) {
            throw Invalid.attribute("serial", "must not be negative");
        }
        if (!asked.md5().matches("[0-9a-fA-F]{32}")) {
            throw Invalid.attribute("md5", "must be the MD5 of the state, in hex");
        }
        String lineage = asked.lineage();
        if (lineage != null && (lineage.length() > LONGEST_LINEAGE || lineage.indexOf('\0') >= 0)) {
            throw Invalid.attribute("lineage", "is invalid");
        }
    }

    /** Only who keeps others out may write: who took the lock, or terraform in the run that holds the workspace. */
    static void requireHold(Workspace workspace, Actor.Ref by) {
        var lock = workspace.lock();
        boolean locked = lock != null && new Actor.Ref(lock.kind(), lock.owner()).equals(by);
        RunId current = workspace.currentRunId();
        boolean running = current != null
                && by.kind() == Actor.Kind.RUN
                && current.value().equals(by.id());
        if (!locked && !running) {
            throw new Conflict(
                    workspace.isLocked()
                            ? "This workspace is locked by somebody else and accepts states of theirs only."
                            : "This workspace is not locked and accepts states only when locked.");
        }
    }

    static void requireSuccessor(@Nullable StateVersion current, NewStateVersion asked) {
        if (current == null || asked.force()) {
            return;
        }
        requireLineage(current, asked.lineage());
        if (asked.serial() == current.serial()) {
            throw new Conflict("The MD5 of this state is not that of the state known for the same serial, "
                    + current.serial() + ".");
        }
        if (asked.serial() < current.serial()) {
            throw new Precondition("The serial " + asked.serial() + " is not greater than that of the workspace's"
                    + " present state, " + current.serial() + ".");
        }
    }

    /** A state of another lineage is of other things. */
    static void requireLineage(StateVersion current, @Nullable String lineage) {
        if (lineage != null && current.lineage() != null && !lineage.equals(current.lineage())) {
            throw new Conflict("The lineage of this state is not that of the workspace's present state, "
                    + current.lineage() + ".");
        }
    }

    /**
     * The bytes must be those that were announced, which their MD5 tells. The serial and the lineage are what was announced
     * even where the bytes have others: HCP Terraform takes such states, and so its own clients' tests make them. Where no
     * lineage was announced, that of the bytes counts, and nobody has said that it may be another one.
     */
    static void requireAnnounced(@Nullable StateVersion current, StateVersion announced, IncomingState state) {
        if (!state.md5().equalsIgnoreCase(announced.md5())) {
            throw Invalid.attribute("md5", "is not that of the uploaded state");
        }
        String lineage = state.content().lineage();
        if (announced.lineage() == null
                && current != null
                && current.lineage() != null
                && !lineage.equals(current.lineage())) {
            throw Invalid.attribute(
                    "lineage",
                    "must be given: that of the uploaded state, " + lineage + ", is not that of the present one");
        }
    }

    /** Tells whether {@code known} is the very state that is asked for: the answer to its announcement was lost. */
    static boolean isRepeat(StateVersion known, NewStateVersion asked) {
        return known.serial() == asked.serial()
                && asked.md5().equalsIgnoreCase(known.md5())
                && (asked.lineage() == null || asked.lineage().equals(known.lineage()));
    }
}
