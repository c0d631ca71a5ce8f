package dev.runyard.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runyard.acceptance.support.Eventually;
import dev.runyard.app.folder.Folders;
import dev.runyard.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path data;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void start() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        postgres = started(data);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void itsDataSurvivesARestart() throws Exception {
        execute("create table kept (word text)", "insert into kept values ('yes')");

        postgres.close();
        postgres = started(data);

        assertThat(query("select word from kept")).isEqualTo("yes");
    }

    @Test
    void itNeedsThePasswordAndIsDurableAndNeverRoot() throws Exception {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(postgres.address().jdbcUrl(), "runyard", "wrong"))
                .withMessageContaining("password authentication failed");
        assertThat(query("show fsync")).isEqualTo("on");
        assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Files.getPosixFilePermissions(data.resolve("postgres/password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assumeTrue(Folders.isRoot());
        assertThat(Files.getAttribute(data.resolve("postgres/cluster"), "unix:uid"))
                .isNotEqualTo(0);
    }

    @Test
    void aSecondOneOnTheSameDataIsRefusedWhileTheFirstRuns() throws Exception {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> started(data))
                .withMessage("The data directory " + data + " is in use by another Runyard (process "
                        + ProcessHandle.current().pid()
                        + "): stop that one first, or set RUNYARD_DATA to another folder");
        assertThat(query("select 'still here'")).isEqualTo("still here");
    }

    @Test
    void whatAKilledServerLeftRunningIsStoppedAndItsDataFound() throws Exception {
        execute("create table kept (word text)", "insert into kept values ('yes')");
        postgres.close();
        ProcessHandle orphan = orphan();

        postgres = started(data);

        // Dead at once, but gone only when whoever adopted it has noticed.
        assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(30));
        assertThat(query("select word from kept")).isEqualTo("yes");
    }

    @Test
    void whenItIsKilledItIsStartedAgainAtTheSameAddress() throws Exception {
        execute("create table kept (word text)", "insert into kept values ('yes')");
        var address = postgres.address();

        postmaster().destroyForcibly();

        Eventually.until("an answer", this::keptWord, "yes"::equals);
        assertThat(postgres.address()).isEqualTo(address);
    }

    private String keptWord() {
        try {
            return query("select word from kept");
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    @Test
    void aProcessThatOnlyHasTheNumberOfADeadServerIsLeftAlone() throws Exception {
        postgres.close();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(data.resolve("postgres/cluster/postmaster.pid"), innocent.pid() + "\n/elsewhere\n0\n");

            postgres = started(data);

            assertThat(innocent.isAlive()).isTrue();
            assertThat(query("select 'here'")).isEqualTo("here");
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void aDatabaseOfAnotherMajorVersionIsRefused() throws Exception {
        postgres.close();
        Files.writeString(data.resolve("postgres/cluster/PG_VERSION"), "17\n");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> started(data))
                .withMessageContaining("was made by PostgreSQL 17 and this Runyard brings 18");
    }

    /** Starts a database in a process of its own that is then killed; returns the server it left. */
    private ProcessHandle orphan() throws Exception {
        Process owner = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = owner.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("started");
        }
        owner.destroyForcibly();
        assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
        ProcessHandle orphan = postmaster();
        assertThat(orphan.isAlive()).isTrue();
        return orphan;
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String query(String sql) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static EmbeddedPostgres started(Path data) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(data, Folders.ofThisProcess());
        postgres.start();
        return postgres;
    }

    /** A process that has a database and waits to be killed. */
    static final class Owner {
        private Owner() {}

        static void main(String[] arguments) throws IOException {
            started(Path.of(arguments[0]));
            System.out.println("started");
            System.in.read();
        }
    }
}
