package dev.runyard.api.run;

import dev.runyard.api.jsonapi.Query;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.run.RunStatus;
import dev.runyard.persistence.run.RunsEverywhere;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** Reads what the list of all runs is filtered by; Terraform Enterprise's page "Admin Runs API" has the parameters. */
final class AdminRunFilters {
    private static final Instant EVER = Instant.EPOCH;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final int LONGEST_SEARCH = 1024;

    private AdminRunFilters() {}

    /**
     * Reads a filter.
     *
     * @throws Invalid when a parameter has a value that it cannot have
     */
    static RunsEverywhere.Wanted read(Query query) {
        var statuses = query.list("filter[status]");
        var search = query.text("q").orElse("");
        if (search.length() > LONGEST_SEARCH) {
            throw Invalid.because("q is too long (maximum is " + LONGEST_SEARCH + " characters)");
        }
        return new RunsEverywhere.Wanted(
                statuses.isEmpty() ? Set.of(RunStatus.values()) : StatusNames.read("filter[status]", statuses),
                moment(query, "filter[from]", EVER),
                moment(query, "filter[to]", NEVER),
                search);
    }

    private static Instant moment(Query query, String parameter, Instant otherwise) {
        return query.text(parameter).map(text -> moment(parameter, text)).orElse(otherwise);
    }

    /** Years that no run can be of are as good as none; the database does not know all that text can say. */
    private static Instant moment(String parameter, String text) {
        try {
            var moment = OffsetDateTime.parse(text).toInstant();
            return moment.isBefore(EVER) ? EVER : moment.isAfter(NEVER) ? NEVER : moment;
        } catch (DateTimeParseException e) {
            throw Invalid.because(parameter + " must be a moment as in RFC 3339, such as 2026-01-31T10:00:00Z");
        }
    }
}
