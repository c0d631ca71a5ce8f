package dev.runyard.ui.support;

import dev.runyard.engine.Steps;
import dev.runyard.engine.agentpool.AgentPoolDirectory;
import dev.runyard.engine.agentpool.AgentPoolWishes;
import dev.runyard.engine.organization.OrganizationDirectory;
import dev.runyard.engine.run.RunCreation;
import dev.runyard.engine.run.RunRequest;
import dev.runyard.engine.tag.TagDraft;
import dev.runyard.engine.tag.Tagging;
import dev.runyard.engine.user.TokenDesk;
import dev.runyard.persistence.Ids;
import dev.runyard.persistence.blob.BlobId;
import dev.runyard.persistence.blob.BlobStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersion;
import dev.runyard.persistence.configurationversion.ConfigurationVersions;
import dev.runyard.persistence.execution.Execution;
import dev.runyard.persistence.job.Jobs;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.run.Run;
import dev.runyard.persistence.run.RunOptions;
import dev.runyard.persistence.run.RunSource;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.Users;
import dev.runyard.persistence.workspace.Settings;
import dev.runyard.persistence.workspace.Workspace;
import dev.runyard.persistence.workspace.Workspaces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An organization of its own for a test, with its owner and a workspace. */
public final class Tenant {
    private final Actor.User owner;
    private final Organization organization;
    private final Workspace workspace;
    private final String token;
    private final TokenId tokenId;

    private Tenant(Actor.User owner) {
        this.owner = owner;
        this.organization = PagesServer.bean(OrganizationDirectory.class)
                .create("acme-" + owner.username(), "a@example.com", owner.id());
        this.workspace = step(() -> PagesServer.bean(Workspaces.class).save(workspace()));
        var issued = PagesServer.bean(TokenDesk.class).issueForUser(owner.id(), "test", null, owner);
        this.token = issued.text();
        this.tokenId = issued.token().id();
    }

    private Workspace workspace() {
        return new Workspace(
                PagesServer.bean(Ids.class).workspaceId(),
                organization.id(),
                organization.defaultProjectId(),
                "network",
                Settings.fresh("1.11.4", Execution.REMOTE),
                now().instant());
    }

    /** Makes a tenant, and takes the jobs of all others out of the way. */
    public static Tenant make() {
        return new Tenant(step(() -> {
            PagesServer.bean(Jobs.class).deleteAll();
            var id = PagesServer.bean(Ids.class).userId();
            var name = id.value().replace("user-", "u");
            var user = PagesServer.bean(Users.class)
                    .save(new User(id, name, name + "@example.com", false, now().instant()));
            return new Actor.User(user.id(), user.username(), false);
        }));
    }

    /** Tags the workspace; each tag is a key, or {@code key=value}. */
    public void tags(String... tags) {
        PagesServer.bean(Tagging.class).onWorkspace(workspace.id(), now -> now.with(drafts(tags)));
    }

    /** Tags the project that the workspace is in. */
    public void tagsOfProject(String... tags) {
        PagesServer.bean(Tagging.class).onProject(workspace.projectId(), now -> now.with(drafts(tags)));
    }

    private static List<TagDraft> drafts(String... tags) {
        return Stream.of(tags)
                .map(tag -> tag.split("=", 2))
                .map(tag -> new TagDraft(tag[0], tag.length > 1 ? tag[1] : null))
                .toList();
    }

    /** Makes an agent pool, and returns its id. */
    public String agentPool(String name) {
        return PagesServer.bean(AgentPoolDirectory.class)
                .create(organization.id(), new AgentPoolWishes(name, null, null, null, null))
                .id()
                .value();
    }

    public String token() {
        return token;
    }

    public Actor.User owner() {
        return owner;
    }

    public Organization organization() {
        return organization;
    }

    public void revokeToken() {
        PagesServer.bean(TokenDesk.class).revoke(tokenId);
    }

    /** The path of the list of runs. */
    public String runs() {
        return page() + "/runs";
    }

    /** The path of the page of the workspace. */
    public String page() {
        return workspaces() + "/network";
    }

    /** The path of the list of workspaces. */
    public String workspaces() {
        return "/app/" + organization.name() + "/workspaces";
    }

    /** The path of a run as the terraform CLI prints it. */
    public String pathOfCli(Run run) {
        return "/app/" + organization.name() + "/network/runs/" + run.id();
    }

    public String path(Run run) {
        return runs() + "/" + run.id();
    }

    public Run startRun(String message) {
        return startRun(message, RunOptions.PLAIN);
    }

    public Run startRun(String message, RunOptions options) {
        var configuration = step(() -> {
            var ids = PagesServer.bean(Ids.class);
            var row = new ConfigurationVersion(
                    ids.configurationVersionId(),
                    organization.id(),
                    workspace.id(),
                    false,
                    options.planOnly() ? ConfigurationVersion.Kind.SPECULATIVE : ConfigurationVersion.Kind.REGULAR,
                    owner.ref(),
                    now().instant());
            row.uploaded(blob(), "0", now().instant());
            return PagesServer.bean(ConfigurationVersions.class).save(row).id();
        });
        return PagesServer.bean(RunCreation.class)
                .create(
                        new RunRequest(
                                workspace.id(),
                                configuration,
                                RunSource.API,
                                message,
                                options,
                                null,
                                null,
                                null,
                                List.of()),
                        owner);
    }

    static BlobId blob() {
        try {
            return PagesServer.bean(BlobStore.class).put(new ByteArrayInputStream(new byte[] {1}), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T step(Supplier<T> work) {
        return PagesServer.bean(Steps.class).take(work);
    }

    private static InstantSource now() {
        return PagesServer.bean(InstantSource.class);
    }
}
