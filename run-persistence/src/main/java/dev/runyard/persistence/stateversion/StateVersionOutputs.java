package dev.runyard.persistence.stateversion;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The outputs of all state versions. */
public interface StateVersionOutputs extends ListCrudRepository<StateVersionOutput, StateVersionOutputId> {
    @Query("select o from StateVersionOutput o where o.stateVersionId = :state order by o.name")
    List<StateVersionOutput> of(StateVersionId state);

    /** Which outputs several states have, without their values. */
    @Query(
            value = "select state_version_id as state, id as output from state_version_output"
                    + " where state_version_id in (:states) order by name",
            nativeQuery = true)
    List<Place> idsOf(Collection<String> states);

    @Modifying
    @Query("delete from StateVersionOutput o where o.stateVersionId = :state")
    void removeOf(StateVersionId state);

    /** Where an output is. */
    interface Place {
        String getState();

        String getOutput();
    }

    /** The outputs of several states at once. */
    @Query("select o from StateVersionOutput o where o.stateVersionId in :states order by o.name")
    List<StateVersionOutput> ofAll(Collection<StateVersionId> states);
}
