package dev.runyard.persistence.crypto;

import com.google.crypto.tink.KeysetHandle;
import dev.runyard.persistence.StartRefused;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/** Takes the data keys out of their wrapping at start, once per purpose. */
record Unlocking(MasterKey master, String keyOrigin, Keysets keysets, Instant now) {
    KeysetHandle keyset(KeyPurpose purpose) throws GeneralSecurityException {
        Optional<byte[]> stored = keysets.find(purpose);
        byte[] wrapped = stored.isPresent() ? stored.get() : keysets.putIfAbsent(purpose, created(purpose), now);
        KeysetHandle keyset = unwrapped(wrapped, purpose);
        if (!master.wrappedByPrimary(wrapped)) {
            keysets.rewrap(purpose, wrapped, master.wrap(keyset, purpose));
        }
        return keyset;
    }

    private byte[] created(KeyPurpose purpose) throws GeneralSecurityException {
        return master.wrap(KeysetHandle.generateNew(purpose.parameters(), Tink.CONFIGURATION), purpose);
    }

    private KeysetHandle unwrapped(byte[] wrapped, KeyPurpose purpose) {
        try {
            return master.unwrap(wrapped, purpose);
        } catch (GeneralSecurityException e) {
            throw new StartRefused(
                    "The encryption key (" + keyOrigin + ") is not the one this database was encrypted with.", e);
        }
    }
}
