package dev.runyard.engine.tag;

import dev.runyard.engine.Steps;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.tag.ReservedTagKey;
import dev.runyard.persistence.tag.ReservedTagKeyId;
import dev.runyard.persistence.tag.ReservedTagKeys;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reserves keys for tags. That the caller may is checked before. Tags that are there already stay as they are. */
@Component
public final class ReservedTagKeyDirectory {
    /** In an organization. HCP Terraform names no limit. */
    private static final int MOST = 1000;

    private final ReservedTagKeys reserved;
    private final Steps steps;
    private final Ids ids;
    private final InstantSource clock;

    ReservedTagKeyDirectory(ReservedTagKeys reserved, Steps steps, Ids ids, InstantSource clock) {
        this.reserved = reserved;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Reserves a key.
     *
     * @param disableOverrides whether workspaces may not have it as their own where their project has it
     * @throws Invalid when there cannot be such a key, it is reserved already, or they are too many
     */
    public ReservedTagKey create(OrganizationId organization, String key, boolean disableOverrides) {
        return steps.take(() -> {
            if (reserved.countByOrganizationId(organization) >= MOST) {
                throw Invalid.because("An organization can have " + MOST + " reserved tag keys at most");
            }
            return reserved.save(new ReservedTagKey(
                    ids.reservedTagKeyId(), organization, free(organization, key), disableOverrides, clock.instant()));
        });
    }

    /** Changes a reserved key; null leaves a value as it is. */
    public ReservedTagKey update(ReservedTagKeyId id, @Nullable String key, @Nullable Boolean disableOverrides) {
        return steps.take(() -> {
            var found = reserved.findById(id).orElseThrow(NotFound::new);
            found.change(
                    key == null || key.equals(found.key()) ? found.key() : free(found.organizationId(), key),
                    disableOverrides == null ? found.disableOverrides() : disableOverrides,
                    clock.instant());
            return found;
        });
    }

    public void delete(ReservedTagKeyId id) {
        steps.take(() -> {
            reserved.delete(reserved.findById(id).orElseThrow(NotFound::new));
            return id;
        });
    }

    private String free(OrganizationId organization, String key) {
        if (reserved.existsByOrganizationIdAndKey(organization, TagRules.reserved(key))) {
            throw Invalid.attribute("key", "has already been taken");
        }
        return key;
    }
}
