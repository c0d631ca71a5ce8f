package dev.runyard.persistence.crypto;

/** Something encrypted was changed, cut, moved to another place, or sealed by a key that is gone. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String context, Throwable cause) {
        super("The stored value of '" + context + "' cannot be decrypted.", cause);
    }
}
