package dev.runyard.engine.stateversion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A state as terraform writes it. */
public record StateText(long serial, String lineage, String greeting) {
    public byte[] bytes() {
        return """
                {"version": 4, "terraform_version": "1.11.4", "serial": %d, "lineage": "%s",
                 "outputs": {
                   "greeting": {"value": "%s", "type": "string"},
                   "secret": {"value": ["a", 1], "type": ["tuple", ["string", "number"]], "sensitive": true}},
                 "resources": [
                   {"mode": "managed", "type": "terraform_data", "name": "a", "instances": [{"x": [1]}, {}]},
                   {"mode": "data", "type": "terraform_remote_state", "name": "b", "instances": [{}]}],
                 "check_results": null}
                """.formatted(serial, lineage, greeting).getBytes(UTF_8);
    }

    String md5() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    NewStateVersion announcement() {
        return new NewStateVersion(serial, md5(), lineage, false, null, null, null);
    }

    NewStateVersion forced() {
        return new NewStateVersion(serial, md5(), lineage, true, null, null, null);
    }

    public NewStateVersion inline() {
        return new NewStateVersion(serial, md5(), lineage, false, null, bytes(), null);
    }
}
