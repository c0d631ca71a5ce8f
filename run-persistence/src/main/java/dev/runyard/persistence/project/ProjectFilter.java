package dev.runyard.persistence.project;

import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.tag.TagFilter;
import java.util.List;

/**
 * Which projects of an organization are asked for, in the order of their names.
 *
 * @param names in lower case, any of which will do; empty for all
 * @param part what the name has to hold, whatever its case; it does not count where there are {@code names}
 * @param tags which tags they must have
 * @param descending whether the order is turned round
 */
public record ProjectFilter(
        OrganizationId organization, List<String> names, String part, TagFilter tags, boolean descending) {}
