package dev.runyard.persistence.blob;

import java.io.IOException;

/** The blob store cannot do its work: its disk is full or gone, or a blob is missing or damaged. */
public final class BlobStoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BlobStoreFailed(String what, IOException cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    BlobStoreFailed(String what) {
        super(what);
    }
}
