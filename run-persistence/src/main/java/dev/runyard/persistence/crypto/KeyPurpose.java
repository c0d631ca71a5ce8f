package dev.runyard.persistence.crypto;

import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a data key is for; each has its own, so that none can be made to serve another's end. */
enum KeyPurpose {
    COLUMNS(PredefinedAeadParameters.AES256_GCM),
    BLOBS(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB),
    TOKENS(PredefinedMacParameters.HMAC_SHA256_256BITTAG);

    private final Parameters parameters;

    KeyPurpose(Parameters parameters) {
        this.parameters = parameters;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Returns the name in the database. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    byte[] associatedData() {
        return ("keyset:" + wireName()).getBytes(StandardCharsets.UTF_8);
    }
}
