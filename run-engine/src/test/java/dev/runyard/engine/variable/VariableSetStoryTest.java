package dev.runyard.engine.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.engine.Steps;
import dev.runyard.engine.project.ProjectChanges;
import dev.runyard.engine.project.ProjectDirectory;
import dev.runyard.engine.project.ProjectRemoval;
import dev.runyard.engine.support.EngineDatabase;
import dev.runyard.engine.support.Tenant;
import dev.runyard.engine.variable.VariableSetWishes.Parent;
import dev.runyard.engine.variable.VariableSetWishes.VariableWish;
import dev.runyard.engine.workspace.WorkspaceRemoval;
import dev.runyard.persistence.crypto.Keyring;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.project.ProjectId;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.variable.VariableSet;
import dev.runyard.persistence.variable.VariableSetAssignments;
import dev.runyard.persistence.variable.VariableSets;
import dev.runyard.persistence.variable.Variables;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.WorkspaceId;
import dev.runyard.persistence.workspace.Workspaces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VariableSetStoryTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final VariableSetStore store = EngineDatabase.bean(VariableSetStore.class);
    private final VariableSetPlaces places = EngineDatabase.bean(VariableSetPlaces.class);
    private final VariableSetContent content = EngineDatabase.bean(VariableSetContent.class);
    private final VariableSets sets = EngineDatabase.bean(VariableSets.class);
    private final Tenant tenant = Tenant.fresh();
    private final ProjectId project = project(tenant);
    private final Workspace workspace = workspace(tenant, "network", project);

    @Test
    void theSetsOfAWorkspaceComeInTheDocumentedOrder() {
        var ladder = List.of(
                set("z", "z", wishes().global()),
                set("y", "y", wishes().priority().projects(project)),
                set("x", "x", wishes().priority().workspaces(workspace)),
                set("w", "w", wishes().priority().owned(project).projects(project)),
                set("v", "v", wishes().priority().owned(project).workspaces(workspace)),
                set("u", "u", wishes().owned(project).workspaces(workspace)),
                set("t", "t", wishes().owned(project).projects(project)),
                set("s", "s", wishes().workspaces(workspace)),
                set("r", "r", wishes().projects(project)));
        store.update(ladder.getFirst().id(), wishes().priority().wishes(null));

        for (var strongest : ladder) {
            assertThat(effective()).as(strongest.name()).containsExactly("size=" + strongest.name());
            store.delete(strongest.id());
        }
        assertThat(effective()).isEmpty();
    }

    @Test
    void onlyWhatAppliesToTheWorkspaceReachesIt() {
        var elsewhere = project(tenant);
        var other = workspace(tenant, "other", elsewhere);
        set("z", "of another workspace", wishes().workspaces(other));
        set("y", "of another project", wishes().projects(elsewhere));
        set("x", "of nothing", wishes());
        set("w", "of nothing in the project", wishes().owned(project));
        set("v", "everywhere", wishes().global());

        assertThat(effective()).containsExactly("size=everywhere");
        assertThat(Tenant.fresh().workspace("foreign"))
                .satisfies(foreign -> assertThat(
                                EngineDatabase.bean(EffectiveVariables.class).of(foreign))
                        .isEmpty());
    }

    @Test
    void whatAProjectOwnsStaysInIt() {
        var elsewhere = project(tenant);
        var other = workspace(tenant, "other", elsewhere);
        var owned = set("s", "mine", wishes().owned(project).workspaces(workspace));

        assertThatThrownBy(() -> places.applyToWorkspaces(owned.id(), List.of(other.id())))
                .isInstanceOf(Invalid.class)
                .hasMessage("Workspaces must be in the project that owns the variable set");
        assertThatThrownBy(() -> places.applyToProjects(owned.id(), List.of(elsewhere)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> store.update(owned.id(), wishes().global().wishes(null)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(
                        () -> store.update(owned.id(), wishes().owned(elsewhere).wishes(null)))
                .isInstanceOf(Invalid.class);

        move(workspace, elsewhere);

        assertThat(effective()).isEmpty();
    }

    @Test
    void globalSetsDoNotShareAVariable() {
        var first = set("a", "first", wishes().global());
        var second = set("b", "second", wishes());

        assertThatThrownBy(() -> store.update(second.id(), wishes().global().wishes(null)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("size (terraform)")
                .hasMessageContaining("\"a\"");
        assertThatThrownBy(() -> set("c", "third", wishes().global())).isInstanceOf(Invalid.class);
        assertThat(sets.findByName(tenant.id(), null, "c")).isEmpty();

        var third = store.create(tenant.id(), wishes().global().wishes("c"));
        assertThatThrownBy(() -> content.add(third.id(), draft("size", "3"))).isInstanceOf(Invalid.class);
        var harmless = content.add(third.id(), draft("length", "3"));
        assertThatThrownBy(() -> content.change(third.id(), harmless.id(), draft("size", "3")))
                .isInstanceOf(Invalid.class);
        content.change(first.id(), variable(first), draft("width", "1"));
        store.update(second.id(), wishes().global().wishes(null));
    }

    @Test
    void aGlobalSetCannotBeAssigned() {
        var global = set("a", "first", wishes().global());

        assertThatThrownBy(() -> places.applyToWorkspaces(global.id(), List.of(workspace.id())))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> places.removeFromProjects(global.id(), List.of(project)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void anotherOrganizationsThingsAreNotThere() {
        var foreign = Tenant.fresh();
        var foreignProject = project(foreign);
        var foreignWorkspace = workspace(foreign, "network", foreignProject);
        var set = set("a", "1", wishes());

        assertThatThrownBy(() -> places.applyToWorkspaces(set.id(), List.of(workspace.id(), foreignWorkspace.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> places.removeFromWorkspaces(set.id(), List.of(foreignWorkspace.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> places.applyToProjects(set.id(), List.of(foreignProject)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> set("b", "1", wishes().workspaces(foreignWorkspace)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> set("c", "1", wishes().owned(foreignProject))).isInstanceOf(NotFound.class);
        assertThat(assigned(set)).isEmpty();
    }

    @Test
    void assignmentsComeAndGo() {
        var other = workspace(tenant, "other", project);
        var set = set("a", "1", wishes().workspaces(workspace));

        places.applyToWorkspaces(set.id(), List.of(workspace.id(), other.id(), other.id()));
        assertThat(assigned(set)).containsExactlyInAnyOrder(workspace.id(), other.id());
        places.removeFromWorkspaces(set.id(), List.of(other.id()));
        assertThat(assigned(set)).containsExactly(workspace.id());
        store.update(set.id(), wishes().workspaces(other).wishes(null));
        assertThat(assigned(set)).containsExactly(other.id());
        EngineDatabase.bean(WorkspaceRemoval.class).removeByForce(other.id());
        assertThat(assigned(set)).isEmpty();
    }

    @Test
    void aProjectTakesItsOwnSetsAlong() {
        var doomed = project(tenant);
        var owned = set("a", "1", wishes().owned(doomed));
        var applied = set("b", "1", wishes().projects(doomed));

        EngineDatabase.bean(ProjectRemoval.class).remove(doomed);

        assertThat(sets.findById(owned.id())).isEmpty();
        assertThat(EngineDatabase.bean(VariableSetAssignments.class)
                        .projectsOf(List.of(applied.id().value())))
                .isEmpty();
    }

    @Test
    void namesAreTakenOncePerOwner() {
        set("a", "1", wishes());
        var other = set("b", "1", wishes());

        assertThatThrownBy(() -> set("a", "1", wishes()))
                .isInstanceOf(Invalid.class)
                .hasMessage("Name has already been taken");
        assertThatThrownBy(() -> store.update(other.id(), wishes().wishes("a"))).isInstanceOf(Invalid.class);
        assertThat(set("a", "1", wishes().owned(project)).projectId()).isEqualTo(project);
        assertThat(set("A", "1", wishes()).name()).isEqualTo("A");
    }

    @Test
    void valuesInASetAreSealed() {
        var set = set("a", "eu-central-1", wishes());

        var variable =
                EngineDatabase.bean(Variables.class).findById(variable(set)).orElseThrow();

        assertThat(new String(variable.sealedValue(), StandardCharsets.ISO_8859_1))
                .doesNotContain("eu-central");
    }

    private List<String> effective() {
        var keyring = EngineDatabase.bean(Keyring.class);
        var now = EngineDatabase.bean(Workspaces.class).findById(workspace.id()).orElseThrow();
        return EngineDatabase.bean(EffectiveVariables.class).of(now).stream()
                .map(variable -> variable.key() + "=" + variable.value(keyring))
                .toList();
    }

    private List<WorkspaceId> assigned(VariableSet set) {
        return EngineDatabase.bean(VariableSetAssignments.class)
                .workspacesOf(List.of(set.id().value()))
                .stream()
                .map(row -> new WorkspaceId((String) row[1]))
                .toList();
    }

    private VariableId variable(VariableSet set) {
        return EngineDatabase.bean(Variables.class)
                .ofSets(List.of(set.id()))
                .getFirst()
                .id();
    }

    private VariableSet set(String name, String value, Wishes wishes) {
        return store.create(tenant.id(), wishes.with(draft("size", value)).wishes(name));
    }

    private static UnaryOperator<VariableDraft> draft(String key, String value) {
        return _ -> new VariableDraft(key, value, "", "terraform", false, false);
    }

    private static ProjectId project(Tenant tenant) {
        var projects = EngineDatabase.bean(ProjectDirectory.class);
        return projects.create(tenant.id(), "project " + COUNT.incrementAndGet(), ProjectChanges.NONE)
                .id();
    }

    private static Workspace workspace(Tenant tenant, String name, ProjectId project) {
        return move(tenant.workspace(name), project);
    }

    private static Workspace move(Workspace workspace, ProjectId project) {
        return EngineDatabase.bean(Steps.class).take(() -> {
            var now = EngineDatabase.bean(Workspaces.class)
                    .findById(workspace.id())
                    .orElseThrow();
            now.change(now.name(), project, now.settings(), now.updatedAt());
            return now;
        });
    }

    private static Wishes wishes() {
        return new Wishes(null, null, null, null, null, List.of());
    }

    /** What a test wants of a set, word by word. */
    private record Wishes(
            @Nullable Boolean toAll,
            @Nullable Boolean first,
            @Nullable Parent parent,
            @Nullable List<WorkspaceId> workspaces,
            @Nullable List<ProjectId> projects,
            List<VariableWish> variables) {

        Wishes global() {
            return new Wishes(true, first, parent, workspaces, projects, variables);
        }

        Wishes priority() {
            return new Wishes(toAll, true, parent, workspaces, projects, variables);
        }

        Wishes owned(ProjectId owner) {
            return new Wishes(toAll, first, new Parent("projects", owner.value()), workspaces, projects, variables);
        }

        Wishes workspaces(Workspace one) {
            return new Wishes(toAll, first, parent, List.of(one.id()), projects, variables);
        }

        Wishes projects(ProjectId one) {
            return new Wishes(toAll, first, parent, workspaces, List.of(one), variables);
        }

        Wishes with(UnaryOperator<VariableDraft> variable) {
            return new Wishes(toAll, first, parent, workspaces, projects, List.of(new VariableWish(null, variable)));
        }

        VariableSetWishes wishes(@Nullable String name) {
            return new VariableSetWishes(name, null, toAll, first, parent, workspaces, projects, variables);
        }
    }
}
