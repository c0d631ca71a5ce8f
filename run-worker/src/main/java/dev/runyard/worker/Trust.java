package dev.runyard.worker;

import dev.runyard.worker.sandbox.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets the worker and its runs trust the server, whose certificate need not come from an authority that the machine knows: runs
 * read the states of other workspaces from it. Everything the machine trusts stays trusted.
 *
 * @param certificates a PEM file, or null for none
 */
record Trust(@Nullable Path certificates) {
    /** Where Go and OpenSSL look on the systems that workers run on. */
    private static final String OF_THE_MACHINE = "/etc/ssl/certs:/etc/pki/tls/certs";

    /**
     * Returns what the worker's own connections trust.
     *
     * @throws IOException with one line for people when the file has no certificates that can be read
     */
    SSLContext context() throws IOException {
        try {
            if (certificates == null) {
                return SSLContext.getDefault();
            }
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : read(certificates)) {
                trusted.setCertificateEntry("own-" + number++, certificate);
            }
            for (X509Certificate authority : ofTheMachine()) {
                trusted.setCertificateEntry("machine-" + number++, authority);
            }
            TrustManagerFactory managers = managers(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificates in " + certificates + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            var read = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (read.isEmpty()) {
                throw new IOException("There is no certificate in " + file);
            }
            return read;
        } catch (NoSuchFileException e) {
            throw new IOException("There is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }

    private static List<X509Certificate> ofTheMachine() throws GeneralSecurityException {
        return Arrays.stream(managers(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static TrustManagerFactory managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }

    /** Puts the certificates where the run can read them. */
    void install(RunFolder folder) throws IOException {
        if (certificates != null) {
            Files.createDirectories(folder.certificates());
            Files.copy(certificates, folder.certificates().resolve("server.pem"));
        }
    }

    /** Returns the environment of a cell with word of them; a workspace may still say otherwise. */
    Map<String, String> environment(Cell cell, RunFolder folder) {
        var environment = new HashMap<>(cell.environment());
        if (certificates != null) {
            environment.put("SSL_CERT_DIR", OF_THE_MACHINE + ":" + cell.inside(folder.certificates()));
        }
        return environment;
    }
}
