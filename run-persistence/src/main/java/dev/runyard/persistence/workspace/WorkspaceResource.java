package dev.runyard.persistence.workspace;

import dev.runyard.persistence.stateversion.StateVersionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A resource instance in the present state of a workspace; names are those of HCP Terraform's page "Workspace resources".
 *
 * @param address below the module, whose path goes before it without the word {@code module}
 * @param module {@code root}, or the path
 * @param providerType the type, after {@code data.} for what is only read
 * @param nameIndex the key of {@code count} or {@code for_each}; null without one
 * @param digest changes when the instance does
 * @param modifiedBy the state in which it became what it is
 */
public record WorkspaceResource(
        String id,
        String address,
        String name,
        String module,
        String provider,
        String providerType,
        @Nullable String nameIndex,
        String digest,
        StateVersionId modifiedBy,
        Instant createdAt,
        Instant updatedAt) {}
