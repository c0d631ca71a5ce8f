package dev.runyard.persistence.login;

import dev.runyard.persistence.user.TokenId;
import dev.runyard.persistence.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An authorization code, good for one token within a short time; only its hash is kept. */
@Entity
@Table(name = "login_code")
@SuppressWarnings("NullAway.Init")
public class LoginCode {
    @Id
    private String hash;

    @Version
    private @Nullable Long version;

    @Column(name = "user_id")
    private UserId userId;

    @Column(name = "redirect_uri")
    private String redirectUri;

    @Column(name = "code_challenge")
    private String codeChallenge;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Column(name = "token_id")
    private @Nullable TokenId tokenId;

    protected LoginCode() {}

    /**
     * Makes a code.
     *
     * @param user for whom its token will speak
     * @param redirectUri where it is sent, and whose owner alone may redeem it
     * @param codeChallenge what its redeemer must know the original of
     * @param expiresAt the first moment it is no longer good for
     */
    public LoginCode(String hash, UserId user, String redirectUri, String codeChallenge, Instant expiresAt) {
        this.hash = hash;
        this.userId = user;
        this.redirectUri = redirectUri;
        this.codeChallenge = codeChallenge;
        this.expiresAt = expiresAt;
    }

    /** Notes that somebody presented the code, with success or not: it is good once. */
    public void use(Instant at) {
        this.usedAt = at;
    }

    /** Notes which token it gave. */
    public void gave(TokenId token) {
        this.tokenId = token;
    }

    public boolean isUsed() {
        return usedAt != null;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public UserId userId() {
        return userId;
    }

    public String redirectUri() {
        return redirectUri;
    }

    public String codeChallenge() {
        return codeChallenge;
    }

    /** Returns the token that the code gave; null when it gave none, or when that is no more. */
    public @Nullable TokenId tokenId() {
        return tokenId;
    }
}
