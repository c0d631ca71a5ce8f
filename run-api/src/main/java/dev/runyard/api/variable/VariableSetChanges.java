package dev.runyard.api.variable;

import dev.runyard.api.jsonapi.Field;
import dev.runyard.engine.variable.VariableSetWishes;
import dev.runyard.engine.variable.VariableSetWishes.Parent;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a new variable set, or changed of one that is there. */
record VariableSetChanges(
        Field<String> name,
        Field<String> description,
        @Nullable Boolean global,
        @Nullable Boolean priority,
        @Nullable Owner parent,
        @Nullable List<WorkspaceId> workspaces,
        @Nullable List<ProjectId> projects,
        @Nullable List<VariableEntry> vars,
        @Nullable List<Stack> stacks) {

    VariableSetWishes wishes() {
        if (stacks != null) {
            Stack.refuse(stacks);
        }
        return new VariableSetWishes(
                name.sent() ? name.orElse("") : null,
                description.sent() ? description.orElse("") : null,
                global,
                priority,
                parent == null ? null : parent.named(),
                workspaces,
                projects,
                vars == null
                        ? List.of()
                        : vars.stream().map(VariableEntry::wish).toList());
    }

    /** Who is to own the set; an organization is meant when nothing else is said. */
    record Owner(@Nullable String type, @Nullable String id) {
        Parent named() {
            if (id == null) {
                throw Invalid.relationship("parent", "must have an id");
            }
            return new Parent(type == null ? "organizations" : type, id);
        }
    }
}
