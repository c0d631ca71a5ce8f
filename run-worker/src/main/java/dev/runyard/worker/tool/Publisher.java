package dev.runyard.worker.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Who makes a tool, and how their releases are laid out.
 *
 * @see <a href="https://releases.hashicorp.com/terraform/">HashiCorp's releases</a>
 * @see <a href="https://github.com/opentofu/tofudl/blob/main/MIRROR-SPECIFICATION.md">OpenTofu's mirror specification</a>
 */
enum Publisher {
    TERRAFORM(
            "terraform",
            "index.json",
            "",
            ".sig",
            "hashicorp.asc",
            "https://releases.hashicorp.com/terraform/",
            "https://releases.hashicorp.com/terraform/") {
        @Override
        List<Version> versions(JsonNode index, Platform platform) {
            List<Version> versions = new ArrayList<>();
            index.path("versions").propertyStream().forEach(entry -> {
                for (JsonNode build : entry.getValue().path("builds")) {
                    if (build.path("os").asString("").equals(platform.system())
                            && build.path("arch").asString("").equals(platform.processor())) {
                        version(entry.getKey()).ifPresent(versions::add);
                    }
                }
            });
            return versions;
        }
    },
    TOFU(
            "tofu",
            "api.json",
            "v",
            ".gpgsig",
            "opentofu.asc",
            "https://get.opentofu.org/tofu/",
            "https://github.com/opentofu/opentofu/releases/download/") {
        @Override
        List<Version> versions(JsonNode index, Platform platform) {
            List<Version> versions = new ArrayList<>();
            for (JsonNode entry : index.path("versions")) {
                version(entry.path("id").asString(""))
                        .filter(version -> has(entry.path("files"), archive(version, platform)))
                        .ifPresent(versions::add);
            }
            return versions;
        }
    };

    private final String tool;
    private final String index;
    private final String folderPrefix;
    private final String signatureSuffix;
    private final String keys;
    private final URI indexHome;
    private final URI releaseHome;

    Publisher(
            String tool,
            String index,
            String folderPrefix,
            String signatureSuffix,
            String keys,
            String indexHome,
            String releaseHome) {
        this.tool = tool;
        this.index = index;
        this.folderPrefix = folderPrefix;
        this.signatureSuffix = signatureSuffix;
        this.keys = keys;
        this.indexHome = URI.create(indexHome);
        this.releaseHome = URI.create(releaseHome);
    }

    /** Returns who makes a tool; nothing for a name that is none. */
    static Optional<Publisher> of(String tool) {
        return Arrays.stream(values())
                .filter(publisher -> publisher.tool.equals(tool))
                .findFirst();
    }

    /** Returns the tool's name, which is also that of its binary. */
    String tool() {
        return tool;
    }

    /** Returns the name of the list of all releases. */
    String index() {
        return index;
    }

    /** Returns where the publisher's own list is; ends with a slash. */
    URI indexHome() {
        return indexHome;
    }

    /** Returns where the publisher's own folders of releases are; ends with a slash. */
    URI releaseHome() {
        return releaseHome;
    }

    /** Returns the folder of a release. */
    String folder(Version version) {
        return folderPrefix + version;
    }

    /** Returns the name of the archive with the binary. */
    String archive(Version version, Platform platform) {
        return tool + "_" + version + "_" + platform + ".zip";
    }

    /** Returns the name of the list of checksums. */
    String sums(Version version) {
        return tool + "_" + version + "_SHA256SUMS";
    }

    /** Returns the name of the signature over the list of checksums. */
    String signature(Version version) {
        return sums(version) + signatureSuffix;
    }

    /** Returns the releases in the publisher's list that there are for a platform. */
    abstract List<Version> versions(JsonNode index, Platform platform);

    /** Returns the version a folder of a release is named for. */
    Optional<Version> ofFolder(String folder) {
        return folder.startsWith(folderPrefix) ? version(folder.substring(folderPrefix.length())) : Optional.empty();
    }

    /** A name that would not be made from the version again leads nowhere. */
    static Optional<Version> version(String name) {
        return Version.parse(name).filter(version -> version.toString().equals(name));
    }

    private static boolean has(JsonNode names, String wanted) {
        for (JsonNode name : names) {
            if (name.asString("").equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the keys the publisher signs with, as they come with Runyard. */
    PublisherKeys ownKeys() {
        try (InputStream file = Objects.requireNonNull(Publisher.class.getResourceAsStream(keys), keys)) {
            return PublisherKeys.parse(new String(file.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
