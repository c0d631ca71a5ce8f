package dev.runyard.persistence.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person, or a service that acts like one. */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init")
public class User {
    @Id
    private UserId id;

    @Version
    private @Nullable Long version;

    private String username;

    private String email;

    @Column(name = "site_admin")
    private boolean siteAdmin;

    @Column(name = "created_at")
    private Instant createdAt;

    protected User() {}

    public User(UserId id, String username, String email, boolean siteAdmin, Instant createdAt) {
        this.id = id;
        this.username = username;
        this.email = email;
        this.siteAdmin = siteAdmin;
        this.createdAt = createdAt;
    }

    /** Lets the user administer the whole installation, or no longer. */
    public void makeSiteAdmin(boolean value) {
        this.siteAdmin = value;
    }

    /** Gives the user another name. */
    public void rename(String value) {
        this.username = value;
    }

    public void changeEmail(String value) {
        this.email = value;
    }

    public UserId id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String email() {
        return email;
    }

    public boolean siteAdmin() {
        return siteAdmin;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
