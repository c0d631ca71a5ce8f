package dev.runyard.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runyard.persistence.problem.Forbidden;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The whole table in one picture. The last column is what somebody is told who may see the thing but not do this. */
class PermissionTableTest {
    private static final List<Standing> COLUMNS = List.of(
            Standing.SITE_ADMIN,
            Standing.OWNER,
            Standing.ORGANIZATION_TOKEN,
            Standing.MEMBER,
            Standing.RUN_AT_HOME,
            Standing.RUN_NEXT_DOOR,
            Standing.RUN_IN_ORGANIZATION,
            Standing.SELF,
            Standing.COLLEAGUE,
            Standing.USER,
            Standing.PROGRAM,
            Standing.STRANGER);

    private static final String TABLE = """
            . = no                    site  owner org.  mem-  run:  run:  run:  user: user: any   any   stran-
            x = yes                   admin       token ber   home  next  org.  self  coll. user  prog. ger
            AUTHENTICATED             x     x     x     x     x     x     x     x     x     x     x     .     404
            SITE_ADMIN                x     .     .     .     .     .     .     .     .     .     .     .     404
            CREATE_ORGANIZATION       x     .     .     .     .     .     .     .     .     x     .     .     404
            READ_USER                 x     .     .     .     .     .     .     x     x     .     .     .     404
            MANAGE_ACCOUNT            x     .     .     .     .     .     .     x     .     .     .     .     404
            MANAGE_USER_TOKENS        x     x     x     .     .     .     .     x     .     .     .     .     404
            READ_ORGANIZATION         x     x     x     x     x     x     x     .     .     .     .     .     404
            UPDATE_ORGANIZATION       x     x     .     .     .     .     .     .     .     .     .     .     404
            DELETE_ORGANIZATION       x     x     .     .     .     .     .     .     .     .     .     .     404
            MANAGE_ORGANIZATION_TOKEN x     x     x     .     .     .     .     .     .     .     .     .     404
            READ_MEMBERSHIPS          x     x     x     x     .     .     .     .     .     .     .     .     404
            MANAGE_MEMBERSHIPS        x     x     x     .     .     .     .     .     .     .     .     .     404
            READ_TEAMS                x     x     x     x     .     .     .     .     .     .     .     .     404
            MANAGE_TEAMS              x     x     x     .     .     .     .     .     .     .     .     .     404
            READ_PROJECT              x     x     x     .     .     .     .     .     .     .     .     .     404
            MANAGE_PROJECTS           x     x     x     .     .     .     .     .     .     .     .     .     403
            MOVE_WORKSPACES           x     x     x     .     .     .     .     .     .     .     .     .     404
            CREATE_WORKSPACE          x     x     x     .     .     .     .     .     .     .     .     .     403
            MANAGE_AGENT_POOLS        x     x     x     .     .     .     .     .     .     .     .     .     404
            READ_VARIABLE_SETS        x     x     x     .     .     .     .     .     .     .     .     .     404
            MANAGE_VARIABLE_SETS      x     x     x     .     .     .     .     .     .     .     .     .     404
            READ_WORKSPACE            x     x     x     .     x     x     .     .     .     .     .     .     404
            UPDATE_WORKSPACE          x     x     x     .     .     .     .     .     .     .     .     .     403
            DELETE_WORKSPACE          x     x     x     .     .     .     .     .     .     .     .     .     404
            FORCE_DELETE_WORKSPACE    x     x     x     .     .     .     .     .     .     .     .     .     403
            LOCK_WORKSPACE            x     x     x     .     .     .     .     .     .     .     .     .     404
            FORCE_UNLOCK_WORKSPACE    x     x     x     .     .     .     .     .     .     .     .     .     404
            MANAGE_RUN_TRIGGERS       x     x     x     .     .     .     .     .     .     .     .     .     404
            SHARE_STATE               x     x     x     .     .     .     .     .     .     .     .     .     404
            REPLACE_STATE_CONSUMERS   x     x     x     .     .     .     .     .     .     .     .     .     404
            MANAGE_TAGS               x     x     x     .     .     .     .     .     .     .     .     .     404
            READ_RUNS                 x     x     x     .     .     .     .     .     .     .     .     .     404
            QUEUE_RUNS                x     x     .     .     .     .     .     .     .     .     .     .     404
            APPLY_RUNS                x     x     .     .     .     .     .     .     .     .     .     .     403
            CANCEL_RUNS               x     x     .     .     .     .     .     .     .     .     .     .     404
            FORCE_CANCEL_RUNS         x     x     .     .     .     .     .     .     .     .     .     .     404
            FORCE_EXECUTE_RUNS        x     x     .     .     .     .     .     .     .     .     .     .     404
            READ_PLAN_JSON            x     x     .     .     .     .     .     .     .     .     .     .     404
            READ_VARIABLES            x     x     x     .     .     .     .     .     .     .     .     .     404
            WRITE_VARIABLES           x     x     x     .     .     .     .     .     .     .     .     .     403
            READ_STATE_OUTPUTS        x     x     x     .     x     x     .     .     .     .     .     .     404
            READ_STATE                x     x     x     .     x     x     .     .     .     .     .     .     404
            WRITE_STATE               x     x     .     .     .     .     .     .     .     .     .     .     404
            DELETE_STATE_DATA         x     x     .     .     .     .     .     .     .     .     .     .     404
            """;

    @Test
    void everyPermissionIsHeldByWhoTheTableSays() {
        var rows = Arrays.stream(Permission.values()).map(PermissionTableTest::row);

        assertThat(rows.collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(TABLE.lines().skip(2).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void theTableHasAColumnForEveryStanding() {
        assertThat(COLUMNS).containsExactly(Standing.values());
    }

    private static String row(Permission permission) {
        return COLUMNS.stream()
                .map(standing -> standing.allows(permission) ? "x" : ".")
                .collect(Collectors.joining("     ", "%-26s".formatted(permission), "     " + status(permission)));
    }

    private static String status(Permission permission) {
        Problem refusal = permission.refusal();
        return switch (refusal) {
            case NotFound _ -> "404";
            case Forbidden _ -> "403";
            default -> "?";
        };
    }
}
