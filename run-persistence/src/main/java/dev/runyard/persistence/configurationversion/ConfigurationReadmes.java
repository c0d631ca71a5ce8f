package dev.runyard.persistence.configurationversion;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The READMEs of all configuration versions that have one. */
public interface ConfigurationReadmes extends ListCrudRepository<ConfigurationReadme, ConfigurationVersionId> {
    /** Which of these versions have one. */
    @Query(value = "select id from configuration_readme where id in (:versions)", nativeQuery = true)
    List<String> among(Collection<String> versions);

    /** Removes the one of a version, if it has one, at once: another may follow in the same transaction. */
    @Modifying
    @Query("delete from ConfigurationReadme r where r.id = :id")
    void remove(ConfigurationVersionId id);
}
