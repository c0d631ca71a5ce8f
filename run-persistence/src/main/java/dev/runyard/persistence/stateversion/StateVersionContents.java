package dev.runyard.persistence.stateversion;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** What was read out of states. */
public interface StateVersionContents extends ListCrudRepository<StateVersionContent, StateVersionId> {
    /** The summaries of several states; one that was not read yet is left out. */
    @Query(
            value = "select id as state, sealed_summary as summary from state_version_content where id in (:states)",
            nativeQuery = true)
    List<Summary> summaries(Collection<String> states);

    /** States that are still to be read. */
    @Query(
            value = "select state_version_id from state_version_backlog order by state_version_id limit :limit",
            nativeQuery = true)
    List<String> backlog(int limit);

    @Modifying
    @Query(value = "delete from state_version_backlog where state_version_id = :state", nativeQuery = true)
    void strikeOff(String state);

    /** The sealed summary of one state. */
    interface Summary {
        String getState();

        byte[] getSummary();
    }
}
