package dev.runyard.app.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself, as its first entry.
 *
 * @param format the form of the archive
 * @param schema the newest migration of its database
 * @param tables the tables in it
 * @param blobs how many blobs are in it
 * @param storeId the id of the blob store, which its database knows
 * @param takenAt the moment whose data it holds
 */
record Manifest(int format, int schema, List<String> tables, long blobs, String storeId, Instant takenAt) {
    /** The one form there is so far. */
    static final int FORMAT = 1;

    static final String ENTRY = "manifest.json";
    static final String KEY = "encryption-key";
    private static final String DATABASE = "database/";
    private static final String BLOBS = "blobs/";

    static String table(String name) {
        return DATABASE + name;
    }

    static String blob(String id) {
        return BLOBS + id;
    }
}
