package dev.runyard.persistence.blob;

import dev.runyard.persistence.crypto.Keyring;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Encrypts blobs, each bound to its id: under another's name none can be read. */
record BlobCipher(Keyring keyring) {
    /** Returns a stream that encrypts into {@code target}; only closing it makes the blob whole. */
    OutputStream encrypting(OutputStream target, BlobId id) throws IOException {
        return keyring.encrypting(target, id.value());
    }

    /** Returns the plain bytes, at their start; closing them closes {@code encrypted}, as does a failure. */
    SeekableByteChannel decrypting(SeekableByteChannel encrypted, BlobId id) throws IOException {
        try {
            SeekableByteChannel plain = keyring.decrypting(encrypted, id.value());
            // Tink looks for the fitting key at the first read, and knows no size before; a wrong blob is met here,
            // too.
            plain.read(ByteBuffer.allocate(1));
            return plain.position(0);
        } catch (IOException | RuntimeException e) {
            encrypted.close();
            throw e;
        }
    }
}
