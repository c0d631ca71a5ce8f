package dev.runyard.persistence.project;

import dev.runyard.persistence.organization.OrganizationId;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All projects. */
public interface Projects extends ListCrudRepository<Project, ProjectId> {
    /** Locks the row until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Project p where p.id = :id")
    Optional<Project> lock(ProjectId id);

    @Query("select p from Project p where p.organizationId = :organization and lower(p.name) = lower(:name)")
    Optional<Project> findByName(OrganizationId organization, String name);

    /** The projects of an organization that have one of these names, in lower case. */
    @Query("select p from Project p where p.organizationId = :organization and lower(p.name) in :names")
    List<Project> named(OrganizationId organization, Collection<String> names);
}
