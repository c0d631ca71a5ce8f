package dev.runyard.api.tag;

import dev.runyard.api.jsonapi.ApiController;
import dev.runyard.api.jsonapi.JsonApiBody;
import dev.runyard.api.jsonapi.Listing;
import dev.runyard.api.jsonapi.Paging;
import dev.runyard.api.security.Requires;
import dev.runyard.engine.access.Permission;
import dev.runyard.engine.tag.ReservedTagKeyDirectory;
import dev.runyard.persistence.organization.OrganizationId;
import dev.runyard.persistence.tag.ReservedTagKey;
import dev.runyard.persistence.tag.ReservedTagKeyId;
import dev.runyard.persistence.tag.ReservedTagKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Reserved tag keys. One of them is at {@code reserved-tags} by HCP Terraform's page, at {@code reserved-tag-keys} by go-tfe. */
@ApiController
final class ReservedTagKeyController {
    private static final String KEYS = "/api/v2/organizations/{organization}/reserved-tag-keys";

    private final ReservedTagKeys reserved;
    private final ReservedTagKeyDirectory directory;

    ReservedTagKeyController(ReservedTagKeys reserved, ReservedTagKeyDirectory directory) {
        this.reserved = reserved;
        this.directory = directory;
    }

    /** A key to be reserved. */
    record NewKey(String key, @Nullable Boolean disableOverrides) {}

    /** What is changed of a reserved key. */
    record ChangedKey(@Nullable String key, @Nullable Boolean disableOverrides) {}

    @GetMapping(KEYS)
    @Requires(Permission.READ_ORGANIZATION)
    Listing<ReservedTagKey> list(OrganizationId organization, Paging paging) {
        return paging.of(reserved.of(organization, paging.request()));
    }

    @PostMapping(KEYS)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.MANAGE_TAGS)
    ReservedTagKey create(OrganizationId organization, @JsonApiBody NewKey asked) {
        return directory.create(organization, asked.key(), Boolean.TRUE.equals(asked.disableOverrides()));
    }

    @PatchMapping({"/api/v2/reserved-tags/{reserved}", "/api/v2/reserved-tag-keys/{reserved}"})
    @Requires(Permission.MANAGE_TAGS)
    ReservedTagKey update(@PathVariable("reserved") ReservedTagKeyId id, @JsonApiBody ChangedKey changes) {
        return directory.update(id, changes.key(), changes.disableOverrides());
    }

    @DeleteMapping({"/api/v2/reserved-tags/{reserved}", "/api/v2/reserved-tag-keys/{reserved}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.MANAGE_TAGS)
    void delete(@PathVariable("reserved") ReservedTagKeyId id) {
        directory.delete(id);
    }
}
