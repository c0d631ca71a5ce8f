package dev.runyard.persistence.project;

import dev.runyard.persistence.organization.OrganizationId;
import java.util.Collection;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All projects. */
public interface Projects extends ListCrudRepository<Project, ProjectId> {
    @Query("select p from Project p where p.organizationId = :organization and lower(p.name) = lower(:name)")
    Optional<Project> findByName(OrganizationId organization, String name);

    @Query("select p from Project p where p.organizationId = :organization order by p.name")
    Page<Project> of(OrganizationId organization, Pageable page);

    /** The projects of an organization whose name holds {@code part}, in the order of their names. */
    @Query("select p from Project p where p.organizationId = :organization"
            + " and position(lower(:part) in lower(p.name)) > 0 order by p.name")
    Page<Project> search(OrganizationId organization, String part, Pageable page);

    /** The projects of an organization that have one of these names, which are in lower case. */
    @Query("select p from Project p where p.organizationId = :organization and lower(p.name) in :names order by p.name")
    Page<Project> named(OrganizationId organization, Collection<String> names, Pageable page);
}
