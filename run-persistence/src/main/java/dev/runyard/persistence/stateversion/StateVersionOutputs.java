package dev.runyard.persistence.stateversion;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The outputs of all state versions. */
public interface StateVersionOutputs extends ListCrudRepository<StateVersionOutput, StateVersionOutputId> {
    @Query("select o from StateVersionOutput o where o.stateVersionId = :state order by o.name")
    List<StateVersionOutput> of(StateVersionId state);

    /** The outputs of several states at once. */
    @Query("select o from StateVersionOutput o where o.stateVersionId in :states order by o.name")
    List<StateVersionOutput> ofAll(Collection<StateVersionId> states);
}
