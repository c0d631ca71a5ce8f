package dev.runyard.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.acceptance.chaos.Ledger.Mark;
import dev.runyard.acceptance.chaos.Verdict.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The verdict finds what it is there for: each test has an account that is good but for one thing. */
class VerdictTest {
    private static final Told FIRST = new Told("run-1", "applied", List.of("create", "finish_apply"), "[]");
    private static final Told SECOND = new Told("run-2", "applied", List.of("create", "finish_apply"), "[]");

    private final List<Mark> marks = new ArrayList<>();
    private List<Told> runs = List.of(FIRST, SECOND);
    private List<Long> serials = List.of(3L, 6L);
    private String states = "a2 b2 c2";
    private int second;

    VerdictTest() {
        applies("run-1", "1");
        gone("run-2", "a1", "b1", "c1");
        applies("run-2", "2");
    }

    @Test
    void allIsWell() {
        assertThat(verdict()).isEmpty();
    }

    @Test
    void anApplyThatIsDoneTwice() {
        marks.add(5, new Mark(Duration.ofMillis(5500), "network", "run-1", "begin", "begin-again", "begin"));

        assertThat(verdict()).containsExactly(new Problem("run-1", "was applied 2 times"));
    }

    @Test
    void aResourceThatIsInNoState() {
        states = "a2 c2";

        assertThat(verdict()).containsExactly(new Problem("run-2", "made b2, which is in no state"));
    }

    @Test
    void whatWasMadeBeforeTheLastThingOfABrokenApply() {
        applies("run-3", "3");
        runs = List.of(FIRST, SECOND, new Told("run-3", "errored", List.of("fail"), "[killed]"));
        states = "a2 b2 c2 a3";

        assertThat(verdict()).containsExactly(new Problem("run-3", "made b3, which is in no state"));
    }

    @Test
    void twoAppliesAtOnce() {
        mark("run-1", "gone", "late");

        assertThat(verdict()).containsExactly(new Problem("run-1", "was still at work for 8000 ms when run-2 began"));
    }

    @Test
    void anOverlapOfAGivenUpApplyIsBounded() {
        runs = List.of(new Told("run-1", "errored", List.of("fail"), "[The worker of this apply was lost: …]"), SECOND);
        mark("run-1", "gone", "late");
        assertThat(verdict()).isEmpty();
        second += 10;
        mark("run-1", "gone", "later");

        assertThat(verdict()).containsExactly(new Problem("run-1", "was still at work for 19000 ms when run-2 began"));
    }

    @Test
    void aSerialThatFalls() {
        serials = List.of(3L, 6L, 5L);

        assertThat(verdict()).containsExactly(new Problem("", "serial 6 of network was followed by 5"));
    }

    @Test
    void aRunThatIsLost() {
        assertThat(Verdict.on(accounts(), marks, Set.of("run-1", "run-9")))
                .containsExactly(new Problem("run-9", "is lost"));
    }

    @Test
    void aRunThatIsStuck() {
        runs = List.of(FIRST, SECOND, new Told("run-3", "applying", List.of(), "[]"));

        assertThat(verdict()).containsExactly(new Problem("run-3", "is stuck in applying"));
    }

    @Test
    void anAppliedRunThatDidNotDoAllOfIt() {
        marks.removeIf(mark -> mark.run().equals("run-2") && mark.what().equals("end"));

        assertThat(verdict()).containsExactly(new Problem("run-2", "is applied, but did not do all of it"));
    }

    @Test
    void aDiscardedRunThatWasApplied() {
        runs = List.of(FIRST, new Told("run-2", "discarded", List.of("discard"), "[]"));

        assertThat(verdict()).containsExactly(new Problem("run-2", "is discarded, but was applied"));
    }

    private List<Problem> verdict() {
        return Verdict.on(accounts(), marks, Set.of("run-1", "run-2"));
    }

    private List<Account> accounts() {
        return List.of(new Account("network", runs, serials, states));
    }

    private void applies(String run, String number) {
        mark(run, "begin", "begin" + number);
        for (String resource : List.of("a", "b", "c")) {
            mark(run, "made", resource + number);
        }
        mark(run, "end", "end" + number);
    }

    private void gone(String run, String... resources) {
        for (String resource : resources) {
            mark(run, "gone", resource);
        }
    }

    private void mark(String run, String what, String resource) {
        marks.add(new Mark(Duration.ofSeconds(++second), "network", run, what, resource, resource));
    }
}
