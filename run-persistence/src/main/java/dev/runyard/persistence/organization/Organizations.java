package dev.runyard.persistence.organization;

import dev.runyard.persistence.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All organizations. */
public interface Organizations extends ListCrudRepository<Organization, OrganizationId> {
    /** What {@link OrganizationSearch} finds, in the order of the names. */
    String FOUND = "(locate(lower(:#{#search.either}), lower(o.name)) > 0"
            + " or locate(lower(:#{#search.either}), lower(o.email)) > 0)"
            + " and locate(lower(:#{#search.name}), lower(o.name)) > 0"
            + " and locate(lower(:#{#search.email}), lower(o.email)) > 0 order by o.name";

    @Query("select o from Organization o where lower(o.name) = lower(:name)")
    Optional<Organization> findByName(String name);

    /**
     * Keeps other steps that ask the same from going on until the transaction ends. Rows that refer to the organization can
     * still be written meanwhile.
     */
    @Query(value = "select id from organization where id = :id for no key update", nativeQuery = true)
    Optional<String> hold(OrganizationId id);

    @Query("select o from Organization o where o.name in :names")
    List<Organization> named(Collection<String> names);

    /** The organizations that {@code user} belongs to. */
    @Query("select o from Organization o where exists (select 1 from OrganizationMembership m"
            + " where m.organizationId = o.id and m.userId = :user and m.status = ACTIVE) and " + FOUND)
    Page<Organization> ofMember(UserId user, OrganizationSearch search, Pageable page);

    /** The organizations that are found. */
    @Query("select o from Organization o where " + FOUND)
    Page<Organization> search(OrganizationSearch search, Pageable page);
}
