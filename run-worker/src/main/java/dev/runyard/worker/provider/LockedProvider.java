package dev.runyard.worker.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider as a dependency lock file names it.
 *
 * @param address such as {@code registry.terraform.io/hashicorp/aws}
 * @param hashes those of unpacked packages ({@code h1:…}), one for each platform that is known
 * @see <a href="https://developer.hashicorp.com/terraform/language/files/dependency-lock">Dependency lock file</a>
 */
record LockedProvider(String address, String version, Set<String> hashes) {
    static final String FILE = ".terraform.lock.hcl";

    private static final long LARGEST = 1 << 20;
    private static final Pattern BLOCK = Pattern.compile("(?m)^provider \"([^\"\n]+)\" \\{$([^{}]*)^\\}");
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9][a-z0-9.-]*(:\\d+)?/[\\w-]+/[\\w-]+");
    private static final Pattern VERSION = Pattern.compile("(?m)^\\s*version\\s*=\\s*\"(\\d[0-9A-Za-z.-]*)\"");
    private static final Pattern HASH = Pattern.compile("\"(h1:[A-Za-z0-9+/]{43}=)\"");

    /** Reads what terraform has written into a module; anything else is passed over. */
    static List<LockedProvider> in(Path module) throws IOException {
        Path file = module.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
            return List.of();
        }
        List<LockedProvider> all = new ArrayList<>();
        Matcher block = BLOCK.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        while (block.find()) {
            Matcher version = VERSION.matcher(block.group(2));
            if (ADDRESS.matcher(block.group(1)).matches() && version.find()) {
                Set<String> hashes = new TreeSet<>();
                HASH.matcher(block.group(2)).results().forEach(found -> hashes.add(found.group(1)));
                all.add(new LockedProvider(block.group(1), version.group(1), hashes));
            }
        }
        return all;
    }

    /** Returns the folder of its package for a platform, as filesystem mirrors and installations have it. */
    Path place(String platform) {
        return Path.of(address, version, platform);
    }
}
