package dev.runyard.api.organization;

import static java.util.stream.Collectors.groupingBy;

import dev.runyard.api.jsonapi.Batch.Column;
import dev.runyard.api.jsonapi.Resource;
import dev.runyard.api.jsonapi.ResourceType;
import dev.runyard.api.jsonapi.View;
import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.organization.OrganizationMembership;
import dev.runyard.persistence.organization.OrganizationMembershipId;
import dev.runyard.persistence.organization.OrganizationMemberships;
import dev.runyard.persistence.team.Teams;
import dev.runyard.persistence.user.User;
import dev.runyard.persistence.user.Users;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code organization-memberships}. */
@Component
final class OrganizationMembershipResource implements Resource<OrganizationMembership> {
    private final OrganizationMemberships memberships;
    private final OrganizationNames organizations;
    private final Users users;
    private final Teams teams;

    OrganizationMembershipResource(
            OrganizationMemberships memberships, OrganizationNames organizations, Users users, Teams teams) {
        this.memberships = memberships;
        this.organizations = organizations;
        this.users = users;
        this.teams = teams;
    }

    @Override
    public Class<OrganizationMembership> shows() {
        return OrganizationMembership.class;
    }

    @Override
    public List<OrganizationMembership> byIds(Collection<String> ids) {
        return memberships.findAllById(
                ids.stream().map(OrganizationMembershipId::new).toList());
    }

    @Override
    public TypedId subject(OrganizationMembership membership) {
        return membership.id();
    }

    @Override
    public ResourceType<OrganizationMembership> type() {
        return ResourceType.named(
                        "organization-memberships",
                        (OrganizationMembership membership) -> membership.id().value())
                .attribute("status", membership -> membership.status().wireName())
                .attribute("created-at", OrganizationMembership::createdAt)
                .batchedAttribute("email", this::emails)
                .batchedToMany("teams", "teams", this::teams)
                .toOne("user", "users", membership -> membership.userId().value())
                .batchedToOne("organization", "organizations", organizations.of(OrganizationMembership::organizationId))
                .self(membership -> "/api/v2/organization-memberships/" + membership.id());
    }

    private Column<OrganizationMembership, Object> emails(List<OrganizationMembership> rows, View view) {
        var byUser = new HashMap<Object, String>();
        users.findAllById(rows.stream().map(OrganizationMembership::userId).toList())
                .forEach((User user) -> byUser.put(user.id(), user.email()));
        return membership -> byUser.get(membership.userId());
    }

    private Column<OrganizationMembership, List<String>> teams(List<OrganizationMembership> rows, View view) {
        var byPlace = new HashMap<List<String>, List<String>>();
        rows.stream()
                .collect(groupingBy(OrganizationMembership::organizationId))
                .forEach((organization, members) -> teams.teamsOfAll(organization, users(members))
                        .forEach(row -> byPlace.computeIfAbsent(
                                        List.of(organization.value(), (String) row[1]), none -> new ArrayList<>())
                                .add((String) row[0])));
        return membership -> byPlace.get(
                List.of(membership.organizationId().value(), membership.userId().value()));
    }

    private static List<String> users(List<OrganizationMembership> members) {
        return members.stream().map(member -> member.userId().value()).toList();
    }
}
