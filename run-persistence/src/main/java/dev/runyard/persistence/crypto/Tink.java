package dev.runyard.persistence.crypto;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.security.GeneralSecurityException;

/** Tink with the three kinds of keys used here registered. */
final class Tink {
    static final Configuration CONFIGURATION = registered();

    private Tink() {}

    private static Configuration registered() {
        try {
            AeadConfig.register();
            StreamingAeadConfig.register();
            MacConfig.register();
            return RegistryConfiguration.get();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
