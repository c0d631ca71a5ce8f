package dev.runyard.engine.stateversion;

import dev.runyard.persistence.blob.BlobId;

/**
 * A state whose bytes are stored, but which no row refers to yet.
 *
 * @param md5 of the bytes, in hex
 */
public record IncomingState(BlobId blob, long size, String md5, StateContent content) {
    /** Outputs are nobody's to see in a log. */
    @Override
    public String toString() {
        return "IncomingState[" + blob + "]";
    }
}
