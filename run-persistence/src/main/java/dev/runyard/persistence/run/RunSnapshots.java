package dev.runyard.persistence.run;

import org.springframework.data.repository.ListCrudRepository;

/** The snapshots of all runs. */
public interface RunSnapshots extends ListCrudRepository<RunSnapshot, RunId> {}
