package dev.runyard.persistence.blob;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which blobs rows refer to. Every column that holds a blob id is named here; a test compares with the tables. */
@Component
public final class BlobReferences {
    /** Table and column, as in the migrations. */
    public static final List<String> COLUMNS = List.of(
            "configuration_version.blob",
            "state_version.blob",
            "state_version.json_blob",
            "phase.artifact_blob",
            "phase.json_blob",
            "phase.redacted_blob",
            "phase.schemas_blob",
            "phase.generated_blob",
            "phase_log.blob",
            "plan_export.blob");

    private final JdbcClient jdbc;

    BlobReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns those of {@code blobs} that no row refers to. */
    public Set<BlobId> without(Collection<BlobId> blobs) {
        var left = new HashSet<>(blobs);
        var names = blobs.stream().map(BlobId::value).toArray(String[]::new);
        for (String column : COLUMNS) {
            var table = column.substring(0, column.indexOf('.'));
            jdbc.sql("select " + column + " from " + table + " where " + column + " = any(?)")
                    .param(1, names)
                    .query(String.class)
                    .list()
                    .forEach(name -> left.remove(new BlobId(name)));
        }
        return left;
    }
}
