package dev.runyard.ui.page;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Tells what is shown from what was shown, by its text form. */
public final class Fingerprint {
    private Fingerprint() {}

    /** Returns the same for values whose text is the same: records and lists of plain values. */
    public static String of(Object shown) {
        var sum = new CRC32C();
        sum.update(shown.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
