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
        if (stored.isEmpty()) {
            return created(purpose);
        }
        KeysetHandle keyset = unwrapped(stored.get(), purpose);
        if (!master.wrappedByPrimary(stored.get())) {
            keysets.rewrap(purpose, master.wrap(keyset, purpose));
        }
        return keyset;
    }

    private KeysetHandle created(KeyPurpose purpose) throws GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.generateNew(purpose.parameters(), Tink.CONFIGURATION);
        keysets.put(purpose, master.wrap(keyset, purpose), now);
        return keyset;
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
