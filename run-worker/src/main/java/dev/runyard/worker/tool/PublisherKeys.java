package dev.runyard.worker.tool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** OpenPGP keys that are trusted, with their subkeys. A key that has expired still speaks for what it signed before. */
public final class PublisherKeys {
    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN PGP PUBLIC KEY BLOCK-----.*?-----END PGP PUBLIC KEY BLOCK-----", Pattern.DOTALL);

    /** Others can be forged. */
    private static final Set<Integer> HASHES =
            Set.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

    private final List<PGPPublicKeyRing> rings;

    private PublisherKeys(List<PGPPublicKeyRing> rings) {
        this.rings = rings;
    }

    /**
     * Reads one or more armored public keys, one after the other.
     *
     * @throws IOException when there is none, or one that cannot be read
     */
    public static PublisherKeys parse(String armored) throws IOException {
        List<PGPPublicKeyRing> rings = new ArrayList<>();
        Matcher block = BLOCK.matcher(armored);
        while (block.find()) {
            try (InputStream bytes = decoder(block.group().getBytes(StandardCharsets.UTF_8))) {
                rings.add(new PGPPublicKeyRing(bytes, new BcKeyFingerprintCalculator()));
            } catch (RuntimeException e) {
                throw new IOException("An armored OpenPGP public key cannot be read", e);
            }
        }
        if (rings.isEmpty()) {
            throw new IOException("There is no armored OpenPGP public key in it");
        }
        return new PublisherKeys(rings);
    }

    private static InputStream decoder(byte[] bytes) throws IOException {
        return PGPUtil.getDecoderStream(new ByteArrayInputStream(bytes));
    }

    /**
     * Checks that one of these keys has signed a text.
     *
     * @param signature detached, armored or not
     * @throws BadRelease when none has
     */
    void check(byte[] text, byte[] signature, String name) throws BadRelease {
        List<String> signers = new ArrayList<>();
        try (InputStream bytes = decoder(signature)) {
            Object first = new BcPGPObjectFactory(bytes).nextObject();
            if (!(first instanceof PGPSignatureList signatures)) {
                throw new BadRelease(name + " is not an OpenPGP signature");
            }
            for (PGPSignature each : signatures) {
                Optional<PGPPublicKey> key = key(each.getKeyID());
                if (key.isPresent() && isGood(text, each, key.get())) {
                    return;
                }
                signers.add("%016X%s".formatted(each.getKeyID(), key.isPresent() ? ": bad signature" : ": unknown"));
            }
        } catch (IOException | PGPException | RuntimeException e) {
            throw new BadRelease(name + " is not an OpenPGP signature that can be read");
        }
        throw new BadRelease(name + " is not a good signature by a trusted key (key " + String.join(", ", signers)
                + "; trusted: " + String.join(", ", fingerprints()) + ")");
    }

    private Optional<PGPPublicKey> key(long id) {
        return rings.stream()
                .flatMap(ring -> Optional.ofNullable(ring.getPublicKey(id)).stream())
                .findFirst();
    }

    /** Returns the fingerprints of the primary keys, in capitals. */
    List<String> fingerprints() {
        return rings.stream()
                .map(ring -> HexFormat.of()
                        .withUpperCase()
                        .formatHex(ring.getPublicKey().getFingerprint()))
                .toList();
    }

    @SuppressWarnings("JavaUtilDate") // Bouncy Castle's times.
    private static boolean isGood(byte[] text, PGPSignature signature, PGPPublicKey key) throws PGPException {
        if (signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT
                || !HASHES.contains(signature.getHashAlgorithm())
                || key.hasRevocation()) {
            return false;
        }
        long validSeconds = key.getValidSeconds();
        long age =
                (signature.getCreationTime().getTime() - key.getCreationTime().getTime()) / 1000;
        if (validSeconds > 0 && age > validSeconds) {
            return false;
        }
        signature.init(new BcPGPContentVerifierBuilderProvider(), key);
        signature.update(text);
        return signature.verify();
    }
}
