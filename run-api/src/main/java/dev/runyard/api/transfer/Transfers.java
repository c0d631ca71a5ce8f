package dev.runyard.api.transfer;

import dev.runyard.engine.Download;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes stored bytes to clients, some at a time. */
public final class Transfers {
    private Transfers() {}

    /** Sends a download, with its length. */
    public static void send(Download download, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(download.size());
        download.writeTo(response.getOutputStream());
    }

    /** Sends a download, or 204 when there is none. */
    public static void send(Optional<Download> download, HttpServletResponse response) throws IOException {
        if (download.isPresent()) {
            send(download.get(), response);
        } else {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        }
    }

    /** Sends a download of a type of its own, with its length. */
    public static void send(Download download, String contentType, HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setContentLengthLong(download.size());
        download.writeTo(response.getOutputStream());
    }

    /** Sends the client to a temporary URL. */
    public static void redirect(HttpStatus status, String url, HttpServletResponse response) {
        response.setStatus(status.value());
        response.setHeader(HttpHeaders.LOCATION, url);
    }

    /** Sends what can be read from {@code bytes}, which is not closed. */
    public static void send(InputStream bytes, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        bytes.transferTo(response.getOutputStream());
    }
}
