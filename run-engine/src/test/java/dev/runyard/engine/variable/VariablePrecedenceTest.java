package dev.runyard.engine.variable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.engine.variable.VariablePrecedence.Candidate;
import dev.runyard.engine.variable.VariablePrecedence.Name;
import dev.runyard.engine.variable.VariableSource.Reach;
import dev.runyard.persistence.variable.VariableCategory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HCP Terraform's page on variables, section "Precedence", sentence by sentence. A value is written as what it comes from and, for a
 * set, the set's name: {@code priority org project B=2} is the 2 of a priority set named B that an organization owns and that
 * applies to a project.
 */
class VariablePrecedenceTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # The ladder, each step against the next.
            1 before 2   | priority global S=1; priority org project S=2                        | 1
            2 before 3   | priority org workspace S=2; priority org project S=1                 | 1
            3 before 4   | priority org workspace S=1; priority prj project S=2                 | 1
            4 before 5   | priority prj workspace S=2; priority prj project S=1                 | 1
            5 before 6   | priority prj workspace S=1; run=2                                    | 1
            6 before 8   | own=2; run=1                                                         | 1
            8 before 9   | own=1; prj workspace S=2                                             | 1
            9 before 10  | prj project S=2; prj workspace S=1                                   | 1
            10 before 11 | prj project S=1; org workspace S=2                                   | 1
            11 before 12 | org project S=2; org workspace S=1                                   | 1
            12 before 13 | org project S=1; global S=2                                          | 1
            # "Precedence example": what the table's three columns come to.
            Region       | priority global G=us-east-1; priority org project OP=us-east-2; priority org workspace OW=us-west-1;\
             priority prj project PP=eu-east-2; priority prj workspace PW=eu-west-1; run=us-west-2            | us-east-1
            Var1         | own=h; prj workspace PW=y; org workspace OW=z                        | h
            Replicas     | run=9; own=1; prj workspace PW=2; prj project PP=4; org workspace OW=3; org project OP=5; global G=6 | 9
            without -var | own=1; prj workspace PW=2; prj project PP=4; org workspace OW=3; org project OP=5; global G=6 | 1
            sets alone   | prj workspace PW=2; prj project PP=4; org workspace OW=3; org project OP=5; global G=6 | 2
            # Sets of one source: the name that comes first, by code points, whichever was made or changed last.
            names        | org workspace B_Variable_Set=2; org workspace A_Variable_Set=1       | 1
            of projects  | org project A_Variable_Set=1; org project B_Variable_Set=2           | 1
            owned        | prj workspace B=2; prj workspace A=1                                 | 1
            priority     | priority org workspace zebra=2; priority org workspace ant=1         | 1
            capitals     | org workspace a=2; org workspace Z=1                                 | 1
            numbers      | org workspace set-9=2; org workspace set-10=1                        | 1
            beginning    | org workspace setting=2; org workspace set=1                         | 1
            beyond BMP   | org workspace \uD83D\uDE00=2; org workspace \uFF21=1                 | 1
            # A name decides only within one source.
            not by name  | org project A=2; org workspace B=1                                   | 1
            # A set that applies in two ways is the stronger of the two.
            both ways    | org workspace project A=1; org workspace B=2                         | 1
            both, lower  | org project A=2; org workspace project B=1                           | 1
            both, first  | priority org workspace project B=1; priority org workspace A=2       | 1
            global, too  | global workspace A=2; org project B=1                                | 1
            # Different types do not compete.
            two types    | own=1; env priority global G=2                                       | 1 2
            one of each  | own=1; env own=3; env global G=2; global G=4; env run=5              | 1 5
            nothing      | ``                                                                   | ``
            """)
    void theStrongerValueWins(String rule, String given, String winners) {
        List<Candidate<String>> candidates = Arrays.stream(given.split(";", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(VariablePrecedenceTest::candidate)
                .toList();

        assertThat(values(candidates)).isEqualTo(winners);
        assertThat(values(candidates.reversed()).split(" ", -1)).containsExactlyInAnyOrder(winners.split(" ", -1));
    }

    private static String values(List<Candidate<String>> candidates) {
        return String.join(
                " ",
                VariablePrecedence.winners(candidates).stream()
                        .map(Candidate::value)
                        .toList());
    }

    private static Candidate<String> candidate(String text) {
        int equals = text.indexOf('=');
        var words = List.of(text.substring(0, equals).split(" ", -1));
        var is = Set.copyOf(words);
        var category = is.contains("env") ? VariableCategory.ENV : VariableCategory.TERRAFORM;
        return new Candidate<>(source(is), words.getLast(), new Name(category, "replicas"), text.substring(equals + 1));
    }

    private static VariableSource source(Set<String> is) {
        if (is.contains("run")) {
            return VariableSource.RUN;
        }
        if (is.contains("own")) {
            return VariableSource.WORKSPACE;
        }
        return VariableSource.of(new Reach(
                is.contains("priority"),
                is.contains("prj"),
                is.contains("global"),
                is.contains("project"),
                is.contains("workspace")));
    }
}
