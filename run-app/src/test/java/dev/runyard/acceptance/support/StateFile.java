package dev.runyard.acceptance.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A state as terraform writes it, for those who upload one. */
public final class StateFile {
    private final long serial;
    private final String lineage;
    private final List<String> outputs = new ArrayList<>();
    private final List<String> resources = new ArrayList<>();

    public StateFile(long serial) {
        this(serial, "line-a");
    }

    public StateFile(long serial, String lineage) {
        this.serial = serial;
        this.lineage = lineage;
    }

    /** Adds a text. */
    public StateFile output(String name, String value) {
        return output(name, "\"string\"", '"' + value + '"', false);
    }

    /** Adds any output: its cty type and its value as JSON. */
    public StateFile output(String name, String type, String value, boolean sensitive) {
        outputs.add("\"%s\": {\"value\": %s, \"type\": %s, \"sensitive\": %s}".formatted(name, value, type, sensitive));
        return this;
    }

    /** Adds a {@code null_resource}; attributes as JSON. */
    public StateFile resource(String name, String attributes) {
        return resource("", "managed", "null_resource", name, "{\"attributes\": " + attributes + "}");
    }

    /** Adds any resource; its instances as JSON. */
    public StateFile resource(String module, String mode, String type, String name, String... instances) {
        var place = module.isEmpty() ? "" : "\"module\": \"%s\", ".formatted(module.replace("\"", "\\\""));
        resources.add("""
                {%s"mode": "%s", "type": "%s", "name": "%s",
                 "provider": "provider[\\"registry.terraform.io/hashicorp/null\\"]", "instances": [%s]}
                """.formatted(place, mode, type, name, String.join(", ", instances)));
        return this;
    }

    public String text() {
        return """
                {"version": 4, "terraform_version": "1.11.4", "serial": %d, "lineage": "%s",
                 "outputs": {%s}, "resources": [%s], "check_results": null}
                """.formatted(serial, lineage, String.join(", ", outputs), String.join(", ", resources));
    }

    public byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    public String md5() {
        return md5(bytes());
    }

    public static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a client says of it before it uploads. */
    public Map<String, Object> announcement() {
        return new HashMap<>(Map.of("serial", serial, "lineage", lineage, "md5", md5()));
    }

    /** What a client says that sends it along. */
    public Map<String, Object> inline() {
        var all = announcement();
        all.put("state", Base64.getEncoder().encodeToString(bytes()));
        return all;
    }
}
