package dev.runyard.persistence.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person signs in to the pages with; only a salted, slow hash is kept. */
@Entity
@Table(name = "password")
@SuppressWarnings("NullAway.Init")
public class Password {
    /** How many tries in a row are free. */
    public static final int TRIES = 10;

    /** How long to wait for each one after them. */
    public static final Duration PAUSE = Duration.ofMinutes(5);

    @Id
    @Column(name = "user_id")
    private UserId userId;

    @Version
    private @Nullable Long version;

    private String hash;

    private int generation;

    private int tries;

    @Column(name = "tried_at")
    private @Nullable Instant triedAt;

    protected Password() {}

    public Password(UserId user, String hash) {
        this.userId = user;
        this.hash = hash;
    }

    /** Sets another password; whoever signed in by the one before is out. */
    public void change(String newHash) {
        this.hash = newHash;
        this.generation++;
        succeeded();
    }

    /**
     * Counts a try before its outcome is known, so that many at once are counted as well.
     *
     * @return whether it may be made at all
     */
    public boolean mayTry(Instant now) {
        if (tries >= TRIES && triedAt != null && now.isBefore(triedAt.plus(PAUSE))) {
            return false;
        }
        tries++;
        triedAt = now;
        return true;
    }

    /** Somebody knew it: the count starts anew. */
    public void succeeded() {
        this.tries = 0;
        this.triedAt = null;
    }

    public UserId userId() {
        return userId;
    }

    public String hash() {
        return hash;
    }

    /** Returns a number that is another one after each change. */
    public int generation() {
        return generation;
    }
}
