package dev.runyard.persistence.blob;

/** The blob store cannot do its work: its disk is full or gone, it does not answer, or a blob is missing or damaged. */
public final class BlobStoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BlobStoreFailed(String what, Exception cause) {
        super(what + ": " + cause.getMessage(), cause);
    }

    private BlobStoreFailed(String what) {
        super(what);
    }

    static BlobStoreFailed missing(BlobId id) {
        return new BlobStoreFailed("Blob " + id + " is missing from the store");
    }

    static BlobStoreFailed unreadable(BlobId id, Exception cause) {
        return new BlobStoreFailed("Blob " + id + " cannot be read", cause);
    }
}
