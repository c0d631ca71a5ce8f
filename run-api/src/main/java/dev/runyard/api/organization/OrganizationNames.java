package dev.runyard.api.organization;

import static java.util.stream.Collectors.toMap;

import dev.runyard.api.jsonapi.Batch;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.organization.Organizations;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Finds the names of organizations, by which HCP Terraform's API identifies them, where rows know only ids. */
@Component
public final class OrganizationNames {
    private final Organizations organizations;

    OrganizationNames(Organizations organizations) {
        this.organizations = organizations;
    }

    /** Makes the target of a relationship to the organization of each row. */
    public <T> Batch<T, String> of(Function<T, OrganizationId> organization) {
        return (rows, view) -> {
            List<OrganizationId> ids =
                    rows.stream().map(organization).distinct().toList();
            Map<OrganizationId, String> names = view.once(
                    List.of(OrganizationNames.class, ids),
                    () -> organizations.findAllById(ids).stream().collect(toMap(Organization::id, Organization::name)));
            return row -> names.get(organization.apply(row));
        };
    }
}
