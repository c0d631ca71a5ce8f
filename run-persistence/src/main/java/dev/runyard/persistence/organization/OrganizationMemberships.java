package dev.runyard.persistence.organization;

import dev.runyard.persistence.user.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.ListCrudRepository;

/** Who belongs where. */
public interface OrganizationMemberships extends ListCrudRepository<OrganizationMembership, OrganizationMembershipId> {
    Page<OrganizationMembership> findByOrganizationIdOrderById(OrganizationId organization, Pageable page);

    Optional<OrganizationMembership> findByOrganizationIdAndUserId(OrganizationId organization, UserId user);

    List<OrganizationMembership> findByUserIdOrderById(UserId user);
}
