package dev.runyard.persistence.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.runyard.persistence.StartRefused;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The key that wraps all others: a Tink AEAD keyset that never enters the database.
 *
 * <p>It may hold older keys beside the primary one; what they wrapped is wrapped anew at the next start, so
 * {@link #rotated()} followed by one start replaces the key without touching the data.
 */
public final class MasterKey {
    /** Tink puts one byte of version and four of key id before a ciphertext. */
    private static final int KEY_ID_AT = 1;

    private final KeysetHandle keys;
    private final Aead aead;

    private MasterKey(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        this.aead = keys.getPrimitive(Tink.CONFIGURATION, Aead.class);
    }

    /** Makes a new random key. */
    public static MasterKey generate() {
        try {
            return new MasterKey(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Tink.CONFIGURATION));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a key.
     *
     * @param text Tink's JSON form, plain or in base64
     * @param origin where the text is from, for the message
     * @throws StartRefused when it is not such a key
     */
    public static MasterKey parse(String text, String origin) {
        try {
            String trimmed = text.strip();
            String json = trimmed.startsWith("{")
                    ? trimmed
                    : new String(Base64.getMimeDecoder().decode(trimmed), StandardCharsets.UTF_8);
            return new MasterKey(
                    TinkJsonProtoKeysetFormat.parseKeyset(json, Tink.CONFIGURATION, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The cause is left out on purpose: a parser's message may repeat the key.
            throw new StartRefused(
                    origin + " does not hold a usable encryption key (a Tink AEAD keyset as JSON, plain or"
                            + " in base64, is expected).");
        }
    }

    /** Returns the JSON form that {@link #parse} reads. It is the secret itself. */
    public String toJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, Tink.CONFIGURATION, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns a key with a new primary that still reads what this one wrapped. */
    public MasterKey rotated() {
        try {
            return new MasterKey(KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] wrap(KeysetHandle data, KeyPurpose purpose) throws GeneralSecurityException {
        byte[] plain = TinkProtoKeysetFormat.serializeKeyset(data, InsecureSecretKeyAccess.get(), Tink.CONFIGURATION);
        return aead.encrypt(plain, purpose.associatedData());
    }

    KeysetHandle unwrap(byte[] wrapped, KeyPurpose purpose) throws GeneralSecurityException {
        byte[] plain = aead.decrypt(wrapped, purpose.associatedData());
        return TinkProtoKeysetFormat.parseKeyset(plain, InsecureSecretKeyAccess.get(), Tink.CONFIGURATION);
    }

    boolean wrappedByPrimary(byte[] wrapped) {
        return ByteBuffer.wrap(wrapped).getInt(KEY_ID_AT) == keys.getPrimary().getId();
    }
}
