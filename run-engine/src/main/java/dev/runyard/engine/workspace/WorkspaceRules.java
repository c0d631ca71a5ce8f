package dev.runyard.engine.workspace;

import dev.runyard.engine.ToolVersions;
import dev.runyard.persistence.problem.Invalid;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the attributes of a workspace may be; HCP Terraform's API page on workspaces. */
final class WorkspaceRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final int LONGEST_NAME = 90;
    private static final int LONGEST_TEXT = 1024;

    private WorkspaceRules() {}

    static String name(String name) {
        if (name.isBlank()) {
            throw Invalid.attribute("name", "can't be blank");
        }
        if (name.length() > LONGEST_NAME) {
            throw Invalid.attribute("name", "is too long (maximum is " + LONGEST_NAME + " characters)");
        }
        if (!NAME.matcher(name).matches()) {
            throw Invalid.attribute("name", "can only include letters, numbers, -, and _");
        }
        return name;
    }

    static boolean projectRemoteState(boolean wanted, boolean global) {
        if (wanted && global) {
            throw Invalid.attribute(
                    "project-remote-state", "cannot be enabled when global remote state sharing is enabled");
        }
        return wanted;
    }

    static String terraformVersion(String version) {
        return ToolVersions.require(version);
    }

    /** Returns the directory without {@code .} and without slashes round it, as HCP shows it. */
    static String workingDirectory(String path) {
        if (path.startsWith("/")) {
            throw Invalid.attribute("working-directory", "must be a relative path");
        }
        if (path.length() > LONGEST_TEXT
                || path.indexOf('\\') >= 0
                || path.chars().anyMatch(Character::isISOControl)) {
            throw Invalid.attribute("working-directory", "is invalid");
        }
        var parts = new ArrayList<String>();
        for (String part : path.strip().split("/", -1)) {
            if (part.equals("..")) {
                throw Invalid.attribute("working-directory", "cannot contain ..");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    static @Nullable String description(@Nullable String text) {
        return shortEnough("description", text);
    }

    static @Nullable String sourceName(@Nullable String text) {
        return shortEnough("source-name", text);
    }

    static @Nullable String sourceUrl(@Nullable String address) {
        if (address != null && !address.isEmpty() && !isWebAddress(address)) {
            throw Invalid.attribute("source-url", "must be a valid URL");
        }
        return shortEnough("source-url", address);
    }

    private static boolean isWebAddress(String address) {
        try {
            var uri = new URI(address);
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    private static @Nullable String shortEnough(String attribute, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Invalid.attribute(attribute, "is too long (maximum is " + LONGEST_TEXT + " characters)");
        }
        return text;
    }
}
