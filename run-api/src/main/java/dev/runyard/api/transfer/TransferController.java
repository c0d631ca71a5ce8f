package dev.runyard.api.transfer;

import dev.runyard.api.security.Open;
import dev.runyard.engine.configurationversion.ConfigurationStore;
import dev.runyard.engine.log.LogReader;
import dev.runyard.engine.stateversion.JsonStates;
import dev.runyard.engine.stateversion.StateStore;
import dev.runyard.persistence.configurationversion.ConfigurationVersionId;
import dev.runyard.persistence.crypto.CapabilityTokens.Purpose;
import dev.runyard.persistence.run.PhaseId;
import dev.runyard.persistence.stateversion.StateVersionId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes and gives the bytes behind the addresses that {@link TransferUrls} makes: who has one needs no token. */
@RestController
final class TransferController {
    private final TransferRights rights;
    private final ConfigurationStore configurations;
    private final StateStore states;
    private final JsonStates jsonStates;
    private final LogReader logs;

    TransferController(
            TransferRights rights,
            ConfigurationStore configurations,
            StateStore states,
            JsonStates jsonStates,
            LogReader logs) {
        this.rights = rights;
        this.configurations = configurations;
        this.states = states;
        this.jsonStates = jsonStates;
        this.logs = logs;
    }

    @PutMapping(TransferUrls.CONFIGURATION + "{right}")
    @Open
    void uploadConfiguration(@PathVariable String right, InputStream body) throws IOException {
        configurations.upload(new ConfigurationVersionId(rights.require(Purpose.CONFIGURATION_UPLOAD, right)), body);
    }

    @GetMapping(TransferUrls.CONFIGURATION_FILE + "{right}")
    @Open
    void configuration(@PathVariable String right, HttpServletResponse response) throws IOException {
        var version = new ConfigurationVersionId(rights.require(Purpose.CONFIGURATION_DOWNLOAD, right));
        Transfers.send(configurations.download(version), "application/gzip", response);
    }

    @PutMapping(TransferUrls.STATE + "{right}")
    @Open
    void uploadState(@PathVariable String right, InputStream body) throws IOException {
        states.upload(new StateVersionId(rights.require(Purpose.STATE_UPLOAD, right)), body);
    }

    @GetMapping(TransferUrls.STATE + "{right}")
    @Open
    void state(@PathVariable String right, HttpServletResponse response) throws IOException {
        Transfers.send(states.download(new StateVersionId(rights.require(Purpose.STATE_DOWNLOAD, right))), response);
    }

    @PutMapping(TransferUrls.JSON_STATE + "{right}")
    @Open
    void uploadJsonState(@PathVariable String right, InputStream body) throws IOException {
        jsonStates.upload(new StateVersionId(rights.require(Purpose.JSON_STATE_UPLOAD, right)), body);
    }

    @GetMapping(TransferUrls.JSON_STATE + "{right}")
    @Open
    void jsonState(@PathVariable String right, HttpServletResponse response) throws IOException {
        Transfers.send(
                jsonStates.download(new StateVersionId(rights.require(Purpose.JSON_STATE_DOWNLOAD, right))), response);
    }

    /** The CLI asks past the end again and again while a log grows: that is an empty answer, and no error. */
    @GetMapping(path = TransferUrls.LOG + "{right}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Open
    byte[] log(
            @PathVariable String right,
            @RequestParam(defaultValue = "0") long offset,
            @RequestParam(defaultValue = "65536") int limit) {
        return logs.read(new PhaseId(rights.require(Purpose.LOG_READ, right)), offset, limit);
    }
}
