package dev.runyard.persistence.variable;

import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The variables of all workspaces. */
public interface Variables extends ListCrudRepository<Variable, VariableId> {
    Optional<Variable> findByWorkspaceIdAndCategoryAndKey(WorkspaceId workspace, VariableCategory category, String key);

    @Query("select v from Variable v where v.workspaceId = :workspace order by v.createdAt, v.id")
    List<Variable> of(WorkspaceId workspace);
}
