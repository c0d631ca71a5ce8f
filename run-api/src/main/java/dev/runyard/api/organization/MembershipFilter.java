package dev.runyard.api.organization;

import dev.runyard.api.jsonapi.Query;
import dev.runyard.persistence.organization.MembershipStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which memberships are asked for.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cloud-docs/api-docs/organization-memberships">List Memberships</a>
 */
record MembershipFilter(List<MembershipStatus> statuses, List<String> emails, String part) {
    /** Reads {@code filter[status]}, {@code filter[email]} and {@code q}; a status that is none finds nothing. */
    static MembershipFilter of(Query query) {
        var wanted = query.list("filter[status]");
        var statuses = Arrays.stream(MembershipStatus.values())
                .filter(status -> wanted.isEmpty() || wanted.contains(status.wireName()))
                .toList();
        var emails = query.list("filter[email]").stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toList();
        return new MembershipFilter(statuses, emails, query.text("q").orElse(""));
    }
}
