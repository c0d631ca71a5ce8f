package dev.runyard.persistence.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.StreamingAead;
import dev.runyard.persistence.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

/**
 * Encrypts what is stored and signs what is handed out.
 *
 * <p>Protects against who reads the database, a backup of it, or the blob store, and against values swapped between
 * rows or blobs (each is bound to its context). Does not protect against who holds the master key or this process.
 */
public final class Keyring {
    private final Aead columns;
    private final StreamingAead blobs;
    private final Mac tokens;

    private Keyring(KeysetHandle columns, KeysetHandle blobs, KeysetHandle tokens) throws GeneralSecurityException {
        this.columns = columns.getPrimitive(Tink.CONFIGURATION, Aead.class);
        this.blobs = blobs.getPrimitive(Tink.CONFIGURATION, StreamingAead.class);
        this.tokens = tokens.getPrimitive(Tink.CONFIGURATION, Mac.class);
    }

    /**
     * Unwraps the data keys, making them (and the master key) when the database is new. Of several servers that start on a new
     * database one does; the others find its keys, and make no key file of their own.
     *
     * @throws StartRefused when the master key is missing, unreadable, or not the one this database was encrypted with
     */
    public static Keyring open(MasterKeySource source, Keysets keysets, Instant now) {
        return keysets.alone(() -> unlock(source, keysets, now));
    }

    private static Keyring unlock(MasterKeySource source, Keysets keysets, Instant now) {
        MasterKey master = source.find().orElseGet(() -> {
            if (!keysets.isEmpty()) {
                throw new StartRefused("The encryption key is missing: " + source.describe()
                        + " does not exist, but the database was encrypted with one. Servers of one database need the same key:"
                        + " copy it from the server that was started first.");
            }
            return source.create();
        });
        try {
            var unlocking = new Unlocking(master, source.describe(), keysets, now);
            return new Keyring(
                    unlocking.keyset(KeyPurpose.COLUMNS),
                    unlocking.keyset(KeyPurpose.BLOBS),
                    unlocking.keyset(KeyPurpose.TOKENS));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Encrypts a small value.
     *
     * @param context where the value lives (such as {@code variable:var-1}); needed again to read it
     */
    public byte[] seal(byte[] plain, String context) {
        try {
            return columns.encrypt(plain, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Decrypts what {@link #seal} made; {@link SealBroken} when it was not made for this context. */
    public byte[] open(byte[] sealed, String context) {
        try {
            return columns.decrypt(sealed, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(context, e);
        }
    }

    /** As {@link #seal}, for text. */
    public byte[] sealText(String plain, String context) {
        return seal(bytes(plain), context);
    }

    /** As {@link #open}, for text. */
    public String openText(byte[] sealed, String context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }

    /** Returns a stream that encrypts into {@code target}; only closing it makes the result whole. */
    public OutputStream encrypting(OutputStream target, String context) throws IOException {
        try {
            return blobs.newEncryptingStream(target, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the plain bytes of an encrypted stream. A change is met as an {@link IOException} when the reading comes
     * to it, not before: what was read until then is genuine, but may be cut short.
     */
    public InputStream decrypting(InputStream source, String context) throws IOException {
        try {
            return blobs.newDecryptingStream(source, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(context, e);
        }
    }

    /** As {@link #decrypting(InputStream, String)}, for reading from any position; positions count plain bytes. */
    public SeekableByteChannel decrypting(SeekableByteChannel source, String context) throws IOException {
        try {
            return blobs.newSeekableDecryptingChannel(source, bytes(context));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(context, e);
        }
    }

    /** Returns a signature (URL-safe) of the text, which should begin with what it is for. */
    public String sign(String purposeAndPayload) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tokens.computeMac(bytes(purposeAndPayload)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells, in constant time, whether {@link #sign} gave this signature for this text. */
    public boolean verify(String purposeAndPayload, String signature) {
        try {
            tokens.verifyMac(Base64.getUrlDecoder().decode(signature), bytes(purposeAndPayload));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
