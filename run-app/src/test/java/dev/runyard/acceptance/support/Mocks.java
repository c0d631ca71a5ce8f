package dev.runyard.acceptance.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An archive of mocks for Sentinel, and what stands in them. */
public record Mocks(Map<String, String> files) {
    /** Sentinel's literals are those of JSON but for this, for commas at the end of lines, and for some numbers. */
    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern LAST_COMMA = Pattern.compile(",(?=\\n\\t*[}\\]])");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("^([a-z_]+) = ((?:[^{].*)|(?:\\{}?(?:\\n\\t.*)*(?:\\n})?))$", Pattern.MULTILINE);
    private static final Pattern UNDEFINED = Pattern.compile("(?<=: |^)undefined(?=,|$)");

    /** Unpacks an archive. */
    public static Mocks of(byte[] archive) {
        var files = new LinkedHashMap<String, String>();
        try (var tar = new TarArchiveInputStream(new GzipCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Mocks(files);
    }

    public String text(String file) {
        return files.getOrDefault(file, "");
    }

    /** Returns all that a file assigns; what is undefined is the word. */
    public JsonNode read(String file) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        var assignments = ASSIGNMENT.matcher(text(file));
        while (assignments.find()) {
            var value = UNDEFINED.matcher(assignments.group(2)).replaceAll("\"undefined\"");
            all.set(
                    assignments.group(1),
                    JSON.readTree(LAST_COMMA.matcher(value).replaceAll("")));
        }
        return all;
    }
}
