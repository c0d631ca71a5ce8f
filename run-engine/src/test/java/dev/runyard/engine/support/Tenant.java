package dev.runyard.engine.support;

import dev.runyard.engine.organization.Memberships;
import dev.runyard.engine.organization.OrganizationDirectory;
import dev.runyard.engine.user.Accounts;
import dev.runyard.engine.workspace.WorkspaceDirectory;
import dev.runyard.persistence.organization.Organization;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.workspace.Workspace;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An organization of one test's own, and its first owner. */
public record Tenant(Organization organization, User owner) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    public static Tenant fresh() {
        var owner = user();
        return new Tenant(
                EngineDatabase.bean(OrganizationDirectory.class)
                        .create("tenant-" + COUNT.incrementAndGet(), "ops@example.com", owner.id()),
                owner);
    }

    /** Makes a user who belongs to no organization. */
    public static User user() {
        String name = "user-" + COUNT.incrementAndGet();
        return EngineDatabase.bean(Accounts.class).create(name, name + "@example.com", false);
    }

    /** Makes a user who is a member, but no owner. */
    public User member() {
        var user = user();
        EngineDatabase.bean(Memberships.class).invite(id(), user.username(), List.of());
        return user;
    }

    public Workspace workspace(String name) {
        return EngineDatabase.bean(WorkspaceDirectory.class)
                .create(id(), draft -> Drafts.of(draft, name, "remote", false));
    }

    public OrganizationId id() {
        return organization.id();
    }

    /** Returns the owner as a caller. */
    public Actor.User asOwner() {
        return as(owner);
    }

    /** Returns a user as a caller. */
    public static Actor.User as(User user) {
        return new Actor.User(user.id(), user.username(), user.siteAdmin());
    }
}
