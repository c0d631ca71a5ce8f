package dev.runyard.persistence.organization;

import dev.runyard.persistence.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Who belongs where. */
public interface OrganizationMemberships extends ListCrudRepository<OrganizationMembership, OrganizationMembershipId> {
    /**
     * The memberships of an organization.
     *
     * @param statuses that a membership may have
     * @param emails of the users, in lower case; what they are does not count when {@code anyEmail}
     * @param part is in the name or in the e-mail address of the user
     */
    @Query("select m from OrganizationMembership m join User u on u.id = m.userId"
            + " where m.organizationId = :organization and m.status in :statuses"
            + " and (:anyEmail = true or lower(u.email) in :emails)"
            + " and (locate(lower(:part), lower(u.username)) > 0 or locate(lower(:part), lower(u.email)) > 0)"
            + " order by m.id")
    Page<OrganizationMembership> search(
            OrganizationId organization,
            Collection<MembershipStatus> statuses,
            boolean anyEmail,
            Collection<String> emails,
            String part,
            Pageable page);

    long countByOrganizationIdAndStatus(OrganizationId organization, MembershipStatus status);

    Optional<OrganizationMembership> findByOrganizationIdAndUserId(OrganizationId organization, UserId user);

    List<OrganizationMembership> findByUserIdOrderById(UserId user);
}
