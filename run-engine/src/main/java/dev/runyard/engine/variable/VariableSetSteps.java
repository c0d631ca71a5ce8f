package dev.runyard.engine.variable;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetId;
import dev.runyard.persistence.variable.VariableSets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The frame of each change of a variable set: one writer per organization, and no conflict between global sets at the end. */
@Component
final class VariableSetSteps {
    private final VariableSets sets;
    private final Steps steps;
    private final InstantSource clock;

    VariableSetSteps(VariableSets sets, Steps steps, InstantSource clock) {
        this.sets = sets;
        this.steps = steps;
        this.clock = clock;
    }

    /** Makes a set. */
    VariableSet make(OrganizationId organization, Supplier<VariableSet> making) {
        return steps.take(() -> {
            requireLocked(sets.lockAllOf(organization));
            return checked(making.get());
        });
    }

    /**
     * Changes a set, its variables, or where it applies.
     *
     * @throws NotFound when there is no such set
     */
    VariableSet change(VariableSetId id, Consumer<VariableSet> change) {
        return steps.take(() -> {
            var set = lock(id);
            change.accept(set);
            set.touch(clock.instant());
            return checked(set);
        });
    }

    void remove(VariableSetId id) {
        steps.take(() -> {
            var set = lock(id);
            sets.delete(set);
            return set;
        });
    }

    private VariableSet lock(VariableSetId id) {
        requireLocked(sets.lockAllBeside(id));
        return sets.findById(id).orElseThrow(NotFound::new);
    }

    private static void requireLocked(Optional<String> organization) {
        if (organization.isEmpty()) {
            throw new NotFound();
        }
    }

    private VariableSet checked(VariableSet set) {
        if (set.global()) {
            sets.clash(set.organizationId(), set.id()).ifPresent(clash -> {
                throw VariableSetRules.clash(clash);
            });
        }
        return set;
    }
}
