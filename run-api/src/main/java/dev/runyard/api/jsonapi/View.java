package dev.runyard.api.jsonapi;

import dev.runyard.persistence.user.Actor;

/**
 * What a resource is looked at with: permissions and links depend on it.
 *
 * @param actor who looks
 * @param baseUrl the address of the server as users see it, without a trailing slash
 */
public record View(Actor actor, String baseUrl) {
    /** Returns the absolute URL of a path that begins with a slash. */
    public String url(String path) {
        return baseUrl + path;
    }
}
