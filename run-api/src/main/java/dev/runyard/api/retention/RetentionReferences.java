package dev.runyard.api.retention;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.api.jsonapi.Reference;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.retention.DataRetentionPolicies;
import dev.runyard.persistence.retention.DataRetentionPolicy;
import dev.runyard.persistence.workspace.Workspace;
import java.util.List;
import org.springframework.stereotype.Component;

/** Leads from organizations and workspaces to their own policies of data retention. */
@Component
public final class RetentionReferences {
    static final String DELETE_OLDERS = "data-retention-policy-delete-olders";
    static final String DONT_DELETES = "data-retention-policy-dont-deletes";

    /** The types of policies. */
    public static final List<String> TYPES = List.of(DELETE_OLDERS, DONT_DELETES);

    private final DataRetentionPolicies policies;

    RetentionReferences(DataRetentionPolicies policies) {
        this.policies = policies;
    }

    /** The own policy of each organization. */
    public Batch<Organization, Reference> ofOrganizations() {
        return (rows, view) -> {
            var found = policies
                    .ofOrganizations(rows.stream().map(Organization::id).toList())
                    .stream()
                    .collect(toMap(policy -> policy.organization().value(), RetentionReferences::reference));
            return organization -> found.get(organization.id().value());
        };
    }

    /** The own policy of each workspace. */
    public Batch<Workspace, Reference> ofWorkspaces() {
        return (rows, view) -> {
            var found = policies.ofWorkspaces(rows.stream().map(Workspace::id).toList()).stream()
                    .collect(toMap(policy -> String.valueOf(policy.workspace()), RetentionReferences::reference));
            return workspace -> found.get(workspace.id().value());
        };
    }

    /** Returns the policy as what is shown of it. */
    static Object shown(DataRetentionPolicy policy) {
        return policy.deleteOlderThanDays() == null ? new DontDelete(policy) : new DeleteOlder(policy);
    }

    private static Reference reference(DataRetentionPolicy policy) {
        return new Reference(policy.deleteOlderThanDays() == null ? DONT_DELETES : DELETE_OLDERS, policy.id());
    }
}
