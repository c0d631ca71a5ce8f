package dev.runyard.engine.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.support.Drafts;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.workspace.WorkspaceDirectory;
import dev.runyard.persistence.problem.Conflict;
import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.project.Projects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectDirectoryTest {
    private final ProjectDirectory directory = EngineDatabase.bean(ProjectDirectory.class);
    private final ProjectRemoval removal = EngineDatabase.bean(ProjectRemoval.class);
    private final Projects projects = EngineDatabase.bean(Projects.class);
    private final Tenant tenant = Tenant.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", " abc", "abc ", "a/b/c", "a-name-that-is-longer-than-forty-letters-"})
    void aNameFollowsTheRules(String name) {
        assertThatThrownBy(() -> directory.create(tenant.id(), name, ProjectChanges.NONE))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("Name ");
    }

    @Test
    void aNameIsTakenOncePerOrganization() {
        directory.create(tenant.id(), "Shop front", ProjectChanges.NONE);

        assertThatThrownBy(() -> directory.create(tenant.id(), "shop FRONT", ProjectChanges.NONE))
                .isInstanceOf(Invalid.class)
                .hasMessage("Name has already been taken");
        assertThat(directory
                        .create(Tenant.fresh().id(), "Shop front", ProjectChanges.NONE)
                        .name())
                .isEqualTo("Shop front");
    }

    @Test
    void aProjectIsChangedWhereSomethingWasSent() {
        var project = directory.create(tenant.id(), "Shop front", described("what people see"));

        directory.update(project.id(), "Shop Front", ProjectChanges.NONE);
        assertThatThrownBy(() -> directory.update(project.id(), null, described("x".repeat(257))))
                .isInstanceOf(Invalid.class);

        var changed = projects.findById(project.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo("Shop Front");
        assertThat(changed.description()).isEqualTo("what people see");
    }

    @Test
    void onlyAnEmptyProjectIsDeletedAndNeverTheDefaultOne() {
        var used = directory.create(tenant.id(), "Shop front", ProjectChanges.NONE);
        putAWorkspaceInto(used.id());
        assertThatThrownBy(() -> removal.remove(used.id())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> removal.remove(tenant.organization().defaultProjectId()))
                .isInstanceOf(Forbidden.class);

        var empty = directory.create(tenant.id(), "Empty one", ProjectChanges.NONE);
        removal.remove(empty.id());

        assertThat(projects.existsById(empty.id())).isFalse();
    }

    private static ProjectChanges described(String description) {
        return new ProjectChanges(description, ProjectChanges.NONE.execution(), ProjectChanges.NONE.tags());
    }

    private void putAWorkspaceInto(ProjectId project) {
        EngineDatabase.bean(WorkspaceDirectory.class)
                .create(tenant.id(), fresh -> Drafts.in(project, Drafts.of(fresh, "till", "remote", false)));
    }
}
